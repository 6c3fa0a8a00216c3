import { type ByteSet, bytesThat, negated } from './byte-set.ts';
import { PatternError } from './pattern-error.ts';

/** What an escape stands for, and where it ends. */
export interface Escape {
  /** One byte, or a set of several. */
  readonly means: number | ByteSet;
  readonly end: number;
}

const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
const isWord = (byte: number) =>
  isDigit(byte) || byte === 0x5f || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);
/** Tab, newline, vertical tab, form feed, carriage return and blank: the ASCII part of JavaScript's. */
const isSpace = (byte: number) => (byte >= 0x09 && byte <= 0x0d) || byte === 0x20;

const DIGITS = bytesThat(isDigit);
const WORD = bytesThat(isWord);
const SPACE = bytesThat(isSpace);

const SETS: ReadonlyMap<string, ByteSet> = new Map([
  ['d', DIGITS],
  ['D', negated(DIGITS)],
  ['w', WORD],
  ['W', negated(WORD)],
  ['s', SPACE],
  ['S', negated(SPACE)],
]);

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['t', 0x09],
  ['n', 0x0a],
  ['v', 0x0b],
  ['f', 0x0c],
  ['r', 0x0d],
  ['0', 0x00],
]);

/** What is left out, and what to do instead. */
const REFUSED: readonly (readonly [RegExp, string, string])[] = [
  [/^[1-9]/, 'a back-reference cannot be matched in linear time', 'write out what it stands for'],
  [/^k/, 'a back-reference cannot be matched in linear time', 'write out what it stands for'],
  [/^[bB]/, 'a word boundary is no part of a pattern', "it is an option of the rule ('bounded')"],
  [
    /^[pP]/,
    'Unicode properties need characters, and a pattern matches bytes',
    'write a class of bytes',
  ],
  [/^u/, 'a pattern matches bytes', 'write each byte of the character in UTF-8 as \\xHH'],
  [/^0\d/, 'an octal escape is ambiguous', 'write \\xHH'],
];

/** Reads the escape whose backslash stands at `at`, inside a class or outside. */
export function parseEscape(text: string, at: number): Escape {
  const rest = text.slice(at + 1);
  const [char] = rest;
  if (char === undefined)
    throw new PatternError(
      at,
      'a backslash ends the pattern',
      'for the character itself write \\\\',
    );
  for (const [looks, found, wanted] of REFUSED) {
    if (looks.test(rest)) throw new PatternError(at, `\\${char}: ${found}`, wanted);
  }
  const means = SETS.get(char) ?? CONTROLS.get(char);
  if (means !== undefined) return { means, end: at + 2 };
  if (char === 'x') {
    const hex = /^x([0-9A-Fa-f]{2})/.exec(rest)?.[1];
    if (hex !== undefined) return { means: parseInt(hex, 16), end: at + 4 };
    throw new PatternError(at, '\\x without two hexadecimal digits', 'write for example \\x7E');
  }
  if (/^[!-/:-@[-`{-~ ]/.test(char)) return { means: char.charCodeAt(0), end: at + 2 };
  throw new PatternError(
    at,
    `\\${char} means nothing here`,
    'known are \\d \\w \\s \\D \\W \\S \\t \\n \\r \\f \\v \\0 \\xHH and a backslash before punctuation',
  );
}
