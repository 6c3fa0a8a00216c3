import { isNewCountry, isNewDevice, isNewNetwork } from './novelty.ts';
import type { Term } from './term.ts';

/**
 * A new device at a new place. Each alone is what honest people do: they travel with the device that they have, and
 * unpack a new one at home. Both at once is rarer than the product of the two, which is what the sum of the other
 * terms takes it for.
 */
export const PAIR: Term = {
  weigh: (evidence) => {
    if (!isNewDevice(evidence)) return 0;
    if (isNewCountry(evidence)) return evidence.settings.countryAndDevice;
    return isNewNetwork(evidence) ? evidence.settings.networkAndDevice : 0;
  },

  tell: (evidence) => {
    const place = isNewCountry(evidence) ? 'country' : 'network';
    return {
      code: `${place}_and_device`,
      words: `${place} and device are new in one login`,
      numbers: {},
    };
  },
};
