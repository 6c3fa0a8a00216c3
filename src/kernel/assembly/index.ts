import { copy, find as findByte, isSame } from './bytes';
import { BOUNDS, EPOCHS, IN, IN_SIZE, MEMORY_END, OUT, OUT_SIZE, PROGRAM, REPLACED, TEXT } from './layout';
import { columnAt, endOf, NUMBER, split, startOf, TIME } from './split';
import { add, begin, find, HEAD, keyLength, record, valueLength } from './table';

/*
 * The fast twin of scan, resolve and splice for lines of which every value was met before: it cuts a
 * line into columns, looks each value up, and writes the line again. A line that it cannot take it
 * leaves to the reference, and the host then adds what that made of the values. So it never decides
 * anything: it remembers. It reads and writes within its own memory only.
 */

/** Why `run` gave back. */
export const DONE: i32 = 0;
/** The line at `position` is not plain: the reference takes it. */
export const STRANGE: i32 = 1;
/** The line at `position` is plain, its columns are in BOUNDS, and some value is not known. */
export const UNKNOWN: i32 = 2;
/** OUT is full: run again when it was emptied. */
export const FULL: i32 = 3;

/** The kind of a value that stays as it is: nothing is counted. */
const UNCHANGED: u32 = 255;

/** Several values within this one are replaced: how many, a byte for the kind of each, then the text. */
const MANY: u32 = 254;

/** A value has at most 65,535 bytes in a record; more room than one line can take is always left. */
const ROOM: usize = 0x10000;

/** Where the next line begins, as an offset from IN; how much OUT holds; lines of it. */
export let position: u32 = 0;
export let written: u32 = 0;
export let lines: u32 = 0;
/** The number of the time of the last line, or of that at which `run` stopped. */
export let time: u32 = 0;
/** Seconds to be added to it. */
export let second: u32 = 0;
/** Bit i: the value of column i of the line that `run` stopped at may be unknown. */
export let unknown: u32 = 0;

let columns: i32 = 0;
/** The most bytes that the content of a line may have. */
let limit: usize = 0;
/** The column whose time says the epoch, or -1; and its record in the last line, 0 when there is none. */
let timeColumn: i32 = -1;
let lastTime: usize = 0;

export const inAt: usize = IN;
export const inSize: usize = IN_SIZE;
export const outAt: usize = OUT;
export const textAt: usize = TEXT;
export const programAt: usize = PROGRAM;
export const boundsAt: usize = BOUNDS;
export const epochsAt: usize = EPOCHS;
export const replacedAt: usize = REPLACED;
export const memoryEnd: usize = MEMORY_END;

/** The host has written this many columns to PROGRAM; everything known is forgotten. */
export function start(count: i32, longest: u32, random: u64): void {
  columns = count;
  limit = <usize>longest;
  timeColumn = -1;
  for (let i = count - 1; i >= 0; i--) if (load<u8>(columnAt(i)) == TIME) timeColumn = i;
  lastTime = 0;
  begin(random);
}

/** Adds what stands in place of the value [from, to) of IN: `size` bytes at TEXT, or itself. */
export function learn(salt: u32, from: u32, to: u32, size: u32, meta: u32): void {
  // The record of the last time may be overwritten.
  lastTime = 0;
  const key = IN + <usize>from;
  const length = <usize>(to - from);
  if (!find(salt, key, length)) add(salt, key, length, TEXT, <usize>size, meta);
}

/** The same for a time; gives its seconds, which the host has to take off the time that it keeps. */
export function learnTime(salt: u32, from: u32, to: u32, size: u32, meta: u32): u32 {
  lastTime = 0;
  const length = <usize>(to - from);
  add(salt, timeKey(IN + <usize>from, length), length, TEXT, <usize>size, meta);
  return seconds;
}

/** The host has taken the line at `position` that ends in front of `next`. */
export function skipTo(next: u32): void {
  position = next;
}

export function empty(): void {
  written = 0;
  lines = 0;
}

/** Takes lines from `position` on up to `end`, an offset from IN behind a line feed. */
export function run(end: u32): i32 {
  const stop = IN + <usize>end;
  let at = IN + <usize>position;
  while (at < stop) {
    if (<usize>written + ROOM > OUT_SIZE) return FULL;
    const lineEnd = findByte(0x0a, at, stop) + 1;
    if (lineEnd > stop) return STRANGE;
    const content = split(columns, at, lineEnd);
    if (content == 0 || content - at > limit) return STRANGE;
    const size = write(at, lineEnd);
    if (size == 0) return UNKNOWN;
    written += <u32>size;
    lines++;
    at = lineEnd;
    position = <u32>(at - IN);
  }
  return DONE;
}

/*
 * Times are looked up by the minute: their seconds are read as `00`, and told apart from it.
 *
 *     22/Nov/2026:17:15:43 +0000      2026-11-22T17:15:43+00:00
 *                       ^^                             ^^
 */
const minute = memory.data(32, 16);
/** The seconds that stood in place of `00` in `minute`. */
let seconds: u32 = 0;

/** Where the seconds of the time stand, from its first byte on; 0 where it is looked up as it is. */
@inline
function secondsIn(start: usize, length: usize): usize {
  if (length == 26 && load<u8>(start, 17) == 0x3a) return 18;
  return (length == 25 || length == 20) && load<u8>(start, 16) == 0x3a ? 17 : 0;
}

/** Where the key of the time [start, start + length) stands. */
@inline
function timeKey(start: usize, length: usize): usize {
  seconds = 0;
  const at = secondsIn(start, length);
  if (at == 0) return start;
  const tens = <u32>load<u8>(start + at) - 48;
  const ones = <u32>load<u8>(start + at, 1) - 48;
  // What is no second from 00 to 59 is looked up as it is.
  if (tens > 5 || ones > 9) return start;
  seconds = tens * 10 + ones;
  v128.store(minute, v128.load(start));
  v128.store(minute + 16, v128.load(start + 16));
  store<u16>(minute + at, 0x3030);
  return minute;
}

/** The record of each column of the line at hand; 0 where there is nothing to look up. */
const found = memory.data(4 * 32, 16);

@inline
function countOne(kind: u8): void {
  const counter = REPLACED + <usize>kind * 4;
  store<u32>(counter, load<u32>(counter) + 1);
}

/** Writes the line [at, end) to OUT; gives its length, or 0 where a value is not known or there is no room. */
function write(at: usize, end: usize): usize {
  unknown = 0;
  // The time says the epoch, on which what stands for other values depends.
  let epoch: u32 = 0;
  if (timeColumn >= 0) {
    const start = startOf(timeColumn);
    const length = endOf(timeColumn) - start;
    const key = timeKey(start, length);
    const again = lastTime != 0 && keyLength(lastTime) == length && isSame(lastTime + HEAD, key, length);
    if (!again) {
      if (!find(<u32>load<u8>(columnAt(timeColumn), 3), key, length)) {
        // Without the epoch nothing can be said of the other values either.
        unknown = ~0;
        return 0;
      }
      lastTime = record;
    }
    time = load<u32>(lastTime, 8) >> 8;
    second = seconds;
    epoch = load<u32>(EPOCHS + <usize>time * 4);
  }
  let growth: usize = 0;
  for (let i = 0; i < columns; i++) {
    const column = columnAt(i);
    const start = startOf(i);
    const length = endOf(i) - start;
    store<u32>(found + <usize>i * 4, i == timeColumn ? <u32>lastTime : 0);
    // Of no value nothing is known: nginx writes `-`.
    if (i == timeColumn || load<u8>(column) == NUMBER || length == 0 || (length == 1 && load<u8>(start) == 0x2d)) continue;
    if (!find(<u32>load<u8>(column, 3) | (epoch << 8), start, length)) {
      unknown |= 1 << i;
      continue;
    }
    store<u32>(found + <usize>i * 4, <u32>record);
    growth += valueLength(record);
  }
  if (unknown != 0) return 0;
  const to = OUT + <usize>written;
  if (end - at + growth + 16 * <usize>columns > ROOM) return 0;
  let out = to;
  let from = at;
  for (let i = 0; i < columns; i++) {
    const known = <usize>load<u32>(found + <usize>i * 4);
    if (known == 0) continue;
    const kind = load<u32>(known, 8) & 255;
    if (kind == UNCHANGED) continue;
    const start = startOf(i);
    copy(out, from, start - from);
    out += start - from;
    let text = known + HEAD + keyLength(known);
    let size = valueLength(known);
    if (kind == MANY) {
      const kinds = <usize>load<u8>(text);
      for (let j: usize = 1; j <= kinds; j++) countOne(load<u8>(text + j));
      text += kinds + 1;
      size -= kinds + 1;
    } else countOne(<u8>kind);
    copy(out, text, size);
    out += size;
    from = endOf(i);
  }
  copy(out, from, end - from);
  return out + (end - from) - to;
}
