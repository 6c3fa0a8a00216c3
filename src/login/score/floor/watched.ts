import type { Evidence } from '../evidence.ts';
import { isNewCountry, isNewDevice, isNewNetwork } from '../novelty.ts';
import type { Floor } from './floor.ts';

/** For 30 days after an account was judged compromised, anything new about it is told. */
export const WATCHED: Floor = {
  severity: (evidence) => {
    if (evidence.hour >= evidence.history.watchedUntil) return undefined;
    return isNovel(evidence) ? 'high' : undefined;
  },
  tell: ({ history, hour }) => {
    const days = Math.max(1, Math.ceil((history.watchedUntil - hour) / 24));
    return {
      code: 'watched_account',
      words: `the account was judged compromised and is watched for ${days} more days`,
      numbers: { days },
    };
  },
  type: 'unfamiliar_login',
};

function isNovel(evidence: Evidence): boolean {
  return isNewCountry(evidence) || isNewNetwork(evidence) || isNewDevice(evidence);
}
