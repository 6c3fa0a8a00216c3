import type { AccountHistory } from './account-history.ts';
import type { CountTable, KeyWidth } from './count-table.ts';
import { RowReader } from './row-reader.ts';
import { RowWriter } from './row-writer.ts';

/*
 * The row of an account. Numbers of fixed width have their lowest byte first; `~` is a number in as many
 * bytes as it needs, seven bits each, lowest first, the high bit saying that another follows (LEB128).
 *
 *     version (1)   check (4)   last (4)   first (4)   gap (2)   hours of day (12)   block (2)
 *     logins ~   watched ~   recent ~ × 6
 *     six tables:    size (1)   entries: tag (1)   key (0, 2, 4, 5, 5, 2)   units ~   age ~
 *     places:        size (1)   entries: cell (2)   radius (1)   country (2)   flags (1)   prefix (5)   age ~
 *
 * check is FNV-1a over everything behind it. last and first are seconds since 1970, block is the number of the
 * fifteen days of `recent`, gap is in 1/4096, two hours of the day share a byte, watched is in hours
 * behind the hour of last, an age of a table is in hours before it, that of a place in seconds before
 * last. A typical row takes 150 to 200 bytes. With every table full and every number as long as it can be it is
 * under LONGEST_ROW.
 */

const VERSION = 1;
const CHECKED = 5;
const GAP_STEPS = 4096;

/** The hard cap of a row, in bytes. */
export const LONGEST_ROW = 1228;

/** Reads rows into histories and writes them back; holds the one buffer that rows are written in. */
export class HistoryRows {
  readonly #writer = new RowWriter(new Uint8Array(LONGEST_ROW));
  readonly #reader = new RowReader();

  /**
   * Fills `history` from a row. False, and an empty history, for a row that is torn or of an unknown
   * version.
   */
  read(row: Uint8Array, history: AccountHistory): boolean {
    history.clear();
    const reader = this.#reader;
    reader.open(row);
    if (row.length <= CHECKED || reader.one() !== VERSION) return false;
    if (reader.four() !== checkOf(row, row.length)) return false;
    history.last = reader.four();
    history.first = reader.four();
    history.gap = reader.two() / GAP_STEPS;
    readHours(reader, history.hours.counts);
    const { recent } = history;
    recent.block = reader.two();
    history.logins = reader.varint();
    const hour = hourOf(history.last);
    const watched = reader.varint();
    history.watchedUntil = watched === 0 ? 0 : hour + watched;
    for (let i = 0; i < recent.counts.length; i++) recent.counts[i] = reader.varint();
    for (const table of history.tables) readTable(reader, table, hour);
    readPlaces(reader, history);
    return true;
  }

  /** The row of a history; its bytes are good until the next is written. */
  write(history: AccountHistory): Uint8Array {
    const writer = this.#writer;
    const hour = hourOf(history.last);
    writer.at = CHECKED;
    writer.four(history.last);
    writer.four(history.first);
    writer.two(Math.min(0xffff, Math.round(history.gap * GAP_STEPS)));
    writeHours(writer, history.hours.counts);
    const { recent } = history;
    writer.two(recent.block);
    writer.varint(history.logins);
    writer.varint(Math.max(0, history.watchedUntil - hour));
    for (let i = 0; i < recent.counts.length; i++) writer.varint(recent.counts[i]);
    for (const table of history.tables) writeTable(writer, table, hour);
    writePlaces(writer, history);
    const end = writer.at;
    writer.at = 0;
    writer.one(VERSION);
    writer.four(checkOf(writer.bytes, end));
    return writer.bytes.subarray(0, end);
  }
}

function hourOf(seconds: number): number {
  return Math.floor(seconds / 3600);
}

function readHours(reader: RowReader, counts: Uint8Array): void {
  for (let i = 0; i < 24; i += 2) {
    const pair = reader.one();
    counts[i] = pair & 15;
    counts[i + 1] = pair >> 4;
  }
}

function writeHours(writer: RowWriter, counts: Uint8Array): void {
  for (let i = 0; i < 24; i += 2) writer.one(counts[i] | (counts[i + 1] << 4));
}

function readTable(reader: RowReader, table: CountTable, hour: number): void {
  const { keys, tags, units, hours, width } = table;
  const size = reader.one();
  table.size = size;
  for (let i = 0; i < size; i++) {
    tags[i] = reader.one();
    keys[i] = readKey(reader, width);
    units[i] = reader.varint();
    hours[i] = hour - reader.varint();
  }
}

function writeTable(writer: RowWriter, table: CountTable, hour: number): void {
  const { keys, tags, units, hours, width, size } = table;
  writer.one(size);
  for (let i = 0; i < size; i++) {
    writer.one(tags[i]);
    writeKey(writer, keys[i], width);
    writer.varint(units[i]);
    writer.varint(hour - hours[i]);
  }
}

function readKey(reader: RowReader, width: KeyWidth): number {
  if (width === 5) return reader.five();
  if (width === 4) return reader.four();
  return width === 2 ? reader.two() : 0;
}

function writeKey(writer: RowWriter, key: number, width: KeyWidth): void {
  if (width === 5) writer.five(key);
  else if (width === 4) writer.four(key);
  else if (width === 2) writer.two(key);
}

function readPlaces(reader: RowReader, { places, last }: AccountHistory): void {
  places.size = reader.one();
  for (let i = 0; i < places.size; i++) {
    places.cells[i] = reader.two();
    places.radii[i] = reader.one();
    places.countries[i] = reader.two();
    places.flags[i] = reader.one();
    places.prefixes[i] = reader.five();
    places.times[i] = last - reader.varint();
  }
}

function writePlaces(writer: RowWriter, { places, last }: AccountHistory): void {
  writer.one(places.size);
  for (let i = 0; i < places.size; i++) {
    writer.two(places.cells[i]);
    writer.one(places.radii[i]);
    writer.two(places.countries[i]);
    writer.one(places.flags[i]);
    writer.five(places.prefixes[i]);
    writer.varint(last - places.times[i]);
  }
}

/** FNV-1a, 32 bits, over `row[CHECKED, end)` (draft-eastlake-fnv). */
function checkOf(row: Uint8Array, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = CHECKED; i < end; i++) hash = Math.imul(hash ^ row[i], 0x01000193);
  return hash >>> 0;
}
