import { gapHours } from '../history/gap-quantile.ts';
import type { Evidence } from './evidence.ts';
import { isNewCountry, isNewDevice, isNewNetwork } from './novelty.ts';
import type { Term } from './term.ts';
import { span } from './words.ts';

/** The account wakes after a long sleep, and something else about the login is new. */
export const WAKE: Term = {
  weigh: (evidence) => {
    const { history, settings } = evidence;
    const long = Math.max(settings.wakeHours, settings.wakeGaps * gapHours(history.gap));
    if (history.logins === 0 || sleptSeconds(evidence) <= long * 3600) return 0;
    const isNovel = isNewCountry(evidence) || isNewNetwork(evidence) || isNewDevice(evidence);
    return isNovel ? settings.wake : 0;
  },

  tell: (evidence) => {
    const slept = sleptSeconds(evidence);
    return {
      code: 'wakes',
      words: `after ${span(slept)} without a login`,
      numbers: { days: Math.floor(slept / 86_400) },
    };
  },
};

function sleptSeconds({ history, time }: Evidence): number {
  return Math.max(0, time - history.last);
}
