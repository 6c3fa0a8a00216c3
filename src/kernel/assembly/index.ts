import { boundsOf, fill, lineAt, lineEnd, saltOf, secondOf, timeOf, timeRecord } from './batch';
import { hold, isHeld, release } from './held';
import {
  EPOCHS,
  IN,
  IN_SIZE,
  LEAD,
  MEMORY_END,
  OUT,
  OUT_SIZE,
  PROGRAM,
  REPLACED,
  STATE,
  TEXT,
} from './layout';
import { seconds, timeKey } from './minute';
import { columnAt, TIME } from './split';
import { add, begin, find, hashOf, turns } from './table';
import { unknown, write } from './write';

/*
 * The fast twin of scan, resolve and splice for lines of which every value was met before: it cuts a
 * line into columns, looks each value up, and writes the line again. A line that it cannot take it
 * leaves to the reference, and the host then adds what that made of the values. So it never decides
 * anything: it remembers. It reads and writes within its own memory only.
 *
 *     IN ──▶ split ──▶ batch ──▶ write ──▶ OUT
 *            bounds    hashes      │
 *                                table ◀── learn, from the host
 */

/** Why `run` gave back. */
const DONE: i32 = 0;
/** The line at `position` is not plain: the reference takes it. */
const STRANGE: i32 = 1;
/** The line at `position` is plain, its values are at `boundsAt`, and some value is not known. */
const UNKNOWN: i32 = 2;
/** OUT is full: run again when it was emptied. */
const FULL: i32 = 3;

/** So many bytes a line may have when it is written. */
const ROOM: usize = 0x10000;

/*
 * What the host reads when a run has stopped, 4 bytes each. It lies in the memory, since the host reads a global by
 * a call into the engine: seven of them for each new value were a fifth of what it cost.
 *
 *     0   where the next line begins, as an offset from IN
 *     4   how many bytes OUT holds
 *     8   how many lines these are
 *     12  the number of the time of the last line, or of that at which the run stopped
 *     16  seconds to be added to it
 *     20  bit i: the value of column i of the line at which the run stopped may be unknown
 *     24  where start and end of the value of each of its columns stand, 4 bytes each
 */

let position: u32 = 0;
let written: u32 = 0;
let lines: u32 = 0;
let time: u32 = 0;
let second: u32 = 0;
let boundsAt: usize = 0;

/** Writes the state; gives why the run stopped. */
function stop(why: i32): i32 {
  store<u32>(STATE, position);
  store<u32>(STATE, written, 4);
  store<u32>(STATE, lines, 8);
  store<u32>(STATE, time, 12);
  store<u32>(STATE, second, 16);
  store<u32>(STATE, unknown, 20);
  store<u32>(STATE, <u32>boundsAt, 24);
  return why;
}

export { warmth } from './batch';

let columns: i32 = 0;
let timeColumn: i32 = -1;
/** Bytes in front of the first column. */
let lead: usize = 0;
/** The most bytes that the content of a line may have. */
let limit: usize = 0;
/** Lines of the batch, which of them is next, and how many generations were forgotten when it was filled. */
let count: i32 = 0;
let next: i32 = 0;
let turn: u32 = 0;

export const inAt: usize = IN;
export const inSize: usize = IN_SIZE;
export const outAt: usize = OUT;
export const textAt: usize = TEXT;
export const programAt: usize = PROGRAM;
export const leadAt: usize = LEAD;
export const stateAt: usize = STATE;
export const epochsAt: usize = EPOCHS;
export const replacedAt: usize = REPLACED;
export const memoryEnd: usize = MEMORY_END;

/** The host has written this many columns to PROGRAM and bytes to LEAD; everything known is forgotten. */
export function start(columnCount: i32, leadSize: u32, longest: u32, random: u64): void {
  columns = columnCount;
  lead = <usize>leadSize;
  limit = <usize>longest;
  timeColumn = -1;
  for (let i = columns - 1; i >= 0; i--) if (load<u8>(columnAt(i)) == TIME) timeColumn = i;
  begin(random);
}

/** Adds what stands in place of the value [from, to) of column `i`: `size` bytes at TEXT, or itself. */
export function learn(i: i32, epoch: u32, from: usize, to: usize, size: u32, meta: u32): void {
  if (isHeld(i)) return hold(IN + <usize>position, i, TEXT, <usize>size, meta);
  const salt = saltOf(i, epoch, from);
  const hash = hashOf(salt, from, to - from);
  if (!find(hash, salt, from, to - from)) add(hash, salt, from, to - from, TEXT, <usize>size, meta);
}

/** The same for a time; gives its seconds, which the host has to take off the time that it keeps. */
export function learnTime(i: i32, from: usize, to: usize, size: u32, meta: u32): u32 {
  const salt = saltOf(i, 0, from);
  const key = timeKey(from, to - from);
  add(hashOf(salt, key, to - from), salt, key, to - from, TEXT, <usize>size, meta);
  // The line at hand was cut before its time was known.
  count = 0;
  next = 0;
  return seconds;
}

/** The host has taken the line at `position` that ends in front of `to`, or has written other lines to IN. */
export function skipTo(to: u32): void {
  release();
  position = to;
  if (next < count && lineEnd(lineAt(next)) == IN + <usize>to) next++;
  else next = count;
}

export function empty(): void {
  written = 0;
  lines = 0;
}

/** Takes lines from `position` on up to `end`, an offset from IN behind a line feed. */
export function run(end: u32): i32 {
  while (position < end) {
    // Records lie elsewhere when a generation was forgotten.
    if (next == count || turn != turns) {
      turn = turns;
      next = 0;
      count = fill(IN + <usize>position, IN + <usize>end, columns, lead, timeColumn, limit);
      if (count == 0) return stop(STRANGE);
    }
    if (<usize>written + ROOM > OUT_SIZE) return stop(FULL);
    const line = lineAt(next);
    // Where the time is not known it stays that of the line before.
    if (timeRecord(line) != 0) {
      time = timeOf(line);
      second = secondOf(line);
    }
    boundsAt = boundsOf(line);
    const size = write(line, columns, timeColumn, OUT + <usize>written, ROOM);
    if (size == 0) return stop(UNKNOWN);
    written += <u32>size;
    lines++;
    position = <u32>(lineEnd(line) - IN);
    next++;
  }
  return stop(DONE);
}
