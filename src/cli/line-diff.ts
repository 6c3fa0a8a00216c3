import { printable } from '../yaml/quote.ts';
import type { Paint } from './paint.ts';

/** A stretch of a line; whether it is the same in the other line. */
export interface Part {
  readonly text: string;
  readonly differs: boolean;
}

/** A line that goes and the one that comes in its place, with what differs marked: two lines of text. */
export function lineDiff(gone: readonly Part[], come: readonly Part[], paint: Paint): string {
  const line = (parts: readonly Part[], colour: (text: string) => string) =>
    parts
      .map(({ text, differs }) => {
        const shown = printable(text);
        return colour(differs ? paint.marked(shown) : shown);
      })
      .join('');
  const { removed, added } = paint;
  return `${removed('-')} ${line(gone, removed)}\n${added('+')} ${line(come, added)}\n`;
}

/** Two texts in parts: what they have in common at both ends, and what lies between. */
export function partsOf(one: string, other: string): readonly [readonly Part[], readonly Part[]] {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const cut = (text: string): Part[] => [
    { text: text.slice(0, start), differs: false },
    { text: text.slice(start, text.length - end), differs: true },
    { text: text.slice(text.length - end), differs: false },
  ];
  return [cut(one), cut(other)];
}
