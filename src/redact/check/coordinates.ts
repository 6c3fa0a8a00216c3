import type { Check } from '../../model/check.ts';
import { DEGREES } from './formula/degrees.ts';

/** Two numbers with a separator between; ISO 6709 has none but the sign, and a slash behind. */
const SHAPE = new RegExp(`^(?:geo:)?(${DEGREES})(?: ?[,;/] ?| |(?=[+-]))(${DEGREES})/?$`, 'i');

/**
 * A place to 11 m or better: a latitude and a longitude of at least four decimals, in either order
 * (ISO 6709 and RFC 5870 write the latitude first, RFC 7946 the longitude).
 */
export const coordinates: Check = {
  name: 'coordinates',
  says: 'is a latitude and a longitude with at least four decimals (ISO 6709)',
  test: (value) => {
    const parts = SHAPE.exec(value.trim());
    if (parts === null) return 'not two numbers with four decimals';
    const [first, second] = [Math.abs(Number(parts[1])), Math.abs(Number(parts[2]))];
    if (first === 0 && second === 0) return 'no place';
    return Math.min(first, second) <= 90 && Math.max(first, second) <= 180
      ? undefined
      : 'no latitude and longitude';
  },
};
