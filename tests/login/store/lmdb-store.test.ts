import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { openLmdbFile } from '../../../src/login/store/lmdb-file.ts';
import { LmdbStore, type LmdbStoreParts } from '../../../src/login/store/lmdb-store.ts';
import type { Outcome, Writer } from '../../../src/login/store/writer.ts';
import { Writing } from '../../../src/login/store/writing.ts';
import { temporaryDirectories } from './temporary.ts';

const temporaryDirectory = temporaryDirectories();
const NOW = 1_795_305_600;

/** Writes on this thread: at once, when it is told to, or not at all. */
class HereWriter implements Writer {
  refusal: string | undefined;
  isHeld = false;
  batches = 0;
  readonly #writing: Writing;
  #waiting: (() => void) | undefined;

  constructor(path: string, mostRows = 1000) {
    this.#writing = new Writing(path, mostRows);
  }

  write(packed: Uint8Array, day: number, done: (outcome: Outcome) => void): void {
    this.batches++;
    this.#waiting = () =>
      done(
        this.refusal === undefined ? this.#writing.write(packed, day) : { failed: this.refusal },
      );
    if (!this.isHeld) this.settle();
  }

  settle(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.();
  }

  close(): Promise<void> {
    return this.#writing.close();
  }
}

interface Opened {
  readonly store: LmdbStore;
  readonly writer: HereWriter;
  readonly told: string[];
  readonly tick: () => void;
}

async function open(
  path: string,
  parts: Partial<LmdbStoreParts> & { mostRows?: number } = {},
): Promise<Opened> {
  let writer: HereWriter | undefined;
  let tick = (): void => undefined;
  const told: string[] = [];
  const { mostRows, ...rest } = parts;
  const store = await LmdbStore.open({
    path,
    writer: () => (writer = new HereWriter(path, mostRows)),
    clock: () => NOW,
    onMessage: (text) => told.push(text),
    every: (seconds, call) => {
      expect(seconds).toBeLessThanOrEqual(60);
      tick = call;
      return () => undefined;
    },
    ...rest,
  });
  if (writer === undefined) throw new Error('no writer was made');
  return { store, writer, told, tick: () => tick() };
}

const bytes = (text: string): Uint8Array => Buffer.from(text);
const textOf = (row: Uint8Array | undefined): string | undefined =>
  row === undefined ? undefined : Buffer.from(row).toString();

describe('LmdbStore', () => {
  it('gives back what was put last, before and after it was written and opened again', async () => {
    const operation = fc.record({
      key: fc.integer({ min: 0, max: 30 }).map((n) => `k${n}\0\xff`.repeat(1 + (n % 3))),
      row: fc.option(fc.uint8Array({ maxLength: 1200 }), { freq: 4, nil: undefined }),
      next: fc.constantFrom('nothing', 'nothing', 'nothing', 'hold', 'settle', 'flush', 'reopen'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 60 }), async (operations) => {
        const path = join(temporaryDirectory(), 'history.lmdb');
        const model = new Map<string, Uint8Array>();
        let opened = await open(path);
        const agrees = (): void => {
          expect(opened.store.size).toBe(model.size);
          for (const { key } of operations) {
            expect(opened.store.get(key)).toEqual(
              model.has(key) ? Buffer.from(model.get(key) ?? []) : undefined,
            );
          }
        };
        for (const { key, row, next } of operations) {
          if (row === undefined) opened.store.delete(key);
          else opened.store.put(key, row);
          if (row === undefined) model.delete(key);
          else model.set(key, row);
          if (next === 'hold') {
            opened.writer.isHeld = true;
            opened.tick();
          }
          if (next === 'settle') opened.writer.settle();
          if (next === 'flush' || next === 'reopen') {
            opened.writer.isHeld = false;
            opened.writer.settle();
            await opened.store.flush();
          }
          if (next === 'reopen') {
            await opened.store.close();
            opened = await open(path);
          }
          agrees();
        }
        opened.writer.isHeld = false;
        opened.writer.settle();
        await opened.store.close();
        expect(opened.told).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('keeps what is known beside the accounts', async () => {
    const path = join(temporaryDirectory(), 'history.lmdb');
    const first = await open(path);
    first.store.putMeta('counts', new Uint8Array(4 << 20).fill(7));
    expect(first.store.meta('counts')?.length).toBe(4 << 20);
    await first.store.close();
    const second = await open(path);
    expect(
      Buffer.compare(second.store.meta('counts') ?? bytes(''), new Uint8Array(4 << 20).fill(7)),
    ).toBe(0);
    expect(() => second.store.putMeta('counts', new Uint8Array((4 << 20) + 1))).toThrow(RangeError);
    await second.store.close();
  });

  it('writes by itself: at every tick, and sooner when there is much', async () => {
    const { store, writer, tick } = await open(join(temporaryDirectory(), 'h'));
    store.put('a', bytes('1'));
    expect(writer.batches).toBe(0);
    tick();
    expect(writer.batches).toBe(1);
    tick();
    expect(writer.batches).toBe(1);
    for (let n = 0; n < 10_000; n++) store.put(`${n}`, bytes('row'));
    expect(writer.batches).toBe(2);
    await store.close();
  });

  it('goes on when the disk refuses: tells it once, keeps what waits, writes it later', async () => {
    const { store, writer, told, tick } = await open(join(temporaryDirectory(), 'h'));
    writer.refusal = 'no space left on the device (ENOSPC)';
    store.put('a', bytes('1'));
    store.putMeta('m', bytes('2'));
    tick();
    tick();
    const flushing = store.flush();
    await expect(flushing).rejects.toThrow(Fault);
    await expect(flushing).rejects.toThrow('cannot write the history: no space left');
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('cannot write the history: no space left on the device (ENOSPC);');
    expect(textOf(store.get('a'))).toBe('1');
    store.put('a', bytes('3'));
    writer.refusal = undefined;
    await store.flush();
    expect(told.slice(1)).toEqual(['the history is written again; nothing was lost']);
    expect([textOf(store.get('a')), textOf(store.meta('m')), store.size]).toEqual(['3', '2', 1]);
    await store.close();
  });

  it('is bounded while the disk refuses: the oldest changes go, erasures stay, all are counted', async () => {
    const path = join(temporaryDirectory(), 'h');
    const { store, writer, told, tick } = await open(path, { mostPending: 100_000 });
    store.put('erased', bytes('x'));
    await store.flush();
    writer.refusal = 'input/output error (EIO)';
    store.delete('erased');
    tick();
    for (let n = 0; n < 1000; n++) store.put(`${n}`, new Uint8Array(372));
    const { size } = store;
    expect(size).toBeLessThan(200);
    expect(size).toBeGreaterThan(150);
    expect(store.get('0')).toBeUndefined();
    expect(store.get('999')).toHaveLength(372);
    expect(store.get('erased')).toBeUndefined();
    writer.refusal = undefined;
    await store.flush();
    const lost = `${1000 - size} changes were lost meanwhile`;
    expect(told.at(-1)).toBe(`the history is written again; ${lost}`);
    expect(store.size).toBe(size);
    expect(store.get('erased')).toBeUndefined();
    await store.close();
  });

  it('waits for a slow disk and loses nothing', async () => {
    const { store, writer, told } = await open(join(temporaryDirectory(), 'h'), {
      mostPending: 100_000,
      mostRows: 10_000,
    });
    writer.isHeld = true;
    for (let n = 0; n < 2000; n++) store.put(`${n}`, new Uint8Array(372));
    writer.isHeld = false;
    writer.settle();
    await store.flush();
    expect(store.size).toBe(2000);
    expect(told).toEqual([]);
    await store.close();
  });

  it('takes a damaged row as never seen, and tells it once', async () => {
    const path = join(temporaryDirectory(), 'h');
    const first = await open(path);
    for (const key of ['a', 'b', 'c']) first.store.put(key, bytes('row of an account'));
    first.store.putMeta('m', bytes('counts'));
    await first.store.close();
    const file = openLmdbFile(path);
    const [a, b, c] = ['a', 'b', 'c'].map((key) => Buffer.from(key));
    const row = Buffer.from(file.rows.getBinary(a) ?? []);
    row[12] ^= 1;
    file.rows.putSync(a, row);
    // A whole row in another's place is a damaged one too.
    file.rows.putSync(b, file.rows.getBinary(c) ?? Buffer.alloc(0));
    file.meta.putSync(Buffer.from('m'), Buffer.from('x'));
    await file.root.close();
    const { store, told } = await open(path);
    expect(store.get('a')).toBeUndefined();
    expect(store.get('b')).toBeUndefined();
    expect(store.meta('m')).toBeUndefined();
    expect(textOf(store.get('c'))).toBe('row of an account');
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('damaged row');
    store.put('a', bytes('new'));
    await store.flush();
    expect(textOf(store.get('a'))).toBe('new');
    await store.close();
  });

  it.each([
    [2, 'its format is 2, of a newer program, wanted 1'],
    [0, 'its format is 0, of an older or another program, wanted 1'],
  ])('refuses a history of format %i and leaves it alone', async (format, message) => {
    const path = join(temporaryDirectory(), 'h');
    const first = await open(path);
    first.store.put('a', bytes('row'));
    await first.store.close();
    const file = openLmdbFile(path);
    const { sealValue } = await import('../../../src/login/store/checked.ts');
    const key = Buffer.from('state');
    const state = Buffer.alloc(8);
    state.writeUInt32LE(format, 0);
    file.about.putSync(key, sealValue(key, state));
    await file.root.close();
    const opening = open(path);
    await expect(opening).rejects.toThrow(message);
    await expect(opening).rejects.toMatchObject({ code: 'data' });
  });

  it('has no more accounts than it may: those seen once and longest ago go, a few a batch', async () => {
    let now = NOW;
    const path = join(temporaryDirectory(), 'h');
    const { store, told } = await open(path, { mostRows: 2000, clock: () => now });
    const keys = (from: number, to: number): string[] =>
      Array.from({ length: to - from }, (_, i) => `${((from + i) * 2_654_435_761) % 2 ** 32}`);
    const back = keys(0, 1000);
    for (let day = 0; day < 3; day++, now += 86_400) {
      for (const key of back) store.put(key, new Uint8Array(50));
      await store.flush();
    }
    for (let from = 10_000; from < 30_000; from += 500, now += 86_400) {
      for (const key of keys(from, from + 500)) store.put(key, new Uint8Array(50));
      await store.flush();
      expect(store.size).toBeLessThanOrEqual(2000);
    }
    expect(back.filter((key) => store.get(key) !== undefined)).toHaveLength(1000);
    const fresh = keys(29_500, 30_000).filter((key) => store.get(key) !== undefined);
    const old = keys(10_000, 25_000).filter((key) => store.get(key) !== undefined);
    expect(fresh.length).toBeGreaterThan(200);
    expect(old.length).toBeLessThan(150);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('the history is full: it has 2000 accounts');
    await store.close();
  });

  it('is within its bound also when everybody comes back', async () => {
    const { store } = await open(join(temporaryDirectory(), 'h'), { mostRows: 500 });
    for (let n = 0; n < 6000; n += 300) {
      for (let round = 0; round < 2; round++) {
        for (let i = n; i < n + 300; i++) store.put(`${i * 7919}`, new Uint8Array(50));
        await store.flush();
      }
    }
    expect(store.size).toBeLessThanOrEqual(900);
    for (let quiet = 0; quiet < 20; quiet++) {
      store.putMeta('m', bytes(`${quiet}`));
      await store.flush();
    }
    expect(store.size).toBeLessThanOrEqual(500);
    await store.close();
  });
});
