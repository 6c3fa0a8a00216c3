import { epochOf, hashAt, isLookedUp, lineEnd, lineStart, saltOf, timeRecord, valueEnd, valueStart } from './batch';
import { copy } from './bytes';
import { heldAt, isHeld } from './held';
import { REPLACED } from './layout';
import { find, HEAD, keyLength, record, valueLength } from './table';

/** The kind of a value that stays as it is: nothing is counted. */
const UNCHANGED: u32 = 255;

/** Several values within this one are replaced: how many, a byte for the kind of each, then the text. */
const MANY: u32 = 254;

/** Bit i: the value of column i of the last line may be unknown. */
export let unknown: u32 = 0;

/** The record of each column of the line at hand; 0 where there is nothing to look up. */
const found = memory.data(4 * 32, 16);

@inline
function countOne(kind: u8): void {
  const counter = REPLACED + <usize>kind * 4;
  store<u32>(counter, load<u32>(counter) + 1);
}

/** Looks the values of a line up; gives how many bytes their replacements have, or -1 where one is not known. */
function lookUp(line: usize, columns: i32, timeColumn: i32): i32 {
  unknown = 0;
  const time = timeRecord(line);
  if (time == 0) {
    // Without the epoch nothing can be said of the other values either.
    unknown = ~0;
    return -1;
  }
  const epoch = epochOf(line);
  let growth: i32 = <i32>valueLength(time);
  for (let i = 0; i < columns; i++) {
    let at: usize = i == timeColumn ? time : 0;
    if (isLookedUp(line, i, timeColumn)) {
      const start = valueStart(line, i);
      if (isHeld(i)) at = heldAt(lineStart(line), i);
      else if (find(hashAt(line, i), saltOf(i, epoch, start), start, valueEnd(line, i) - start)) at = record;
      if (at == 0) unknown |= 1 << i;
      else growth += <i32>valueLength(at);
    }
    store<u32>(found + <usize>i * 4, <u32>at);
  }
  return unknown == 0 ? growth : -1;
}

/** Writes a line to `to`; gives its length, or 0 where a value is not known or it may have more than `room` bytes. */
export function write(line: usize, columns: i32, timeColumn: i32, to: usize, room: usize): usize {
  const at = lineStart(line);
  const end = lineEnd(line);
  const growth = lookUp(line, columns, timeColumn);
  if (growth < 0 || end - at + <usize>growth + 16 * <usize>columns > room) return 0;
  let out = to;
  let from = at;
  for (let i = 0; i < columns; i++) {
    const known = <usize>load<u32>(found + <usize>i * 4);
    if (known == 0) continue;
    const kind = load<u32>(known, 8) & 255;
    if (kind == UNCHANGED) continue;
    const start = valueStart(line, i);
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
    from = valueEnd(line, i);
  }
  copy(out, from, end - from);
  return out + (end - from) - to;
}
