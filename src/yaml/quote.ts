/** More of a value is not shown. */
const LONGEST = 40;

/** Control characters, and those that change the direction of text: a terminal would obey them. */
const UNPRINTABLE = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Text of a file with every character that a terminal would obey as `?`; columns stay. */
export function printable(text: string): string {
  return text.replaceAll('\t', ' ').replace(UNPRINTABLE, '?');
}

/** Text of a file in double quotes, cut where it is long. */
export function quote(text: string): string {
  return `"${printable(text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)}"`;
}

/** A value of a config in words. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'empty' : quote(value);
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return 'a list';
  return value === null || value === undefined ? 'nothing' : 'a mapping';
}
