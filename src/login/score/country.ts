import type { AccountHistory } from '../history/account-history.ts';
import { countryName } from '../login.ts';
import type { LoginSettings } from '../settings.ts';
import type { Evidence } from './evidence.ts';
import { isNewCountry } from './novelty.ts';
import { shareTerm } from './share-term.ts';
import type { Term } from './term.ts';
import { counted, percent, rounded } from './words.ts';

/**
 * The country, as a share of all logins of the account; says nothing where nobody knows it. Of an account that knows
 * several countries another one is less of a surprise.
 */
export const COUNTRY: Term = {
  weigh: ({ used, known, history, settings }) => {
    if (used.country === 0) return 0;
    const further = Math.max(0, countriesOf(history, settings) - 1);
    const kappa = settings.kappa.country + settings.travelHabit * further;
    return shareTerm('country', known, settings, kappa, known.visited);
  },

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

/** Countries that the account is at home in or was in: those alone that it was told for are not its own. */
function countriesOf({ countries }: AccountHistory, { newBelow }: LoginSettings): number {
  let own = 0;
  for (let i = 0; i < countries.size; i++) if (countries.learned(i) >= newBelow) own++;
  return own;
}

function shareOf({ known }: Evidence): number {
  return known.logins === 0 ? 0 : known.own.country / known.logins;
}
