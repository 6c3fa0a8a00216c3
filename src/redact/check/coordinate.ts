import type { Check } from '../../model/check.ts';
import { DEGREES } from './formula/degrees.ts';

const SHAPE = new RegExp(`^${DEGREES}$`);

/** One half of a place, for parameters such as `lat` and `lon`: at most 180 degrees. ISO 6709. */
export const coordinate: Check = {
  name: 'coordinate',
  says: 'is a latitude or a longitude with at least four decimals (ISO 6709)',
  test: (value) => {
    const degrees = value.trim();
    if (!SHAPE.test(degrees)) return 'not a number with four decimals';
    const size = Math.abs(Number(degrees));
    return size > 0 && size <= 180 ? undefined : 'no latitude or longitude';
  },
};
