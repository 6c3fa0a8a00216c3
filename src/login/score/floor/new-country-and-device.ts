import { isNewCountry, isNewDevice } from '../novelty.ts';
import type { Floor } from './floor.ts';

export const COUNTRY_AND_DEVICE_FLOOR = 'country_and_device_floor';

/** Neither the country nor the device was seen before. */
export const NEW_COUNTRY_AND_DEVICE: Floor = {
  severity: (evidence) => (isNewCountry(evidence) && isNewDevice(evidence) ? 'high' : undefined),
  tell: () => ({
    code: COUNTRY_AND_DEVICE_FLOOR,
    words: 'country and device are both new to the account',
    numbers: {},
  }),
  type: 'unfamiliar_login',
};
