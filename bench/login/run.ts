import type { LoginSettings } from '../../src/login/settings.ts';
import type { LoginEvent } from '../../src/model/login-event.ts';
import type { LoginRule } from '../../src/model/login-rule.ts';
import { type Calibrated, calibration, requireCalibrated } from './calibration.ts';
import { generateLogins, type Logins } from './generate-logins.ts';
import { eventsOf } from './measure/event-of.ts';
import { eventsByReading } from './measure/events-by-reading.ts';
import { Evidence } from './measure/evidence.ts';
import { measureBaselines } from './measure/measure-baselines.ts';
import { measureDetector } from './measure/measure-detector.ts';

export interface Size {
  readonly accounts: number;
  readonly attacked: number;
  /** How the events of logins are made: straight, or by writing and reading logs. */
  readonly eventsOf: (logins: Logins) => readonly LoginEvent[];
}

/** Handed over without logs between. */
export const straight = ({ logins }: Logins): LoginEvent[] => eventsOf(logins);

/** Written into logs and read back by these rules. */
export const byReading =
  (rules: readonly LoginRule[]) =>
  ({ logins }: Logins): LoginEvent[] =>
    eventsByReading(logins, rules);

/** The detector and all peers over the same logins, seed by seed, pooled. */
export function compare(
  seeds: readonly number[],
  { accounts, attacked, eventsOf: make }: Size,
  settings: LoginSettings,
  tell: (text: string) => void,
): { detector: Evidence; peers: Evidence[]; calibration: Calibrated[] } {
  const detector: Evidence[] = [];
  const peers: Evidence[][] = [];
  let first: Calibrated[] | undefined;
  for (const seed of seeds) {
    tell(`seed ${seed}`);
    const logins = generateLogins({ accounts, attacked, seed });
    const numbers = calibration(logins, seed);
    requireCalibrated(numbers);
    first ??= numbers;
    detector.push(measureDetector(logins, make(logins), seed, settings));
    for (const [i, peer] of measureBaselines(logins, seed).entries()) {
      peers[i] ??= [];
      peers[i].push(peer);
    }
  }
  return {
    detector: Evidence.pooled(detector),
    peers: peers.map((parts) => Evidence.pooled(parts)),
    calibration: first ?? [],
  };
}

/** Measures the detector alone with any settings over logins that are generated once. */
export function measurer(
  seeds: readonly number[],
  { accounts, attacked }: Size,
): (settings: LoginSettings) => Evidence {
  const all = seeds.map((seed) => {
    const logins = generateLogins({ accounts, attacked, seed });
    return { seed, logins, events: eventsOf(logins.logins) };
  });
  return (settings) =>
    Evidence.pooled(
      all.map(({ seed, logins, events }) => measureDetector(logins, events, seed, settings)),
    );
}
