import type { Floor } from './floor.ts';

/** The address is on a list of the operator's. */
export const LISTED_ADDRESS: Floor = {
  severity: ({ login }) => (login.listed ? 'medium' : undefined),
  tell: () => ({
    code: 'listed_address',
    words: 'an address on a list of the operator is always told',
    numbers: {},
  }),
  type: 'listed_address',
};
