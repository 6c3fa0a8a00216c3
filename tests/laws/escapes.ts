/*
 * The ways in which a value is written in a log, and back. Text is one character a byte. Written
 * without a look at src: the laws must not share its faults.
 */

export interface Encoding {
  readonly name: string;
  readonly encode: (text: string) => string;
  /** Not every format writes it: a raw backslash is not JSON. */
  readonly backslash: boolean;
}

type Escape = (code: string) => string;

const hexOf = (char: string): string => char.charCodeAt(0).toString(16).padStart(2, '0');
const upper = (code: string): string => code.toUpperCase();
/** One digit in capitals and one not, where it shows. */
const mixed = (code: string): string => code.slice(0, -1) + code.slice(-1).toUpperCase();

const percent: Escape = (code) => `%${code}`;
const slashX: Escape = (code) => `\\x${code}`;
const slashU: Escape = (code) => `\\u00${code}`;

const every = (write: Escape, cased: (code: string) => string) => (text: string) =>
  text.replace(/[\s\S]/g, (char) => write(cased(hexOf(char))));
/** Only what is no letter, digit or mark that stands for itself in a URL. */
const special = (write: Escape, cased: (code: string) => string) => (text: string) =>
  text.replace(/[^A-Za-z0-9_.~-]/g, (char) => write(cased(hexOf(char))));

const once = special(percent, upper);
const onceAll = every(percent, mixed);

export const ENCODINGS: readonly Encoding[] = [
  { name: 'plain', encode: (text) => text, backslash: false },
  { name: 'percent', encode: once, backslash: false },
  { name: 'percent, every byte', encode: onceAll, backslash: false },
  { name: 'percent twice', encode: (text) => once(once(text)), backslash: false },
  { name: 'percent twice, every byte', encode: (text) => onceAll(onceAll(text)), backslash: false },
  {
    name: 'percent twice, %25',
    encode: (text) => onceAll(text).replaceAll('%', '%25'),
    backslash: false,
  },
  { name: '\\x', encode: special(slashX, upper), backslash: true },
  { name: '\\x, every byte', encode: every(slashX, mixed), backslash: true },
  { name: '\\u', encode: special(slashU, upper), backslash: true },
  { name: '\\u, every byte', encode: every(slashU, mixed), backslash: true },
  {
    name: '\\x over percent',
    encode: (text) => special(slashX, upper)(once(text)),
    backslash: true,
  },
  {
    name: '\\u over percent',
    encode: (text) => every(slashU, mixed)(onceAll(text)),
    backslash: true,
  },
  {
    name: '\\x over percent twice',
    encode: (text) => every(slashX, upper)(once(once(text))),
    backslash: true,
  },
];

const ESCAPE = /%u([0-9a-f]{4})|%([0-9a-f]{2})|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|\\(["\\/'])/gi;

/** One layer of escapes taken off; characters above 255 as they are. */
function decoded(text: string): string {
  return text.replace(ESCAPE, (_, u1, pc, u2, x, char) =>
    char === undefined ? String.fromCharCode(Number.parseInt(u1 ?? pc ?? u2 ?? x, 16)) : char,
  );
}

/** The text and what it means when up to three layers of escapes are taken off. */
export function allReadings(text: string): string[] {
  const readings = [text];
  for (let depth = 0; depth < 3; depth++) readings.push(decoded(readings[depth]));
  return readings;
}
