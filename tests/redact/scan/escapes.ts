/*
 * The ways in which logs write a value, and an oracle that reads them back, both by regular
 * expressions and without a look at src. Text is one character a byte.
 */

const code = (char: string): string => char.charCodeAt(0).toString(16).padStart(2, '0');

const every =
  (write: (char: string) => string) =>
  (text: string): string =>
    text.replace(/[\s\S]/g, write);
const special =
  (write: (char: string) => string) =>
  (text: string): string =>
    text.replace(/[^\w.~-]/g, write);

const percent = (char: string): string => `%${code(char).toUpperCase()}`;
const slashX = (char: string): string => `\\x${code(char)}`;
const slashU = (char: string): string => `\\u00${code(char)}`;
const percentU = (char: string): string => `%u00${code(char)}`;

const SPECIAL = [percent, slashX, slashU, percentU].map(special);
const EVERY = [percent, slashX, slashU].map(every);

/** One layer, two layers of all kinds, and JSON over two layers of percent-encoding. */
export const WRITINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  ...SPECIAL,
  ...EVERY,
  ...[...SPECIAL, ...EVERY].flatMap((inner) =>
    [SPECIAL[0], EVERY[0], SPECIAL[1], EVERY[2]].map(
      (outer) => (text: string) => outer(inner(text)),
    ),
  ),
  (text) => EVERY[2](SPECIAL[0](EVERY[0](text))),
];

const ESCAPE =
  /\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|(?:%u|\\u)([0-9a-f]{4})|(?:%|\\x)([0-9a-f]{2})|\\([bfnrt"'/\\])/gi;

const SHORT: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

const utf8 = (point: number): string =>
  point >= 0xd800 && point < 0xe000
    ? [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)]
        .map((byte) => String.fromCharCode(byte))
        .join('')
    : Buffer.from(String.fromCodePoint(point), 'utf8').toString('latin1');

/** Text with one layer of escapes taken off. */
function read(text: string): string {
  return text.replace(ESCAPE, (_, high, low, wide, byte, char) => {
    if (high !== undefined)
      return utf8(
        0x10000 + ((Number.parseInt(high, 16) - 0xd800) << 10) + Number.parseInt(low, 16) - 0xdc00,
      );
    if (wide !== undefined) return utf8(Number.parseInt(wide, 16));
    if (byte !== undefined) return String.fromCharCode(Number.parseInt(byte, 16));
    return SHORT[char] ?? char;
  });
}

/** The text in all its readings, three layers deep. */
export function readings(text: string): string[] {
  const all = [text];
  for (let depth = 0; depth < 3; depth++) all.push(read(all[depth]));
  return all;
}

/** Whether an escape of the text covers both sides of `at`. */
export function isInsideEscape(text: string, at: number): boolean {
  for (const match of text.matchAll(ESCAPE))
    if (match.index < at && at < match.index + match[0].length) return true;
  return false;
}
