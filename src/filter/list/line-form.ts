import { BLANK } from '../../base/ascii.ts';

/** Finds the entry of a line. */
export interface LineForm {
  /** After a `find` that gave true: the entry is `bytes[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** False for a line that has no entry: blank, a comment, a head. */
  find(bytes: Uint8Array, start: number, end: number): boolean;
}

const HASH = 0x23;
const SEMICOLON = 0x3b;

/**
 * One entry a line, with a comment behind it or not:
 *
 *     192.0.2.0/24 ; SBL123        # a comment        2001:db8::/32
 */
export class PlainLines implements LineForm {
  from = 0;
  to = 0;

  find(bytes: Uint8Array, start: number, end: number): boolean {
    let stop = start;
    while (stop < end && bytes[stop] !== HASH && bytes[stop] !== SEMICOLON) stop++;
    return trim(this, bytes, start, stop);
  }
}

/** Takes the blanks off both ends; gives whether something is left. */
export function trim(
  entry: { from: number; to: number },
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  let from = start;
  let to = end;
  while (from < to && BLANK[bytes[from]] === 1) from++;
  while (to > from && BLANK[bytes[to - 1]] === 1) to--;
  entry.from = from;
  entry.to = to;
  return from < to;
}
