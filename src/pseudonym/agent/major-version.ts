/**
 * The major version that stands at `at`: 1 to 999, followed by neither letter nor digit. Undefined for
 * anything else: a longer number, a zero or the start of an identifier is no version of a browser
 * and could carry data out.
 */
export function majorVersion(text: string, at: number): string | undefined {
  return /^[1-9][0-9]{0,2}(?![0-9A-Za-z])/.exec(text.slice(at, at + 4))?.[0];
}
