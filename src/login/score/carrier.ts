import { isNewNetwork } from './novelty.ts';
import type { Term } from './term.ts';

/**
 * A phone network that is new to the account: a phone is in one when it travels or changes its card, a computer
 * seldom is, but a proxy that comes out of somebody's phone looks like that.
 */
export const CARRIER: Term = {
  weigh: (evidence) => {
    const { login, used, known, settings } = evidence;
    const { device } = login;
    if (known.kind !== 'mobile' || device === undefined || used.byKey) return 0;
    if (!isNewNetwork(evidence)) return 0;
    return device.isPhone ? settings.phoneOnCarrier : settings.computerOnCarrier;
  },

  tell: () => ({
    code: 'computer_on_carrier',
    words: 'a computer in a phone network that was never seen',
    numbers: {},
  }),
};
