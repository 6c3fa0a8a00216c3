import { PatternError } from './pattern-error.ts';
import { MOST_STATES } from './syntax-tree.ts';

/** How often a part is repeated; `max` is at least 1 and may be Infinity. `end` is where this ends. */
export interface Quantifier {
  readonly min: number;
  readonly max: number;
  readonly end: number;
}

/** Reads the quantifier at `at`; undefined where there is none. */
export function parseQuantifier(text: string, at: number): Quantifier | undefined {
  switch (text[at]) {
    case '?':
      return alone(text, { min: 0, max: 1, end: at + 1 });
    case '*':
      return alone(text, { min: 0, max: Infinity, end: at + 1 });
    case '+':
      return alone(text, { min: 1, max: Infinity, end: at + 1 });
    case '{':
      return alone(text, parseCount(text, at));
    default:
      return undefined;
  }
}

/** Reads `{n}`, `{n,}` or `{n,m}`. */
function parseCount(text: string, at: number): Quantifier {
  const found = /^\{(\d+)(?:(,)(\d*))?\}/.exec(text.slice(at));
  if (found === null)
    throw new PatternError(
      at,
      '"{" without a count',
      'write {3}, {3,} or {3,8}; for the character itself \\{',
    );
  const [count, least, comma, most] = found;
  const min = Number(least);
  const max = comma === undefined ? min : most === '' ? Infinity : Number(most);
  if (min > max)
    throw new PatternError(at, `"${count}" counts backwards`, 'the lower count goes first');
  if (max === 0) throw new PatternError(at, `"${count}" repeats nothing`, 'count at least 1');
  if (min > MOST_STATES || (max > MOST_STATES && max !== Infinity))
    throw new PatternError(at, `"${count}" counts too far`, `count to ${MOST_STATES} at most`);
  return { min, max, end: at + count.length };
}

const REFUSED: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['?', ['a lazy quantifier', 'the longest match is always taken: leave "?" out']],
  ['+', ['a possessive quantifier', 'nothing here ever backtracks: leave "+" out']],
  ['*', ['"*" behind a quantifier', 'put a group around what it repeats']],
  ['{', ['"{" behind a quantifier', 'put a group around what it repeats']],
]);

/** Refuses a second quantifier behind the first. */
function alone(text: string, first: Quantifier): Quantifier {
  const refused = REFUSED.get(text[first.end]);
  if (refused !== undefined) throw new PatternError(first.end, ...refused);
  return first;
}
