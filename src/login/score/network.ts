import { isNewNetwork } from './novelty.ts';
import { shareTerm } from './share-term.ts';
import type { Term } from './term.ts';
import { percent, rounded } from './words.ts';

/**
 * The network (autonomous system), as a share of the logins from its country. In a country where the account never was
 * it has no network of its own, and the term says less.
 */
export const NETWORK: Term = {
  weigh: ({ used, known, settings }) => {
    const isAbroad = used.country !== 0 && known.at.country === -1;
    return (isAbroad ? settings.networkAbroad : 1) * shareTerm('network', known, settings);
  },

  tell: (evidence) => {
    const { used, known } = evidence;
    const network = used.asn === 0 ? 'a network without a number' : `network AS${used.asn}`;
    const share = known.logins === 0 ? 0 : known.own.network / known.logins;
    return isNewNetwork(evidence)
      ? { code: 'new_network', words: `${network} never seen`, numbers: { asn: used.asn } }
      : {
          code: 'rare_network',
          words: `${network}: ${percent(share)} of the logins`,
          numbers: { asn: used.asn, share: rounded(share) },
        };
  },
};
