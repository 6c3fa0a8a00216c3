/** The formats that are known by name, and what their lines are. */
export const FORMATS = {
  auto: 'whichever of json, error, combined and common fits the line, else text',
  combined: 'the combined access log of nginx and Apache; columns behind it are searched as text',
  common: 'the Common Log Format',
  error: 'the nginx error log',
  json: 'one JSON object a line, nested to any depth, such as a log_format with escape=json',
  text: 'anything else: searched as free text',
} as const;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/** Whether a format is known by this name. */
export function isFormatName(name: string): name is FormatName {
  return (FORMAT_NAMES as readonly string[]).includes(name);
}
