import { isNewCountry } from '../novelty.ts';
import type { Floor } from './floor.ts';

export const COUNTRY_FLOOR = 'country_floor';

/** A country new to the account in 90 days; where many come from the same prefix it is that of an egress. */
export const NEW_COUNTRY: Floor = {
  severity: (evidence) =>
    isNewCountry(evidence) && !evidence.known.isEgress ? 'medium' : undefined,
  tell: () => ({
    code: COUNTRY_FLOOR,
    words: 'a country that is new to the account in 90 days is always told',
    numbers: { days: 90 },
  }),
  type: 'unfamiliar_login',
};
