import { countryName } from '../login.ts';
import type { Evidence } from './evidence.ts';
import { isNewCountry } from './novelty.ts';
import { shareTerm } from './share-term.ts';
import type { Term } from './term.ts';
import { counted, percent, rounded } from './words.ts';

/** The country, as a share of all logins of the account; says nothing where nobody knows it. */
export const COUNTRY: Term = {
  weigh: ({ used, known, settings }) =>
    used.country === 0 ? 0 : shareTerm('country', known, settings),

  tell: (evidence) => {
    const { used, known, history, time } = evidence;
    const country = `country ${countryName(used.country)}`;
    if (isNewCountry(evidence)) {
      const logins = history.recent.sum(time);
      return {
        code: 'new_country',
        words: `${country}: 0 of ${counted(logins, 'login')} in 90 days`,
        numbers: { logins: 0, of: logins, days: 90 },
      };
    }
    const share = shareOf(evidence);
    return {
      code: 'rare_country',
      words: `${country}: ${percent(share)} of the logins`,
      numbers: { share: rounded(share), logins: rounded(known.logins) },
    };
  },
};

function shareOf({ known }: Evidence): number {
  return known.logins === 0 ? 0 : known.own.country / known.logins;
}
