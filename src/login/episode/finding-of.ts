import type {
  Finding,
  FindingType,
  LoginFacts,
  Previous,
  Reason,
  Usual,
} from '../../model/finding.ts';
import { distanceKm, NO_CELL } from '../history/cell.ts';
import { type DeviceWords, usualOf } from '../history/usual.ts';
import { countryName, type Login } from '../login.ts';
import type { Opinion } from '../opinion.ts';
import type { Evidence } from '../score/evidence.ts';
import { rankOf } from '../score/floor/floors.ts';
import { reasonsOf } from '../score/score.ts';
import { rounded } from '../score/words.ts';
import { timeText } from './time-text.ts';

/** ATT&CK: Valid Accounts. */
const VALID_ACCOUNTS = 'T1078';

/** What one login says in a finding: all of it but the story of the episode. */
export type Told = Omit<Finding, 'schema' | 'id' | 'state' | 'status' | 'count' | 'first' | 'last'>;

/** Tells a login of which the detector has this opinion. */
export function toldOf(opinion: Opinion, deviceWords: DeviceWords): Told {
  const { evidence, fired, score, threshold, severity } = opinion;
  const { login, history, hour, settings, time } = evidence;
  return {
    type: typeOf(opinion),
    severity: severity ?? 'low',
    score: rounded(score),
    threshold: rounded(threshold),
    account: login.pseudonym(),
    log: login.log(),
    reasons: [
      ...reasonsOf(evidence),
      ...fired.map(({ floor }): Reason => {
        const { code, words, numbers } = floor.tell(evidence);
        return { code, weight: 0, words, numbers };
      }),
    ],
    login: loginFacts(login, time, deviceWords),
    usual: history.logins === 0 ? undefined : usual(),
    previous: previousOf(evidence),
    technique:
      fired.map(({ floor }) => floor.technique?.(evidence)).find((named) => named !== undefined) ??
      VALID_ACCOUNTS,
  };

  function usual(): Usual {
    return usualOf(history, hour, settings.halfLifeHours, deviceWords);
  }
}

/** Where and with what a login came in. */
export function loginFacts(login: Login, time: number, deviceWords: DeviceWords): LoginFacts {
  const { country, asn, organization, kind } = login.network;
  const { device } = login;
  return {
    time: timeText(time),
    source: login.source,
    line: login.line,
    country,
    network: { asn, organization, kind },
    device:
      device === undefined ? undefined : deviceWords(device.key, device.byKey, device.browser),
  };
}

/** What the heaviest floor is about, unless the score alone says more than it. */
function typeOf({ fired, severity }: Opinion): FindingType {
  const [first] = fired;
  if (first === undefined || rankOf(first.severity) < rankOf(severity ?? 'low'))
    return 'unfamiliar_login';
  return first.floor.type;
}

function previousOf({
  history,
  login,
  time,
  isRelocated,
  settings,
}: Evidence): Previous | undefined {
  const { places } = history;
  if (places.size === 0) return undefined;
  const before = places.at(places.size - 1);
  const { place } = login.network;
  const isKnown = place !== undefined && before.cell !== NO_CELL && !isRelocated;
  return {
    time: timeText(before.time),
    country: countryName(before.country),
    distance_km: isKnown ? Math.round(distanceKm(place, before.cell)) : undefined,
    uncertainty_km: isKnown
      ? Math.round(before.radiusKm + place.radiusKm + settings.slackKm)
      : undefined,
    minutes: Math.max(0, Math.round((time - before.time) / 60)),
  };
}
