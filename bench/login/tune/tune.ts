import type { LoginSettings } from '../../../src/login/settings.ts';
import type { Random } from '../../generate/random.ts';
import { ATTACKS } from '../login.ts';
import type { Evidence } from '../measure/evidence.ts';
import { GOAL_RATE, GOALS, RATES } from '../measure/rates.ts';
import { KNOBS, numberAt, turned } from './knobs.ts';

/** How good settings are: 0 to 1, higher is better. */
export function merit(evidence: Evidence): number {
  const at = evidence.threshold(GOAL_RATE);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const goals = mean(GOALS.map(({ by }) => evidence.detected({ by }, at)));
  const worst = Math.min(0, ...GOALS.map(({ by, least }) => evidence.detected({ by }, at) - least));
  const others = mean(
    RATES.flatMap((rate) => {
      const threshold = evidence.threshold(rate);
      return ATTACKS.map((by) => evidence.detected({ by }, threshold));
    }),
  );
  // Half for the goals, a third for everything at every rate, the rest for the goal that is missed most.
  return 0.5 * goals + 0.33 * others + 0.17 * (1 + worst);
}

/** One step of the search, for the log. */
export interface Step {
  readonly what: string;
  readonly merit: number;
  readonly kept: boolean;
}

/**
 * Coordinate descent: one knob after the other, in random order, is tried at a random place nearby,
 * and what is better is kept. Steps get shorter as rounds go by.
 */
export function tune(
  begin: LoginSettings,
  measure: (settings: LoginSettings) => Evidence,
  tries: number,
  random: Random,
  onStep: (step: Step) => void,
): LoginSettings {
  let best = begin;
  let most = merit(measure(best));
  onStep({ what: 'as it comes', merit: most, kept: true });
  for (let i = 0; i < tries; i++) {
    const knob = random.pick(KNOBS);
    const reach = (knob.high - knob.low) * 0.5 * (1 - (0.7 * i) / tries);
    const wanted = numberAt(best, knob) + (2 * random.fraction() - 1) * reach;
    const value = Number(Math.min(knob.high, Math.max(knob.low, wanted)).toPrecision(3));
    const settings = turned(best, knob, value);
    const found = merit(measure(settings));
    const kept = found > most;
    if (kept) {
      best = settings;
      most = found;
    }
    onStep({ what: `${knob.path.join('.')} ${value}`, merit: found, kept });
  }
  return best;
}
