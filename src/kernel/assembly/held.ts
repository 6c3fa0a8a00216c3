import { HELD, HELD_SIZE } from './layout';
import { columnAt } from './split';
import { HEAD, writeHead } from './table';

/*
 * Values of columns in which hardly any comes twice, such as the number of a request: what stands in their place is held
 * for the line at hand alone. In the table they would push out what does come again.
 *
 *     HELD   a record without its key for each column
 */

/** Where the line begins of which values are held, and bit i: that of column i is. */
let line: usize = 0;
let columns: u32 = 0;

/** Whether the values of column `i` are held and not remembered; the host says so. */
@inline
export function isHeld(i: i32): bool {
  return load<u8>(columnAt(i), 1) != 0;
}

/** The record of the value of column `i` of the line that begins at `at`; 0 where it is not known. */
@inline
export function heldAt(at: usize, i: i32): usize {
  return at == line && (columns & (<u32>1 << i)) != 0 ? HELD + <usize>i * HELD_SIZE : 0;
}

/** Holds `size` bytes at `value` in place of the value of column `i` of the line that begins at `at`. */
export function hold(at: usize, i: i32, value: usize, size: usize, meta: u32): void {
  if (at != line) {
    line = at;
    columns = 0;
  }
  columns |= <u32>1 << i;
  const record = HELD + <usize>i * HELD_SIZE;
  writeHead(record, 0, 0, size, meta);
  memory.copy(record + HEAD, value, size);
}

/** Other lines lie where the line lay. */
export function release(): void {
  line = 0;
}
