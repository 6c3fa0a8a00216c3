import { isUtf8 } from 'node:buffer';
import { backslash } from '../../../base/escape/backslash.ts';
import { pointOf, sizeOf } from '../../../base/escape/escape.ts';
import type { Span } from '../read-login.ts';

const BACKSLASH = 0x5c;

/**
 * Where a part of a JSON string stands: `whole` is the string without its quotes in `bytes`, `part` counts the
 * bytes of the text that it stands for, in UTF-8. An escape is taken as a whole.
 *
 *     by \u0022jan\u0022      part [4, 7) of `by "jan"` is [9, 12) here
 */
export function jsonStretch(bytes: Uint8Array, whole: Span, part: Span): Span {
  // Bytes that are no UTF-8 are read as one character each: of two bytes, if it is not ASCII.
  const sizeOfHigh = isUtf8(bytes.subarray(whole.start, whole.end)) ? 1 : 2;
  let text = 0;
  let start = whole.end;
  let at = whole.start;
  while (at < whole.end && text < part.end) {
    if (text <= part.start) start = at;
    const read = bytes[at] === BACKSLASH ? backslash(bytes, at, whole.end) : 0;
    text += read === 0 ? (bytes[at] < 0x80 ? 1 : sizeOfHigh) : utf8Size(pointOf(read));
    at += read === 0 ? 1 : sizeOf(read);
  }
  return { start, end: at };
}

/** Bytes of a code point in UTF-8; -1 stands for a single byte. */
function utf8Size(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
