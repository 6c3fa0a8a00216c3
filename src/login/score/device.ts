import { type AccountHistory, BY_KEY } from '../history/account-history.ts';
import type { Evidence } from './evidence.ts';
import { isNew } from './novelty.ts';
import { shareTerm } from './share-term.ts';
import type { Term } from './term.ts';
import { percent, rounded } from './words.ts';

/**
 * The device: system and class, as a share of all logins; or the key fingerprint or device id, which is
 * one of a kind.
 */
export const DEVICE: Term = {
  weigh: (evidence) =>
    evidence.used.byKey
      ? keyTerm(evidence)
      : shareTerm('device', evidence.known, evidence.settings),

  tell: (evidence) => {
    const { known, history, used, names } = evidence;
    const share = known.logins === 0 ? 0 : known.own.device / known.logins;
    if (used.byKey) {
      return known.at.device === -1
        ? { code: 'new_key', words: 'a key or device that was never seen', numbers: {} }
        : {
            code: 'rare_key',
            words: `a key or device with ${percent(share)} of the logins`,
            numbers: { share: rounded(share) },
          };
    }
    const { system, browser } = names();
    if (isNew(evidence, history.devices, known.at.device)) {
      const words =
        system === ''
          ? 'no browser named, never so before'
          : `${system} with ${browser} never seen`;
      return { code: 'new_device', words, numbers: {} };
    }
    return {
      code: 'rare_device',
      words: `${system === '' ? 'no browser named' : system}: ${percent(share)} of the logins`,
      numbers: { share: rounded(share) },
    };
  },
};

/**
 * A key that is known was hardly stolen too; a new one is what every attacker has. How often the account has a new one
 * is told by those that it was seen with once (I. J. Good, "The population frequencies of
 * species", Biometrika 40, 1953): a browser that throws its ids away has one each time.
 */
function keyTerm({ known, history, settings }: Evidence): number {
  const kappa = settings.kappa.device;
  const isKnown = known.at.device !== -1;
  const seen = isKnown ? known.own.device : keysSeenOnce(history) / 2;
  const byAccount = (seen + kappa * settings.newKeyShare) / (known.logins + kappa);
  const byAttacker = isKnown ? settings.attackerHasKey : 1 - settings.attackerHasKey;
  return settings.weight.device * Math.log(byAttacker / Math.min(1, byAccount));
}

function keysSeenOnce({ devices }: AccountHistory): number {
  let once = 0;
  for (let i = 0; i < devices.size; i++)
    if ((devices.tags[i] & BY_KEY) !== 0 && devices.learned(i) <= 1) once++;
  return once;
}
