import type { Reason } from '../../model/finding.ts';
import { BROWSER } from './browser.ts';
import { CARRIER } from './carrier.ts';
import { COUNTRY } from './country.ts';
import { DEVICE } from './device.ts';
import type { Evidence } from './evidence.ts';
import { FAILURES } from './failures.ts';
import { HOUR } from './hour.ts';
import { NETWORK } from './network.ts';
import { NETWORK_KIND } from './network-kind.ts';
import { PAIR } from './pair.ts';
import { PREFIX } from './prefix.ts';
import type { Term } from './term.ts';
import { TRAVEL } from './travel.ts';
import { WAKE } from './wake.ts';
import { rounded } from './words.ts';

/**
 * S = country + network + prefix + device + browser + pair + N + carrier + T + F + Z, natural logarithms: how much
 * likelier the login is for an attacker than for the account.
 */
const TERMS: readonly Term[] = [
  COUNTRY,
  NETWORK,
  PREFIX,
  DEVICE,
  BROWSER,
  PAIR,
  NETWORK_KIND,
  CARRIER,
  TRAVEL,
  FAILURES,
  WAKE,
  HOUR,
];

/** What adds less is no reason that a reviewer should read. */
const LEAST_REASON = 0.1;

/**
 * The score of a login: S·w − (1 − w) with w = n / (n + coldStart), so that an account of which little is known is
 * judged little, and a first login scores −1.
 */
export function scoreOf(evidence: Evidence): number {
  let sum = 0;
  for (const { weigh } of TERMS) sum += weigh(evidence);
  const w = confidence(evidence);
  return sum * w - (1 - w);
}

/** What speaks for an attacker, heaviest first. */
export function reasonsOf(evidence: Evidence): Reason[] {
  const w = confidence(evidence);
  return TERMS.map(({ weigh, tell }) => ({ weight: weigh(evidence) * w, tell }))
    .filter(({ weight }) => weight >= LEAST_REASON)
    .sort((a, b) => b.weight - a.weight)
    .map(({ weight, tell }) => {
      const { code, words, numbers } = tell(evidence);
      return { code, weight: rounded(weight), words, numbers };
    });
}

function confidence({ history, settings }: Evidence): number {
  return history.logins / (history.logins + settings.coldStart);
}
