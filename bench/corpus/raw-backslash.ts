/**
 * Stands for a backslash that an encoding wrote (`\x40`): the writer of a format leaves it alone, where
 * it would escape a backslash of the value. From Unicode's private use, so no value has it.
 */
export const RAW_BACKSLASH = '\uf8ff';

/** The text as it stands in the line. */
export function unmarked(text: string): string {
  return text.replaceAll(RAW_BACKSLASH, '\\');
}

/** The same for logs that escape nothing but line ends. */
export function onOneLine(text: string): string {
  return unmarked(text).replaceAll('\n', '\\n');
}

/** The inside of a JSON string. */
export function escapeJson(text: string): string {
  return unmarked(JSON.stringify(text).slice(1, -1));
}
