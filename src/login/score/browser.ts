import { isNew } from './novelty.ts';
import { shareTerm } from './share-term.ts';
import type { Term } from './term.ts';
import { percent, rounded } from './words.ts';

/** The browser family, as a share of the logins with its device. */
export const BROWSER: Term = {
  weigh: ({ known, settings }) => shareTerm('browser', known, settings),

  tell: (evidence) => {
    const { known, history, names } = evidence;
    const { browser, system } = names();
    const family = browser === '' ? 'no browser named' : `${browser} on ${system}`;
    if (isNew(evidence, history.browsers, known.at.browser))
      return { code: 'new_browser', words: `${family} never seen`, numbers: {} };
    const share = known.own.device === 0 ? 0 : known.own.browser / known.own.device;
    return {
      code: 'rare_browser',
      words: `${family}: ${percent(share)} of the logins with the device`,
      numbers: { share: rounded(share) },
    };
  },
};
