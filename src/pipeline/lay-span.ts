import { Form, FoundBy, type Tape } from '../model/tape.ts';

/** A stretch of a line that is replaced as a whole. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  /** A value of JSON without quotes: what is put in its place needs them. */
  readonly isBare?: boolean;
}

/**
 * Lays a stretch that a login rule knows to be of `kind` over the spans of a line, which the tape has from number
 * `first` on. Where spans overlap, one covers all of them, so that nothing of either stays: that of the longest,
 * of two as long the one that was there.
 *
 *     tape      ├──────┤   ├──┤         ├────┤
 *     stretch              ├──────┤   ├───┤
 *     tape      ├──────┤   ├──────┤   ├──────┤
 */
export function laySpan(tape: Tape, first: number, kind: number, stretch: Stretch): void {
  const { start, end, isBare = false } = stretch;
  if (start >= end) return;
  const { starts, ends } = tape;
  let from = first;
  while (from < tape.count && ends[from] <= start) from++;
  let to = from;
  let winner = -1;
  for (let longest = end - start - 1; to < tape.count && starts[to] < end; to++) {
    if (ends[to] - starts[to] <= longest) continue;
    longest = ends[to] - starts[to];
    winner = to;
  }
  const isAlone = to === from;
  const begin = isAlone ? start : Math.min(start, starts[from]);
  const stop = isAlone ? end : Math.max(end, ends[to - 1]);
  const laid =
    winner === -1
      ? ([kind, isBare ? Form.quoted : 0, FoundBy.login, 0] as const)
      : ([
          tape.kinds[winner],
          tape.forms[winner],
          tape.foundBy[winner],
          tape.rules[winner],
        ] as const);
  const { count } = tape;
  if (isAlone) {
    tape.push(start, end, ...laid);
    for (let i = count; i > from; i--) tape.move(i - 1, i);
  } else for (let i = to; i < count; i++) tape.move(i, from + 1 + i - to);
  tape.count = from;
  tape.push(begin, stop, ...laid);
  tape.count = count + 1 + from - to;
}
