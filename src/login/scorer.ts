import type { Severity } from '../model/finding.ts';
import type { AttackContext } from './attacks/attempt.ts';
import type { Device } from './device.ts';
import type { AccountHistory } from './history/account-history.ts';
import type { Used } from './history/organization.ts';
import type { Knowledge } from './knowledge.ts';
import { countryCode, type Login, type LoginDevice } from './login.ts';
import type { Opinion } from './opinion.ts';
import type { Evidence } from './score/evidence.ts';
import { familiarity } from './score/familiarity.ts';
import { floorsOf, rankOf } from './score/floor/floors.ts';
import { scoreOf } from './score/score.ts';
import type { LoginSettings } from './settings.ts';
import { NO_TOKEN } from './token-number.ts';

/** event → facts: what a login came with, as the history has it. */
export function usedBy(login: Login, device: LoginDevice, prefix: number): Used {
  return {
    country: countryCode(login.network.country),
    asn: login.network.asn ?? 0,
    prefix,
    device: device.key,
    byKey: device.byKey,
    browser: device.browser,
  };
}

/** What one login is judged by; `used` as it was seen. */
export function evidenceOf(
  { login, device, used, time }: { login: Login; device: LoginDevice; used: Used; time: number },
  history: AccountHistory,
  attack: AttackContext,
  names: () => Device,
  knowledge: Knowledge,
  settings: LoginSettings,
): Evidence {
  const hour = Math.floor(time / 3600);
  const before = knownBefore(history, used);
  const { kind } = login.network;
  return {
    login,
    time,
    hour,
    used: before,
    isRelocated: before !== used,
    known: familiarity(
      history,
      knowledge,
      before,
      { hour, kind, isPhone: device.isPhone },
      settings,
    ),
    history,
    attack,
    isPinned: isPinned(knowledge, used, hour),
    names,
    settings,
  };
}

function isPinned({ pins }: Knowledge, { prefix, byKey, device }: Used, hour: number): boolean {
  return pins.has(prefix, hour) || (byKey && pins.has(device, hour));
}

/** facts → score → floors → severity. */
export function opinionOf(evidence: Evidence, { thresholds }: Knowledge): Opinion {
  const score = scoreOf(evidence);
  const fired = floorsOf(evidence);
  const severity = worse(thresholds.severityOf(score), fired[0]?.severity);
  const threshold = severity === 'high' ? thresholds.high : thresholds.medium;
  return { evidence, score, fired, severity, threshold };
}

/**
 * Where the account has had the prefix under another country or network, the look-up has changed its mind about
 * it, and nobody has moved: the login is judged by what was said before.
 */
function knownBefore(history: AccountHistory, used: Used): Used {
  const prefix = used.prefix === NO_TOKEN ? -1 : history.prefixes.find(used.prefix);
  if (prefix === -1) return used;
  const network = history.prefixes.tags[prefix];
  const asn = history.networks.keys[network];
  const country = history.countries.keys[history.countryOf(network)];
  return asn === used.asn && country === used.country ? used : { ...used, asn, country };
}

function worse(a: Severity | undefined, b: Severity | undefined): Severity | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return rankOf(a) >= rankOf(b) ? a : b;
}
