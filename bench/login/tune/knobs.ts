import type { LoginSettings } from '../../../src/login/settings.ts';

/** A number of the settings that tuning may turn, by its path, and how far. */
export interface Knob {
  readonly path: readonly string[];
  readonly low: number;
  readonly high: number;
}

const knob = (path: string, low: number, high: number): Knob => ({
  path: path.split('.'),
  low,
  high,
});

/** What decides the score; thresholds and bounds are no matter of tuning. */
export const KNOBS: readonly Knob[] = [
  knob('weight.country', 0.5, 1.5),
  knob('weight.network', 0.4, 1.6),
  knob('weight.prefix', 0, 1),
  knob('weight.device', 0.3, 1.6),
  knob('weight.browser', 0.2, 1.8),
  knob('kappa.country', 0.05, 2),
  knob('kappa.network', 0.2, 3),
  knob('kappa.prefix', 0.3, 4),
  knob('kappa.device', 0.1, 3),
  knob('kappa.browser', 0.1, 3),
  knob('attacker.country.base', 0.005, 0.1),
  knob('attacker.country.slope', 0, 0.8),
  knob('attacker.country.most', 0.05, 0.4),
  knob('attacker.network.base', 0.005, 0.1),
  knob('attacker.network.slope', 0.1, 1),
  knob('attacker.prefix.base', 0.003, 0.05),
  knob('attacker.browser.base', 0.01, 0.25),
  knob('attacker.device.base', 0.01, 0.25),
  knob('attacker.device.slope', 0.2, 1),
  knob('prior.country.least', 0.0001, 0.005),
  knob('prior.network.least', 0.0005, 0.02),
  knob('prior.device.least', 0.002, 0.05),
  knob('anonymizing', 0.8, 3.5),
  knob('otherKind', -1.2, 0),
  knob('travel', 0, 4),
  knob('travelLoose', 0.2, 1),
  knob('travelSlowKmh', 3, 100),
  knob('travelKmh', 150, 900),
  knob('travelHabit', 0, 2),
  knob('visits.mass', 1, 60),
  knob('visits.least', 0.0005, 0.02),
  knob('networkAbroad', 0, 1),
  knob('countryAndDevice', 0, 3.5),
  knob('networkAndDevice', 0, 2),
  knob('computerOnCarrier', 0, 2),
  knob('phoneOnCarrier', -1, 0),
  knob('hourWeight', 0, 1),
  knob('hourMost', 0.5, 2),
  knob('coldStart', 0.5, 4),
  knob('wake', 0, 2),
  knob('toldWeight', 0.05, 0.6),
  knob('halfLifeHours', 480, 2880),
];

type Nested = { readonly [key: string]: unknown };

export function numberAt(settings: LoginSettings, { path }: Knob): number {
  let value: unknown = settings;
  for (const key of path) value = (value as Nested)[key];
  return value as number;
}

/** The settings with one number changed. */
export function turned(settings: LoginSettings, { path }: Knob, value: number): LoginSettings {
  const set = (part: Nested, [key, ...rest]: readonly string[]): Nested => {
    if (key === undefined || !(key in part)) throw new Error(`no setting ${path.join('.')}`);
    return { ...part, [key]: rest.length === 0 ? value : set(part[key] as Nested, rest) };
  };
  return set(settings as unknown as Nested, path) as unknown as LoginSettings;
}
