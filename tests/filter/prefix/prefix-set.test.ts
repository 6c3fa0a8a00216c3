import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { PrefixBuilder } from '../../../src/filter/prefix/prefix-builder.ts';
import { prefixChanges } from '../../../src/filter/prefix/prefix-changes.ts';
import { PrefixSet } from '../../../src/filter/prefix/prefix-set.ts';
import { address, built, prefixSet } from '../prefixes.ts';

interface Prefix {
  readonly bytes: Uint8Array;
  readonly length: number;
}

/** Bytes of which few values occur, so that prefixes meet each other, or all. */
const byte = fc.oneof(fc.constantFrom(0, 1, 127, 128, 254, 255), fc.nat(255));
const addressOf = (size: number) =>
  fc.array(byte, { minLength: size, maxLength: size }).map((bytes) => Uint8Array.from(bytes));
const prefixOf = (size: number): fc.Arbitrary<Prefix> =>
  fc.record({ bytes: addressOf(size), length: fc.nat(8 * size) });
const canonical = (bytes: Uint8Array): boolean =>
  bytes.length === 4 || bytes.some((one, i) => one !== (i < 10 ? 0 : 255) && i < 12);

const prefixes = fc.array(fc.oneof(prefixOf(4), prefixOf(16)), { maxLength: 200 });
const asked = fc.array(fc.oneof(addressOf(4), addressOf(16)), { maxLength: 30 });

/** Whether the first bits are the same: the definition of a prefix. */
function holds({ bytes, length }: Prefix, other: Uint8Array): boolean {
  if (bytes.length !== other.length) return false;
  const whole = length >> 3;
  for (let i = 0; i < whole; i++) if (bytes[i] !== other[i]) return false;
  return ((bytes[whole] ^ other[whole]) & (0xff00 >> (length & 7)) & 0xff) === 0;
}

function setOf(all: readonly Prefix[]): PrefixSet {
  const builder = new PrefixBuilder();
  for (const { bytes, length } of all) builder.add(bytes, length);
  return builder.build().set;
}

/** First and last address of each prefix, and their neighbours. */
const edges = (all: readonly Prefix[]): Uint8Array[] =>
  all.flatMap(({ bytes, length }) =>
    [0, 255].flatMap((filling) => {
      const edge = bytes.slice();
      for (let bit = length; bit < 8 * edge.length; bit++)
        edge[bit >> 3] = (edge[bit >> 3] & ~(128 >> (bit & 7))) | (filling & (128 >> (bit & 7)));
      const beside = edge.slice();
      for (let i = edge.length - 1; i >= 0; i--) {
        beside[i] = (beside[i] + (filling === 0 ? 255 : 1)) & 255;
        if (beside[i] !== (filling === 0 ? 255 : 0)) break;
      }
      return [edge, beside];
    }),
  );

describe('PrefixSet', () => {
  it('holds an address exactly when one of its prefixes does', () => {
    fc.assert(
      fc.property(prefixes, asked, (all, others) => {
        const set = setOf(all);
        for (const one of [...others, ...edges(all)])
          expect(set.has(one)).toBe(all.some((prefix) => holds(prefix, one)));
      }),
    );
  });

  it('agrees with ipaddr.js', () => {
    fc.assert(
      fc.property(prefixes, asked, (all, others) => {
        const set = setOf(all);
        for (const one of others.filter(canonical)) {
          const other = ipaddr.fromByteArray([...one]);
          const expected = all.some(
            ({ bytes, length }) =>
              bytes.length === one.length && other.match(ipaddr.fromByteArray([...bytes]), length),
          );
          expect(set.has(one)).toBe(expected);
        }
      }),
    );
  });

  it('holds what it should however its prefixes lie: dense, even, in steps of every size', () => {
    let state = 42;
    const random = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 8;
    };
    /** Bends random bytes; gives how many bits of them are a prefix. */
    const shapes: ((bytes: Uint8Array, i: number) => number)[] = [
      () => 128,
      (bytes) => 8 * bytes.fill(0, 0, 14).length,
      (bytes) => bytes.fill(32, 2).length,
      // All in one network, none of them long.
      (bytes, i) => 40 + (bytes.fill(32, 0, 4)[4] & 3) + (i % 9),
      // A few that reach over the places of many others.
      (_, i) => (i % 300 === 0 ? 5 : 128),
      (bytes, i) => {
        for (let bit = 0; bit < i % 128; bit++) bytes[bit >> 3] &= ~(128 >> (bit & 7));
        return 64 + (i % 65);
      },
    ];
    /** The same bytes with one bit of the first 64 turned. */
    const turned = (bytes: Uint8Array): Uint8Array => {
      const other = bytes.slice();
      const bit = random() & 63;
      other[bit >> 3] ^= 128 >> (bit & 7);
      return other;
    };
    for (const shape of shapes) {
      const all = Array.from({ length: 600 }, (_, i): Prefix => {
        const bytes = Uint8Array.from({ length: 16 }, () => random() & 255);
        return { length: shape(bytes, i), bytes };
      });
      const set = setOf(all);
      const sample = all.filter((_, i) => i % 60 === 0);
      const asked = all.flatMap(({ bytes }) => [bytes, turned(bytes)]);
      for (const one of [...asked, ...edges(sample)]) {
        const expected = all.some((prefix) => holds(prefix, one));
        if (set.has(one) !== expected) expect.fail(`prefixes of shape ${shapes.indexOf(shape)}`);
      }
    }
  });

  it('is told in as few prefixes as say the same', () => {
    const texts = ['192.0.2.0/25', '192.0.2.128/25', '192.0.2.7', '198.51.100.0-198.51.100.255'];
    expect([...prefixSet(...texts, '2001:db8:8000::/33', '2001:db8::/33').prefixes()]).toEqual([
      '192.0.2.0/24',
      '198.51.100.0/24',
      '2001:db8::/32',
    ]);
  });

  it('counts what was there before and what lies in a larger prefix', () => {
    const halves = ['192.0.2.0/25', '192.0.2.128/25'];
    const { merged } = built([...halves, ...halves, '192.0.2.9', '192.0.2.9', '192.0.2.0/26']);
    expect(merged).toEqual({ duplicates: 3, overlaps: 2 });
  });

  it('knows when it holds every address of a family, said in one piece or in many', () => {
    expect(prefixSet('0.0.0.0/0').holdsAll).toBe(true);
    expect(prefixSet('0.0.0.0/1', '128.0.0.0/1').holdsAll).toBe(true);
    expect(prefixSet('::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff').holdsAll).toBe(true);
    expect(prefixSet('0.0.0.0/1', '128.0.0.0/2').holdsAll).toBe(false);
    expect(prefixSet('::/0').has(address('192.0.2.1'))).toBe(false);
  });

  it('is the same set when its parts were handed over', () => {
    const set = prefixSet('192.0.2.0/24', '2001:db8::/32');
    const parts = structuredClone(set.parts, { transfer: [...set.buffers] });
    expect([...PrefixSet.of(parts).prefixes()]).toEqual(['192.0.2.0/24', '2001:db8::/32']);
    expect(PrefixSet.of(parts).has(address('192.0.2.1'))).toBe(true);
  });
});

describe('a range', () => {
  const range = fc
    .tuple(fc.nat(0xffff), fc.nat(0xffff))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  const bytes = (head: readonly number[], n: number) => Uint8Array.of(...head, n >> 8, n & 255);

  it('holds its ends and all between, and nothing beside, in the fewest prefixes', () => {
    for (const head of [[192, 0], Array.from({ length: 14 }, () => 32)])
      fc.assert(
        fc.property(range, fc.nat(0xffff), ([first, last], any) => {
          const builder = new PrefixBuilder();
          expect(builder.addRange(bytes(head, first), bytes(head, last))).toBe(true);
          const count = builder.count;
          const { set, merged } = builder.build();
          expect([set.count, merged]).toEqual([count, { duplicates: 0, overlaps: 0 }]);
          for (const n of [first, last, any, first - 1, last + 1])
            if (n >= 0 && n <= 0xffff)
              expect(set.has(bytes(head, n))).toBe(n >= first && n <= last);
        }),
      );
  });

  it('is none when its ends are of two families or not in order', () => {
    const builder = new PrefixBuilder();
    expect(builder.addRange(address('192.0.2.1'), address('2001:db8::'))).toBe(false);
    expect(builder.addRange(address('192.0.2.2'), address('192.0.2.1'))).toBe(false);
    expect(builder.count).toBe(0);
  });
});

describe('prefixChanges()', () => {
  it('counts the prefixes that one of two sets has alone', () => {
    const before = prefixSet('192.0.2.0/24', '198.51.100.0/24', '2001:db8::/32');
    const now = prefixSet('198.51.100.0/24', '203.0.113.0/24', '203.0.112.1', '2001:db8::/33');
    expect(prefixChanges(before, now)).toEqual({ added: 3, removed: 2 });
    expect(prefixChanges(before, before)).toEqual({ added: 0, removed: 0 });
  });
});
