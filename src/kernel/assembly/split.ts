import { find, isSame, stringEnd } from './bytes';
import { COLUMN, LEAD, PROGRAM } from './layout';

/*
 * Cuts a line at the literals of its format, at the first place where each can stand. It takes plain
 * lines only: a line in which a value holds what parts it from the next, is cut, or has more columns is
 * left to the reference. What it takes for a value need not be one: the values that are known were
 * all found by the reference.
 *
 *     column   shape (1)   held (1)   literal length (1)   0 (1)   literal (60)
 *
 *     192.0.2.1 - jan [22/Nov/2026:17:15:43 +0000] "GET /a HTTP/1.1" 200 5 "-" "curl/8"
 *     ^open    ^-^open^-^time                    ^--^request        ^-^number
 *
 *     {"time":"2026-11-22T17:15:43Z","user":"jan","id":7654321,"took":0.012}
 *     lead-----^time                --------^string----^bare    ------^figure
 */

export const OPEN: u8 = 0;
export const NUMBER: u8 = 1;
export const TIME: u8 = 2;
export const REQUEST: u8 = 3;
/** Ends at the first quote that is not escaped. */
export const STRING: u8 = 4;
/** A value of JSON without quotes. */
export const BARE: u8 = 5;
/** The same, of which nothing is to be known when it is a short number. */
export const FIGURE: u8 = 6;

const LITERAL: usize = 4;
const LONGEST_NUMBER: usize = 10;
const LONGEST_METHOD: usize = 32;
/** Of JSON, a point and what is behind it included: a longer one may be of a person. */
const LONGEST_FIGURE: usize = 6;

const RETURN: u8 = 0x0d;

@inline
export function columnAt(i: i32): usize {
  return PROGRAM + <usize>i * COLUMN;
}

/** Where the content of the line [at, end) ends: a value behind which nothing stands goes up to there. */
@inline
function contentEnd(at: usize, end: usize): usize {
  return end - 1 > at && load<u8>(end - 2) == RETURN ? end - 2 : end - 1;
}

/** The end of the number at `at`: short, without a point; or `at`. */
@inline
function numberEnd(at: usize): usize {
  if (load<u8>(at) == 0x2d) return at + 1;
  let i = at;
  while (i - at < LONGEST_NUMBER && <u8>(load<u8>(i) - 48) < 10) i++;
  return load<u8>(at) == 48 && i - at > 1 ? at : i;
}

/** Whether [at, end) is a short number of JSON, without a sign or an exponent. */
@inline
function isFigure(at: usize, end: usize): bool {
  if (end - at > LONGEST_FIGURE) return false;
  let point = end;
  for (let i = at; i < end; i++) {
    if (<u8>(load<u8>(i) - 48) < 10) continue;
    if (load<u8>(i) != 0x2e || point != end || i == at || i + 1 == end) return false;
    point = i;
  }
  return load<u8>(at) != 48 || point - at == 1;
}

/** Narrows a request line, whose bounds are at `bounds`, to its target; false where it has another shape. */
@inline
function narrow(bounds: usize, start: usize, end: usize): bool {
  let at = start;
  while (at < end && at - start <= LONGEST_METHOD && <u8>((load<u8>(at) | 0x20) - 97) < 26) at++;
  if (at == start || at - start > LONGEST_METHOD || load<u8>(at) != 0x20) return false;
  const target = at + 1;
  const stop = find(0x20, target, end);
  const rest = end - stop;
  // ` HTTP/1.1` or ` HTTP/2`, without another blank.
  if (stop == target || (rest != 9 && rest != 7)) return false;
  if (load<u32>(stop, 1) != 0x50545448 || load<u8>(stop, 5) != 0x2f) return false;
  if (<u8>(load<u8>(stop, 6) - 48) >= 10) return false;
  if (rest == 9 && (load<u8>(stop, 7) != 0x2e || <u8>(load<u8>(stop, 8) - 48) >= 10)) return false;
  store<u32>(bounds, <u32>target);
  store<u32>(bounds, <u32>stop, 4);
  return true;
}

/**
 * Writes the bounds of the columns of the line [at, end), whose last byte is its line feed, to `bounds`:
 * start and end of the value of each, 4 bytes each; gives where its content ends, in front of its line end, or 0
 * where it is no plain line. `lead` bytes stand in front of the first column.
 */
export function split(columns: i32, lead: usize, at: usize, end: usize, bounds: usize): usize {
  // No line feed is in it, so that it ends within the line.
  if (lead > 0 && !isSame(at, LEAD, lead)) return 0;
  at += lead;
  for (let i = 0; i < columns; i++) {
    const column = columnAt(i);
    const shape = load<u8>(column);
    const size = <usize>load<u8>(column, 2);
    const literal = column + LITERAL;
    let stop: usize;
    if (shape == NUMBER) stop = numberEnd(at);
    else if (shape == STRING) stop = stringEnd(at, end);
    else if (size > 0) stop = find(load<u8>(literal), at, end);
    else stop = contentEnd(at, end);
    if (shape == NUMBER && stop == at) return 0;
    if (stop + size >= end || !isSame(stop, literal, size)) return 0;
    // A number that nobody has to know is no value.
    const from = shape == FIGURE && isFigure(at, stop) ? stop : at;
    store<u32>(bounds, <u32>from);
    store<u32>(bounds, <u32>stop, 4);
    // Nothing, and a minus alone, is no value of JSON.
    if (shape >= BARE && (stop == at || (stop - at == 1 && load<u8>(at) == 0x2d))) return 0;
    if (shape == REQUEST && !narrow(bounds, at, stop)) return 0;
    bounds += 8;
    at = stop + size;
  }
  if (at + 1 == end) return at;
  return at + 2 == end && load<u8>(at) == RETURN ? at : 0;
}
