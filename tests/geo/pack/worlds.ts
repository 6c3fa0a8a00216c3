import fc from 'fast-check';
import type { World } from '../../../src/geo/pack/encode-world.ts';
import { cellOf, middleOf, type PlaceRow } from '../../../src/geo/pack/places-section.ts';
import type { Ranges } from '../../../src/geo/pack/range-section.ts';
import { IPV4, IPV6, type Space } from '../../../src/geo/pack/space.ts';
import type { SystemRow } from '../../../src/geo/pack/systems-section.ts';
import type { NetworkKind, Place } from '../../../src/model/network.ts';

/** Any worlds that a pack can hold. */

const KINDS: NetworkKind[] = ['unknown', 'fixed', 'mobile', 'hosting', 'vpn', 'relay', 'satellite'];

const place: fc.Arbitrary<Place | undefined> = fc.option(
  fc
    .record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      radiusKm: fc.integer({ min: 0, max: 0xffff }),
    })
    .map(({ latitude, longitude, radiusKm }) => ({
      ...middleOf(cellOf(latitude, longitude)),
      radiusKm,
    })),
  { nil: undefined },
);

const places: fc.Arbitrary<PlaceRow[]> = fc.array(
  fc.record({ country: fc.constantFrom('NL', 'RO', 'US', undefined), place }),
  { maxLength: 8 },
);

const systems: fc.Arbitrary<SystemRow[]> = fc
  .uniqueArray(
    fc.record({
      asn: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
      organization: fc.constantFrom('Example B.V.', 'Größe GmbH', '', 'A'.repeat(300)),
      kind: fc.constantFrom(...KINDS),
    }),
    { maxLength: 8, selector: ({ asn }) => asn },
  )
  .map((rows) => rows.sort((a, b) => a.asn - b.asn));

/** Cuts of a space: some anywhere, some crowded around one number, so that buckets are full and empty. */
function ranges(space: Space, rows: number): fc.Arbitrary<Ranges> {
  const row = fc.integer({ min: 0, max: rows });
  const anywhere = fc.integer({ min: space.first, max: space.end - 1 });
  const crowd = fc
    .tuple(anywhere, fc.array(fc.integer({ min: -300, max: 300 }), { maxLength: 60 }))
    .map(([around, steps]) => steps.map((step) => around + step));
  return fc.tuple(row, fc.array(anywhere, { maxLength: 20 }), crowd).map(([first, some, more]) => {
    const cuts = [...some, ...more].filter((at) => at > space.first && at < space.end);
    const starts = [space.first, ...new Set(cuts)].sort((a, b) => a - b);
    return {
      starts: Float64Array.from(starts),
      rows: Uint32Array.from(starts, (_, i) => (first + i) % (rows + 1)),
    };
  });
}

const family = (space: Space, placeCount: number, systemCount: number) =>
  fc.record({ places: ranges(space, placeCount), systems: ranges(space, systemCount) });

export const worlds: fc.Arbitrary<World> = fc.tuple(places, systems).chain(([some, others]) =>
  fc.record({
    sources: fc.constant([]),
    places: fc.constant(some),
    systems: fc.constant(others),
    ipv4: family(IPV4, some.length, others.length),
    ipv6: family(IPV6, some.length, others.length),
  }),
);

/** The address of a number: behind the 48 bits of IPv6 stands anything. */
export function addressOf(key: number, space: Space): Uint8Array {
  const out = new Uint8Array(space === IPV4 ? 4 : 16).fill(0xa5);
  for (let i = space.bits / 8 - 1, left = key; i >= 0; i--, left = Math.floor(left / 256))
    out[i] = left % 256;
  return out;
}
