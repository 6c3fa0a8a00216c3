/*
 * Where things lie in the memory of the kernel. Everything has a place and a size of its own that never
 * change, and the memory never grows: no offset below is computed from what a log line says.
 *
 *     PROGRAM   the columns of the format, 64 bytes each        written by the host once
 *     LEAD      what stands in front of the first column        written by the host once
 *     STATE     where a run stopped, and why                    index.ts
 *     BATCH     lines that were cut, before they are looked up  batch.ts
 *     EPOCHS    the epoch of each time that is known            written by the host
 *     TEXT      what stands in place of a value that is learned
 *     HELD      the same for values that are not remembered     held.ts
 *     REPLACED  how many values of each kind were replaced      counted by run, read by the host
 *     IN        the lines of a block                            written by the host
 *     OUT       the lines as they leave                         written by run
 *     PLACES    two tables of places, one a generation          table.ts
 *     RECORDS   two stores of records, one a generation         table.ts
 *
 * Between two areas lie SLACK bytes: 16 bytes are read and written at once, the last of them behind the end.
 */

export const SLACK: usize = 64;

export const PROGRAM: usize = 0x10000;
export const COLUMN: usize = 64;
export const MOST_COLUMNS: i32 = 32;

export const LEAD: usize = PROGRAM + COLUMN * 32 + SLACK;
export const LEAD_SIZE: usize = 64;

export const STATE: usize = LEAD + LEAD_SIZE + SLACK;
export const STATE_SIZE: usize = 32;

/** Lines of a batch, and bytes of each. */
export const BATCH_LINES: i32 = 16;
export const BATCH_LINE: usize = 576;
export const BATCH: usize = STATE + STATE_SIZE + SLACK;

export const EPOCHS: usize = BATCH + BATCH_LINE * 16 + SLACK;
export const MOST_TIMES: i32 = 0x10000;

export const TEXT: usize = EPOCHS + 4 * 0x10000 + SLACK;
export const TEXT_SIZE: usize = 0x1000;

/** For each column. No longer text is learned than half of this. */
export const HELD_SIZE: usize = 0x1000;
export const HELD: usize = TEXT + TEXT_SIZE + SLACK;

export const REPLACED: usize = HELD + HELD_SIZE * 32 + SLACK;

export const IN: usize = REPLACED + 4 * 256 + SLACK;
export const IN_SIZE: usize = 0x40000;

export const OUT: usize = IN + IN_SIZE + SLACK;
export const OUT_SIZE: usize = 0x80000;

export const PLACES: usize = OUT + OUT_SIZE + SLACK;
/** Places of one generation; at most half of them are taken. A power of two. */
export const PLACE_COUNT: u32 = 0x40000;
export const PLACES_SIZE: usize = 0x40000 * 8;

export const RECORDS: usize = PLACES + 2 * PLACES_SIZE + SLACK;
/** Bytes of the records of one generation. */
export const RECORDS_SIZE: usize = 0xc00000;

export const MEMORY_END: usize = RECORDS + 2 * (RECORDS_SIZE + SLACK);
