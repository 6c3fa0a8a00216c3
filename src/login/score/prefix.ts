import { NO_TOKEN } from '../token-number.ts';
import { shareTerm } from './share-term.ts';
import type { Term } from './term.ts';
import { percent, rounded } from './words.ts';

/** The network prefix (/24 or /48), as a share of the logins from its network. */
export const PREFIX: Term = {
  weigh: ({ used, known, settings }) =>
    used.prefix === NO_TOKEN ? 0 : shareTerm('prefix', known, settings),

  tell: ({ known }) => {
    const share = known.own.network === 0 ? 0 : known.own.prefix / known.own.network;
    return known.at.prefix === -1
      ? { code: 'new_prefix', words: 'a part of the network that was never seen', numbers: {} }
      : {
          code: 'rare_prefix',
          words: `a part of the network with ${percent(share)} of its logins`,
          numbers: { share: rounded(share) },
        };
  },
};
