import { find as findByte, isSame } from './bytes';
import { isHeld } from './held';
import { BATCH, BATCH_LINE, BATCH_LINES, EPOCHS } from './layout';
import { seconds, timeKey } from './minute';
import { columnAt, NUMBER, REQUEST, split } from './split';
import { find, HEAD, hashOf, isAtFirst, keyLength, record, OLD, touch, touchPlace, turns, YOUNG } from './table';

/*
 * Lines that were cut and hashed, a few at a time: the places and records of all their values are asked of
 * the memory at once, so that the look-ups, which come later, find them near.
 *
 *     line     start, end, time, second, epoch, record of the time, 0, 0 (4 each)
 *              start and end of each value (8 each)   hash of each (4)
 */

const BOUNDS: usize = 32;
const HASHES: usize = BOUNDS + 8 * 32;

/** The record of the time of a line whose time is not known. */
const NO_RECORD: u32 = 0;

/** `GET ` as it stands in front of a target, and the bit of a salt for it: columns have the five below. */
const GET: u32 = 0x20544547;
const OF_GET: u32 = 0x80;

/** What was asked of the memory, so that it is not left out. */
export let warmth: u32 = 0;

/** The record of the time of the line before, 0 when there is none; and when it was found. */
let lastTime: usize = 0;
let lastTurn: u32 = 0;

@inline
export function lineAt(n: i32): usize {
  return BATCH + <usize>n * BATCH_LINE;
}

@inline
export function lineStart(line: usize): usize {
  return <usize>load<u32>(line);
}

@inline
export function lineEnd(line: usize): usize {
  return <usize>load<u32>(line, 4);
}

/** The number of the line's time, and the seconds to be added to it. */
@inline
export function timeOf(line: usize): u32 {
  return load<u32>(line, 8);
}

@inline
export function secondOf(line: usize): u32 {
  return load<u32>(line, 12);
}

@inline
export function epochOf(line: usize): u32 {
  return load<u32>(line, 16);
}

/** The record of the line's time, or 0 where that is not known. */
@inline
export function timeRecord(line: usize): usize {
  return <usize>load<u32>(line, 20);
}

@inline
export function boundsOf(line: usize): usize {
  return line + BOUNDS;
}

@inline
export function valueStart(line: usize, i: i32): usize {
  return <usize>load<u32>(line + BOUNDS + <usize>i * 8);
}

@inline
export function valueEnd(line: usize, i: i32): usize {
  return <usize>load<u32>(line + BOUNDS + <usize>i * 8, 4);
}

@inline
export function hashAt(line: usize, i: i32): u32 {
  return load<u32>(line + HASHES + <usize>i * 4);
}

/**
 * The salt of the value of column `i` that begins at `start`: the same bytes are another value in another
 * column or epoch, and the target of a `GET` another one than that of a request that may change something.
 */
@inline
export function saltOf(i: i32, epoch: u32, start: usize): u32 {
  const isGet = load<u8>(columnAt(i)) == REQUEST && load<u32>(start - 4) == GET;
  return <u32>i | (isGet ? OF_GET : 0) | (epoch << 8);
}

/** Whether column `i` is looked up by its hash: nothing is known of numbers and of no value, written `-`. */
@inline
export function isLookedUp(line: usize, i: i32, timeColumn: i32): bool {
  const start = valueStart(line, i);
  const length = valueEnd(line, i) - start;
  if (i == timeColumn || load<u8>(columnAt(i)) == NUMBER) return false;
  return length > 1 || (length == 1 && load<u8>(start) != 0x2d);
}

/** Finds the time of a line, and with it the epoch; false where it is not known. */
function findTime(line: usize, column: i32): bool {
  const start = valueStart(line, column);
  const length = valueEnd(line, column) - start;
  const key = timeKey(start, length);
  const last = lastTurn == turns ? lastTime : 0;
  const again = last != 0 && keyLength(last) == length && isSame(last + HEAD, key, length);
  if (!again) {
    const salt = saltOf(column, 0, start);
    store<u32>(line, NO_RECORD, 20);
    if (!find(hashOf(salt, key, length), salt, key, length)) return false;
    lastTime = record;
    lastTurn = turns;
  }
  const time = load<u32>(lastTime, 8) >> 8;
  store<u32>(line, time, 8);
  store<u32>(line, seconds, 12);
  store<u32>(line, load<u32>(EPOCHS + <usize>time * 4), 16);
  store<u32>(line, <u32>lastTime, 20);
  return true;
}

/**
 * Fills the batch with the plain lines of [at, stop) up to the first that is not, or whose time is not
 * known, that one with it; gives how many there are. `lead`: the bytes in front of the first column; `limit`: the most
 * of a line's content.
 */
export function fill(at: usize, stop: usize, columns: i32, lead: usize, timeColumn: i32, limit: usize): i32 {
  let count = 0;
  while (count < BATCH_LINES && at < stop) {
    const line = lineAt(count);
    const end = findByte(0x0a, at, stop) + 1;
    if (end > stop) break;
    const content = split(columns, lead, at, end, line + BOUNDS);
    if (content == 0 || content - at > limit) break;
    store<u32>(line, <u32>at);
    store<u32>(line, <u32>end, 4);
    count++;
    if (!findTime(line, timeColumn)) break;
    const epoch = epochOf(line);
    for (let i = 0; i < columns; i++) {
      // Where nothing is looked up one place serves all: it is near.
      let hash: u32 = 0;
      if (isLookedUp(line, i, timeColumn) && !isHeld(i)) {
        const start = valueStart(line, i);
        hash = hashOf(saltOf(i, epoch, start), start, valueEnd(line, i) - start);
      }
      store<u32>(line + HASHES + <usize>i * 4, hash);
    }
    at = end;
  }
  for (let n = 0; n < count; n++)
    for (let i = 0; i < columns; i++) warmth ^= touchPlace(YOUNG, hashAt(lineAt(n), i));
  // Of what the young generation does not have, the places in the old one.
  for (let n = 0; n < count; n++)
    for (let i = 0; i < columns; i++) {
      const hash = hashAt(lineAt(n), i);
      warmth ^= isAtFirst(YOUNG, hash) ? touch(YOUNG, hash) : touchPlace(OLD, hash);
    }
  for (let n = 0; n < count; n++)
    for (let i = 0; i < columns; i++) {
      const hash = hashAt(lineAt(n), i);
      if (!isAtFirst(YOUNG, hash) && isAtFirst(OLD, hash)) warmth ^= touch(OLD, hash);
    }
  return count;
}
