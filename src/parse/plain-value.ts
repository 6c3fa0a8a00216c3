import { DIGIT } from '../base/ascii.ts';
import { numberListEnd } from './number-shape.ts';

const SLASH = 0x2f;
const LONGEST_WORD = 24;

/** 1 for capitals, `_` and `-`. */
const WORD = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte >= 65 && byte <= 90) || byte === 0x5f || byte === 0x2d ? 1 : 0,
);

/**
 * Whether a value that should be harmless has nothing in which somebody could hide: a list of
 * numbers, or a short word of capitals such as `GET`, `MISS` or `HTTP/1.1`. Everything else has to
 * be searched as text.
 */
export function isPlainValue(bytes: Uint8Array, start: number, end: number): boolean {
  if (numberListEnd(bytes, start, end) === end) return true;
  if (end - start > LONGEST_WORD) return false;
  let i = start;
  while (i < end && WORD[bytes[i]] === 1) i++;
  if (i === end) return true;
  return (
    end - i === 4 &&
    bytes[i] === SLASH &&
    DIGIT[bytes[i + 1]] === 1 &&
    bytes[i + 2] === 0x2e &&
    DIGIT[bytes[i + 3]] === 1
  );
}
