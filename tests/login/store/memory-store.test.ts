import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { MemoryStore } from '../../../src/login/store/memory-store.ts';

const MIB = 1 << 20;

/** A row that says what it is. */
const rowOf = (seed: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (seed * 31 + i * 7) & 255);

/** A key of 10 bytes, different for every number. */
const keyOf = (n: number): string => `${n}`.padStart(10, '\xff');

const plain = (length: number): Uint8Array => new Uint8Array(length);

const put = (store: MemoryStore, from: number, to: number, length = 200): void => {
  for (let n = from; n < to; n++) store.put(keyOf(n), plain(length));
};

const present = (store: MemoryStore, from: number, to: number): number => {
  let count = 0;
  for (let n = from; n < to; n++) if (store.get(keyOf(n)) !== undefined) count++;
  return count;
};

describe('MemoryStore', () => {
  it('gives back what was put last under every key, whatever was put and deleted between', () => {
    const operation = fc.record({
      key: fc.integer({ min: 0, max: 60 }),
      // Around every border of a cell, and nothing at all.
      length: fc.oneof(fc.integer({ min: 0, max: 1200 }), fc.constantFrom(14, 15, 42, 43, 65_535)),
      deletes: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    });
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 200 }), (operations) => {
        const store = new MemoryStore({ mostRows: 100, mostBytes: 16 * MIB });
        const model = new Map<string, Uint8Array>();
        operations.forEach(({ key, length, deletes }, i) => {
          const name = keyOf(key).slice(0, 1 + (key % 10)) + key;
          if (deletes) store.delete(name);
          else store.put(name, rowOf(i, length));
          if (deletes) model.delete(name);
          else model.set(name, rowOf(i, length));
        });
        expect(store.size).toBe(model.size);
        expect(store.evicted).toBe(0);
        for (const [key, row] of model) {
          expect(Buffer.compare(store.get(key) ?? new Uint8Array(1), row)).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps a row apart from the bytes that were put and those that it gave', () => {
    const store = new MemoryStore();
    const row = rowOf(1, 100);
    store.put('a', row);
    const given = store.get('a');
    row.fill(0);
    store.put('a', rowOf(2, 100));
    expect(given).toEqual(Buffer.from(rowOf(1, 100)));
    expect(store.get('a')).toEqual(Buffer.from(rowOf(2, 100)));
  });

  it('lends the row that it would give, whatever the lengths of key and row are', () => {
    const store = new MemoryStore();
    const keys = ['a', 'bb', 'ccc', 'dddd', 'eeeeeeeeee', 'f'.repeat(24)];
    for (const length of [0, 1, 2, 3, 13, 14, 15, 16, 27, 28, 29, 200, 1499, 1500, 1501, 65_535]) {
      for (const [i, key] of keys.entries()) store.put(key, rowOf(length + i, length));
      for (const [i, key] of keys.entries()) {
        const lent = store.borrow(key);
        expect(lent).toEqual(rowOf(length + i, length));
        expect(store.get(key)).toEqual(Buffer.from(rowOf(length + i, length)));
      }
    }
    expect(store.borrow('nobody')).toBeUndefined();
  });

  it('keeps what it lent when that is put under another key', () => {
    const store = new MemoryStore();
    store.put('a', rowOf(1, 300));
    for (const key of ['bb', 'ccccccc', 'd'.repeat(24)]) {
      const lent = store.borrow('a');
      if (lent !== undefined) store.put(key, lent);
      expect(store.get(key)).toEqual(Buffer.from(rowOf(1, 300)));
      expect(store.get('a')).toEqual(Buffer.from(rowOf(1, 300)));
    }
  });

  it('holds no more rows than it may, counts those that it gave up, and tells it once', () => {
    const onFull = vi.fn();
    const store = new MemoryStore({ mostRows: 1000, onFull });
    put(store, 0, 1000);
    expect(onFull).not.toHaveBeenCalled();
    put(store, 1000, 5000);
    expect(store.size).toBe(1000);
    expect(store.evicted).toBe(4000);
    expect(onFull).toHaveBeenCalledOnce();
    expect(present(store, 0, 5000)).toBe(1000);
  });

  it('holds no more bytes than it may, however long the rows are', () => {
    const store = new MemoryStore({ mostBytes: MIB });
    for (let n = 0; n < 20_000; n++) store.put(keyOf(n % 9000), plain((n * 7919) % 1200));
    let bytes = 0;
    for (let n = 0; n < 9000; n++) bytes += store.get(keyOf(n))?.length ?? 0;
    expect(bytes).toBeLessThan(MIB);
    expect(bytes).toBeGreaterThan(MIB / 2);
    expect(present(store, 0, 9000)).toBe(store.size);
  });

  it('gives up none of those who came back for any number that come once', () => {
    const store = new MemoryStore({ mostRows: 1000 });
    put(store, 0, 700);
    put(store, 0, 700);
    put(store, 1_000, 21_000);
    expect(present(store, 0, 700)).toBe(700);
  });

  it('gives up none of those who came back when bytes are what is scarce', () => {
    const store = new MemoryStore({ mostBytes: MIB });
    put(store, 0, 2000);
    put(store, 0, 2000);
    put(store, 10_000, 30_000);
    expect(present(store, 0, 2000)).toBe(2000);
  });

  it('gives up none of those who came back while their rows grow in a full store', () => {
    const store = new MemoryStore({ mostBytes: MIB });
    put(store, 0, 200, 100);
    for (let length = 200; length <= 2000; length += 300) {
      put(store, 0, 200, length);
      put(store, 50_000, 56_000);
      expect(present(store, 0, 200)).toBe(200);
    }
  });

  it('lets those who come back take the place of those who stopped coming', () => {
    const store = new MemoryStore({ mostRows: 1000 });
    put(store, 0, 700);
    put(store, 0, 700);
    for (let round = 0; round < 10; round++) {
      present(store, 10_000, 10_250);
      put(store, 10_000, 10_250);
    }
    put(store, 20_000, 22_000);
    expect(present(store, 10_000, 10_250)).toBe(250);
    expect(present(store, 0, 700)).toBeLessThan(560);
  });

  it('does not grow with rows that grow and shrink for years', () => {
    const store = new MemoryStore({ mostBytes: MIB });
    // 400 rows of 1,200 bytes on average fill half of it.
    for (let round = 0; round < 40; round++) {
      for (let n = 0; n < 400; n++)
        store.put(keyOf(n), plain(200 + ((n * 13 + round * 977) % 2000)));
    }
    expect(store.evicted).toBe(0);
    expect(store.size).toBe(400);
  });

  it('takes 280 bytes at most for an account whose row has 220, the table included', () => {
    const most = 98_304;
    const before = process.memoryUsage().arrayBuffers;
    const store = new MemoryStore({ mostRows: most });
    for (let n = 0; n < most; n++) store.put(keyOf(n), plain(100 + ((n * 7919) % 241)));
    const taken = process.memoryUsage().arrayBuffers - before;
    expect(store.size).toBe(most);
    expect(taken / most).toBeLessThan(280);
  });

  it('keeps what is known beside the accounts, and refuses what is far too long', async () => {
    const store = new MemoryStore();
    store.putMeta('counts', Uint8Array.of(1, 2));
    expect(store.meta('counts')).toEqual(Uint8Array.of(1, 2));
    expect(store.meta('other')).toBeUndefined();
    expect(() => store.putMeta('counts', new Uint8Array((4 << 20) + 1))).toThrow(RangeError);
    expect(() => store.put('a', new Uint8Array(65_536))).toThrow(RangeError);
    expect(() => store.put('a'.repeat(25), new Uint8Array(1))).toThrow(RangeError);
    await store.flush();
    await store.close();
  });
});
