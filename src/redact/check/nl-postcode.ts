import type { Check } from '../../model/check.ts';

/** `1234 AB`, `1234AB 12`, `1234 AB-12a`, `1234AB/12-3`. */
const SHAPE =
  /^[1-9]\d{3}[ -]?([a-z]{2})(?:[ ,/-]{0,2}\d{1,5}(?:[a-z][0-9a-z]{0,3}|[ /-][0-9a-z]{1,4})?)?$/i;

/** Never given out, for what they stood for. */
const NOT_USED = /^(?:sa|sd|ss)$/i;

/**
 * A Dutch postcode with or without a house number behind it. NEN 5825; PostNL on the letters that
 * are not used. No check digit exists.
 */
export const nlPostcode: Check = {
  name: 'nl-postcode',
  says: 'has the shape of a Dutch postcode, 1000 to 9999 and letters in use (NEN 5825)',
  test: (value) => {
    const shape = SHAPE.exec(value.trim());
    if (shape === null) return 'not the shape of a Dutch postcode';
    return NOT_USED.test(shape[1]) ? 'letters that are not used' : undefined;
  },
};
