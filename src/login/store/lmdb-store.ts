import type { Clock } from '../../base/clock.ts';
import { Fault } from '../../base/fault.ts';
import { CHECK, dayOf, ROW_HEAD, unseal } from './checked.ts';
import type { HistoryStore } from './history-store.ts';
import { type LmdbFile, openLmdbFile } from './lmdb-file.ts';
import { requireMetaSize } from './meta-size.ts';
import { Pending } from './pending.ts';
import { FORMAT, formatOf, rowCount } from './row-writer.ts';
import { StoreNews } from './store-news.ts';
import { packChanges } from './write-batch.ts';
import type { Outcome, Writer } from './writer.ts';

/** Seconds between two writes; so much learning is lost by a kill, and what the disk still has to do. */
const WRITE_EVERY = 20;

/** Rows that are written sooner: a batch of these takes the thread a fraction of a second. */
const FULL_BATCH = 8192;

/** Memory for what is not on disk yet, in bytes. */
const MOST_PENDING = 32 << 20;

/** The share of it that is left when some of it has to go. */
const SHRUNK = 0.9;

/** Longest key, in bytes. */
const LONGEST_KEY = 255;

export interface LmdbStoreParts {
  readonly path: string;
  /** Made when the file is found to be one of ours. */
  readonly writer: () => Writer;
  readonly clock: Clock;
  /** For what a user has to know: that the disk is full, that rows were lost. No paths, no content. */
  readonly onMessage: (text: string) => void;
  /** Calls `tick` every so many seconds until what it gives is called, and keeps no process alive. */
  readonly every?: (seconds: number, tick: () => void) => () => void;
  readonly mostPending?: number;
}

/**
 * A history in an LMDB file. Reads come from the changes that are not written yet and then from the
 * file; writes go in batches to the writer, at least every 20 seconds. A disk that refuses a batch
 * stops nothing: it is told once, changes wait within their bound and are written when it can be;
 * what has to go meanwhile is counted and told. Rows and values whose checksum is wrong are as if
 * they were not there, counted and told.
 */
export class LmdbStore implements HistoryStore {
  readonly #parts: LmdbStoreParts;
  readonly #file: LmdbFile;
  readonly #writer: Writer;
  readonly #stop: () => void;
  readonly #mostPending: number;
  /** Changes since the last batch, and those of the batch that is being written. */
  #young = new Pending();
  #flying: Pending | undefined;
  /** Rows in the file. */
  #rows: number;
  readonly #news: StoreNews;
  #landed: (() => void)[] = [];

  private constructor(parts: LmdbStoreParts, file: LmdbFile) {
    this.#parts = parts;
    this.#mostPending = parts.mostPending ?? MOST_PENDING;
    this.#file = file;
    this.#rows = rowCount(file);
    this.#news = new StoreNews(parts.onMessage);
    this.#writer = parts.writer();
    this.#stop = (parts.every ?? everySeconds)(WRITE_EVERY, () => this.#write());
  }

  /** Throws a Fault when the file cannot be opened (`output`) or is of another version (`data`). */
  static async open(parts: LmdbStoreParts): Promise<LmdbStore> {
    const file = openLmdbFile(parts.path);
    const format = formatOf(file) ?? FORMAT;
    if (format === FORMAT) return new LmdbStore(parts, file);
    await file.root.close();
    const from = format > FORMAT ? 'a newer' : 'an older or another';
    throw new Fault(
      'data',
      `cannot use the history ${parts.path}: its format is ${format}, of ${from} program, wanted ${FORMAT}; use that program, or move the file away to begin anew`,
    );
  }

  get size(): number {
    return this.#rows + (this.#flying?.added ?? 0) + this.#young.added;
  }

  get(key: string): Uint8Array | undefined {
    if (this.#young.rows.has(key)) return this.#young.rows.get(key);
    if (this.#flying?.rows.has(key)) return this.#flying.rows.get(key);
    const name = nameOf(key);
    return this.#unsealed(name, this.#file.rows.getBinaryFast(name), ROW_HEAD);
  }

  put(key: string, row: Uint8Array): void {
    this.#change(key, Buffer.from(row));
  }

  delete(key: string): void {
    this.#change(key, undefined);
  }

  meta(name: string): Uint8Array | undefined {
    const waiting = this.#young.meta.get(name) ?? this.#flying?.meta.get(name);
    if (waiting !== undefined) return waiting;
    const key = nameOf(name);
    return this.#unsealed(key, this.#file.meta.getBinaryFast(key), CHECK);
  }

  putMeta(name: string, value: Uint8Array): void {
    requireMetaSize(name, value);
    this.#young.setMeta(name, Buffer.from(value));
    this.#bound();
  }

  /** Throws a Fault when the disk refuses what was put; it is tried again later. */
  async flush(): Promise<void> {
    // What is flying does not hold what was put since.
    for (let batches = 0; batches < 2; batches++) {
      this.#write();
      if (this.#flying !== undefined) await new Promise<void>((land) => this.#landed.push(land));
    }
    if (this.#news.failure !== undefined && !this.#young.isEmpty) {
      throw new Fault('output', `cannot write the history: ${this.#news.failure}`);
    }
  }

  async close(): Promise<void> {
    this.#stop();
    try {
      await this.flush();
    } finally {
      await this.#writer.close();
      await this.#file.root.close();
    }
  }

  #change(key: string, row: Uint8Array | undefined): void {
    this.#young.setRow(key, row, this.#has(key));
    if (this.#young.rows.size >= FULL_BATCH && this.#news.failure === undefined) this.#write();
    this.#bound();
  }

  #has(key: string): boolean {
    if (this.#young.rows.has(key)) return this.#young.rows.get(key) !== undefined;
    return this.#isBelow(key);
  }

  #isBelow(key: string): boolean {
    if (this.#flying?.rows.has(key)) return this.#flying.rows.get(key) !== undefined;
    return this.#file.rows.doesExist(nameOf(key));
  }

  /** Gives a batch to the writer, unless it has one. */
  #write(): void {
    if (this.#flying !== undefined || this.#young.isEmpty) return;
    const batch = this.#young;
    this.#flying = batch;
    this.#young = new Pending();
    const packed = packChanges(batch.rows, batch.meta);
    this.#writer.write(packed, dayOf(this.#parts.clock()), (outcome) => this.#land(outcome));
  }

  #land(outcome: Outcome): void {
    const batch = this.#flying;
    if (batch === undefined) return;
    this.#flying = undefined;
    if ('failed' in outcome) {
      batch.take(this.#young);
      this.#young = batch;
      this.#news.refused(outcome.failed);
    } else {
      this.#rows = outcome.rows;
      // From here on reads must see what was written.
      this.#file.root.resetReadTxn();
      this.#news.written();
      if (outcome.evicted > 0) this.#news.full(outcome.rows);
    }
    for (const land of this.#landed.splice(0)) land();
  }

  /** Keeps what waits within its bound: waits for a slow disk, and drops the oldest for a broken one. */
  #bound(): void {
    if (this.#young.bytes <= this.#mostPending) return;
    this.#writer.settle();
    if (this.#news.failure === undefined) this.#write();
    if (this.#young.bytes <= this.#mostPending) return;
    // Many at once: looking for the oldest costs as much for one.
    const most = this.#mostPending * SHRUNK;
    this.#news.lost(this.#young.shrink(most, (key) => this.#isBelow(key)));
  }

  #unsealed(key: Buffer, found: Buffer | undefined, head: number): Uint8Array | undefined {
    if (found === undefined) return undefined;
    const value = unseal(key, found, head);
    if (value === undefined) this.#news.damaged();
    return value;
  }
}

function nameOf(key: string): Buffer {
  if (key.length === 0 || key.length > LONGEST_KEY) {
    throw new RangeError(`a key has ${key.length} bytes, wanted 1 to ${LONGEST_KEY}`);
  }
  return Buffer.from(key, 'latin1');
}

function everySeconds(seconds: number, tick: () => void): () => void {
  const timer = setInterval(tick, seconds * 1000);
  timer.unref();
  return () => clearInterval(timer);
}
