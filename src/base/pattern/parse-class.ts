import { type ByteSet, bytesThat, folded, negated } from './byte-set.ts';
import { parseEscape } from './parse-escape.ts';
import { PatternError } from './pattern-error.ts';
import { plainByte } from './plain-byte.ts';

/** Reads the class whose `[` stands at `at`: the set of its bytes and where it ends. */
export function parseClass(
  text: string,
  at: number,
  ignoreCase: boolean,
): { readonly set: ByteSet; readonly end: number } {
  const negative = text[at + 1] === '^';
  const first = at + (negative ? 2 : 1);
  const members = new Uint8Array(256);
  let i = first;
  while (text[i] !== ']') {
    if (i >= text.length)
      throw new PatternError(at, '"[" is never closed', 'end the class with "]"');
    const from = parseMember(text, i);
    const range =
      text[from.end] === '-' && from.end + 1 < text.length && text[from.end + 1] !== ']';
    const to = range ? parseMember(text, from.end + 1) : from;
    if (typeof from.means !== 'number' || typeof to.means !== 'number') {
      if (range)
        throw new PatternError(from.end, '"-" beside a set', 'for the character itself write \\-');
      const set = from.means as ByteSet;
      for (let byte = 0; byte < 256; byte++) members[byte] |= set[byte];
    } else {
      if (from.means > to.means)
        throw new PatternError(
          i,
          `"${text.slice(i, to.end)}" runs backwards`,
          'the lower byte goes first',
        );
      members.fill(1, from.means, to.means + 1);
    }
    i = to.end;
  }
  // JavaScript folds before it negates: `[^a]` without case leaves out both letters.
  const positive = ignoreCase ? folded(members) : members;
  const set = negative ? negated(positive) : positive;
  if (set.every((flag) => flag === 0))
    throw new PatternError(at, `"${text.slice(at, i + 1)}" matches no byte`, 'name at least one');
  return { set, end: i + 1 };
}

function parseMember(text: string, at: number): { means: number | ByteSet; end: number } {
  if (text[at] === '\\') return parseEscape(text, at);
  return { means: plainByte(text, at, true), end: at + 1 };
}

/** What `.` stands for: every byte that is not a newline. */
export const DOT: ByteSet = bytesThat((byte) => byte !== 0x0a);
