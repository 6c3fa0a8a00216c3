import type { Severity } from '../../../model/finding.ts';
import { SEVERITIES } from '../../../model/finding.ts';
import type { Evidence } from '../evidence.ts';
import { AFTER_ATTACK } from './after-attack.ts';
import type { Floor } from './floor.ts';
import { LISTED_ADDRESS } from './listed-address.ts';
import { NEW_COUNTRY } from './new-country.ts';
import { NEW_COUNTRY_AND_DEVICE } from './new-country-and-device.ts';
import { NO_TRAVEL } from './no-travel.ts';
import { PINNED } from './pinned.ts';
import { WATCHED } from './watched.ts';

/** In the order in which their reasons are told; of equal severity the first says what the finding is. */
const FLOORS: readonly Floor[] = [
  AFTER_ATTACK,
  PINNED,
  WATCHED,
  NEW_COUNTRY_AND_DEVICE,
  NO_TRAVEL,
  LISTED_ADDRESS,
  NEW_COUNTRY,
];

export interface Fired {
  readonly floor: Floor;
  readonly severity: Severity;
}

/** The floors that fire, most severe first. */
export function floorsOf(evidence: Evidence): readonly Fired[] {
  let fired: Fired[] | undefined;
  for (const floor of FLOORS) {
    const severity = floor.severity(evidence);
    if (severity === undefined) continue;
    fired ??= [];
    fired.push({ floor, severity });
  }
  return fired?.sort((a, b) => rankOf(b.severity) - rankOf(a.severity)) ?? NONE;
}

const NONE: readonly Fired[] = [];

export function rankOf(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
