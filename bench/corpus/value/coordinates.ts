import type { Random } from '../../generate/random.ts';
import { DIGITS, draw } from '../draw.ts';
import { byName } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

const latitude = (r: Random): string => `${50 + r.below(4)}.${draw(r, DIGITS, 5 + r.below(3))}`;
const longitude = (r: Random): string => `${3 + r.below(4)}.${draw(r, DIGITS, 5 + r.below(3))}`;

export const COORDINATES: ValueKind = {
  name: 'coordinates',
  group: 'location',
  ...byName(['latlng', 'coords', 'll', 'gps', 'geolocation'], {
    phrases: ['no shop near coords={} today', 'latlng={} outside the map'],
  }),
  variants: [
    { name: 'pair', make: (r) => `${latitude(r)},${longitude(r)}` },
    { name: 'latitude', ...axis(['lat', 'latitude', 'breedtegraad']), make: latitude },
    { name: 'longitude', ...axis(['lon', 'lng', 'longitude', 'lengtegraad']), make: longitude },
  ],
};

function axis(names: readonly string[]) {
  return { names, phrases: names.map((name) => `no shop at ${name}={} found`) };
}
