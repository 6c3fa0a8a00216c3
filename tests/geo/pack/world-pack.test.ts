import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { encodeWorld, type World } from '../../../src/geo/pack/encode-world.ts';
import type { Ranges } from '../../../src/geo/pack/range-section.ts';
import { IPV4, IPV6, type Space } from '../../../src/geo/pack/space.ts';
import { WorldPack } from '../../../src/geo/pack/world-pack.ts';
import { addressOf, worlds } from './worlds.ts';

/** The row of a number by looking through all ranges. */
const rowAt = ({ starts, rows }: Ranges, key: number): number => {
  let row = rows[0];
  starts.forEach((start, i) => {
    if (start <= key) row = rows[i];
  });
  return row;
};

/** What a world says of a number, without a pack. */
function oracle({ places, systems, ...families }: World, space: Space, key: number) {
  const family = space === IPV4 ? families.ipv4 : families.ipv6;
  const place = places[rowAt(family.places, key) - 1];
  const system = systems[rowAt(family.systems, key) - 1];
  return {
    country: place?.country,
    place: place?.place,
    asn: system?.asn,
    organization: system?.organization,
    kind: system?.kind ?? 'unknown',
    reserved: undefined,
  };
}

/** Numbers worth a look: the ends of all ranges, of the space, and some between. */
const keysOf = (space: Space, ...all: Ranges[]): number[] =>
  [space.first, space.end - 1, ...all.flatMap(({ starts }) => [...starts])]
    .flatMap((at) => [at - 1, at, at + 1, Math.floor((at + space.end) / 2)])
    .filter((at) => at >= space.first && at < space.end);

describe('a pack', () => {
  it('says of every address of both families what went into it', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const pack = new WorldPack(encodeWorld(world), 'test');
        for (const [space, family] of [
          [IPV4, world.ipv4],
          [IPV6, world.ipv6],
        ] as const)
          for (const key of keysOf(space, family.places, family.systems))
            expect(pack.lookup(addressOf(key, space))).toEqual(oracle(world, space, key));
      }),
      { numRuns: 25 },
    );
  });

  it('knows the kind of every system by its number, and unknown for others', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 0, max: 2 ** 32 }), (world, other) => {
        const pack = new WorldPack(encodeWorld(world), 'test');
        for (const { asn, kind } of world.systems) expect(pack.kindOf(asn)).toBe(kind);
        if (!world.systems.some(({ asn }) => asn === other))
          expect(pack.kindOf(other)).toBe('unknown');
      }),
      { numRuns: 10 },
    );
  });

  it('is the same bytes for the same world', () => {
    const [world] = fc.sample(worlds, { numRuns: 1, seed: 1 });
    expect(encodeWorld(world).equals(encodeWorld(world))).toBe(true);
  });
});

describe('a pack that is not whole is refused', () => {
  const [world] = fc.sample(worlds, { numRuns: 1, seed: 2 });
  const bytes = encodeWorld(world);

  it('with any byte changed', () => {
    for (let at = 0; at < bytes.length; at++) {
      const spoilt = Uint8Array.from(bytes);
      spoilt[at] ^= 1 << (at % 8);
      expect(() => new WorldPack(spoilt, 'test')).toThrow(Fault);
    }
  });

  it('cut off anywhere, or with something behind it', () => {
    for (let end = 0; end < bytes.length; end++)
      expect(() => new WorldPack(bytes.subarray(0, end), 'test')).toThrow(Fault);
    const longer = Buffer.concat([bytes, Buffer.alloc(1)]);
    expect(() => new WorldPack(longer, 'test')).toThrow(Fault);
  });

  it('and what is told says why', () => {
    const fault = (spoilt: Uint8Array) => {
      try {
        new WorldPack(spoilt, 'world.pack');
      } catch (cause) {
        return (cause as Fault).message;
      }
      return '';
    };
    const other = Uint8Array.from(bytes);
    other[7] = 9;
    expect(fault(Buffer.from('GIF89a'))).toMatch(
      /^cannot read geo pack world\.pack: it is no geo pack/,
    );
    expect(fault(other)).toMatch(/version 9 instead of 1/);
    expect(fault(bytes.subarray(0, -5))).toMatch(/cut off or damaged \(its SHA-256 does not fit\)/);
  });
});
