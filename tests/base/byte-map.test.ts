import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import { ByteMap } from '../../src/base/byte-map.ts';

function put(map: ByteMap, key: string, value: string, salt = 0): void {
  const keys = bytesOf(`<${key}>`);
  const values = bytesOf(`<${value}>`);
  map.add(keys, 1, 1 + key.length, salt, values, 1, 1 + value.length);
}

function get(map: ByteMap, key: string, salt = 0): string | undefined {
  const keys = bytesOf(`<${key}>`);
  return map.find(keys, 1, 1 + key.length, salt) ? latin1(map.bytes, map.from, map.to) : undefined;
}

describe('ByteMap', () => {
  it('gives what a Map would give, or does not know it', () => {
    const step = fc.tuple(fc.nat(60), fc.nat(3), fc.string({ unit: 'binary-ascii', maxLength: 9 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const map = new ByteMap(16, 400);
        const model = new Map<string, string>();
        for (const [n, salt, value] of steps) {
          const key = 'k'.repeat(n % 7) + n;
          const id = `${salt} ${key}`;
          const found = get(map, key, salt);
          if (found !== undefined) expect(found).toBe(model.get(id));
          else {
            put(map, key, value, salt);
            model.set(id, value);
            expect(get(map, key, salt)).toBe(value);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('knows every one of its newest entries but the few whose places are taken', () => {
    const map = new ByteMap(4096, 1 << 20);
    for (let i = 0; i < 20_000; i++) put(map, `key ${i}`, `value ${i}`);
    let known = 0;
    for (let i = 20_000 - 4096; i < 20_000; i++) if (get(map, `key ${i}`) === `value ${i}`) known++;
    expect(known).toBeGreaterThan(4096 * 0.97);
  });

  it('knows what was added last, however many keys it holds', () => {
    const map = new ByteMap(4096, 1 << 20);
    for (let i = 0; i < 40_000; i++) {
      put(map, `key ${i}`, 'x');
      if (get(map, `key ${i}`) !== 'x') expect.fail(`key ${i} is not known`);
    }
  });

  it('keeps what is asked for and forgets the rest', () => {
    const map = new ByteMap(8, 1 << 20);
    put(map, 'often', 'x');
    for (let i = 0; i < 1000; i++) {
      if (get(map, `once ${i}`) === undefined) put(map, `once ${i}`, 'y');
      expect(get(map, 'often')).toBe('x');
    }
    expect(get(map, 'once 0')).toBeUndefined();
  });

  it('holds no more entries and bytes than it may', () => {
    const map = new ByteMap(100, 1000);
    const held = () => {
      let entries = 0;
      let bytes = 0;
      for (let i = 0; i < 2000; i++) {
        // Every look-up that finds something old moves it: count on a map that is not used again.
        const value = get(map, `key ${i}`);
        if (value === undefined) continue;
        entries++;
        bytes += `key ${i}`.length + value.length;
      }
      return { entries, bytes };
    };
    for (let i = 0; i < 2000; i++) put(map, `key ${i}`, 'value');
    const { entries, bytes } = held();
    expect(entries).toBeGreaterThan(20);
    expect(entries).toBeLessThanOrEqual(200);
    expect(bytes).toBeLessThanOrEqual(2000);
  });

  it('does not take what is too long', () => {
    const map = new ByteMap(100, 10_000);
    put(map, 'k'.repeat(2049), 'x');
    put(map, 'key', 'v'.repeat(10_000));
    expect(get(map, 'k'.repeat(2049))).toBeUndefined();
    expect(get(map, 'key')).toBeUndefined();
    put(map, 'k'.repeat(2048), 'x');
    expect(get(map, 'k'.repeat(2048))).toBe('x');
  });

  it('tells keys apart by every byte, their length and the salt', () => {
    const map = new ByteMap(100, 10_000);
    put(map, '', 'nothing');
    put(map, '\0', 'one');
    put(map, '\0\0\0\0', 'four');
    put(map, '\0\0\0\0\0', 'five');
    put(map, '', 'salt', 1);
    expect(['', '\0', '\0\0', '\0\0\0\0', '\0\0\0\0\0'].map((key) => get(map, key))).toEqual([
      ...['nothing', 'one', undefined, 'four', 'five'],
    ]);
    expect(get(map, '', 1)).toBe('salt');
    expect(get(map, '', -1)).toBeUndefined();
  });

  it('keeps the value of a find readable until the next add, also where the find was an old one', () => {
    const map = new ByteMap(4, 1 << 20);
    for (let i = 0; i < 8; i++) put(map, `key ${i}`, `value ${i}`);
    // 4 to 7 are young, 0 to 3 old: this one moves, which starts a new generation.
    expect(get(map, 'key 1')).toBe('value 1');
    const { bytes, from, to } = map;
    expect(get(map, 'key 7')).toBe('value 7');
    expect(latin1(bytes, from, to)).toBe('value 1');
  });

  it('looks at no more than eight entries, however well the keys were chosen to collide', () => {
    const map = new ByteMap(4096, 1 << 20);
    let reads = 0;
    for (const key of collidingKeys(2000)) {
      const bytes = new Proxy(key, {
        get(target, property) {
          if (typeof property === 'string' && /^\d+$/.test(property)) reads++;
          return Reflect.get(target, property, target);
        },
      });
      if (!map.find(bytes, 0, key.length, 0)) map.add(bytes, 0, key.length, 0, key, 0, 1);
    }
    // If these keys do not collide any more, they have to be chosen anew: only eight fit.
    const found = collidingKeys(2000).map((key) => map.find(key, 0, key.length, 0));
    expect(found.filter((known) => known)).toHaveLength(8);
    // Two hashes and eight comparisons.
    expect(reads).toBeLessThanOrEqual(2000 * KEY * 10);
  });
});

/** A multiple of a step, so that no byte is read twice. */
const KEY = 96;

/** Keys that differ only in their last eight bytes and have one hash: its steps can be undone. */
function collidingKeys(count: number): Uint8Array[] {
  const factor = 0x2c1b3c6d;
  const turned = (hash: number) => (hash << 13) | (hash >>> 19);
  const step = (hash: number, word: number) => Math.imul(turned(hash) ^ word, factor);
  // Newton's iteration doubles the bits that are right; three are at the start.
  let inverse = factor;
  for (let bits = 3; bits < 32; bits *= 2)
    inverse = Math.imul(inverse, 2 - Math.imul(factor, inverse));
  let hash = 0x811c9dc5 | 0;
  let other = KEY;
  for (let i = 0; i < KEY - 8; i += 8) {
    hash = step(hash, 0x6b6b6b6b);
    other = step(other, 0x6b6b6b6b);
  }
  return Array.from({ length: count }, (_, i) => {
    const key = new Uint8Array(KEY).fill(0x6b);
    const words = new DataView(key.buffer, KEY - 8);
    words.setInt32(0, i, true);
    // The two chains meet in `turned(one) ^ other`, which is 0 for all these keys.
    words.setInt32(4, turned(other) ^ Math.imul(turned(step(hash, i)), inverse), true);
    return key;
  });
}
