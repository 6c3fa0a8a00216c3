import type { LoginSettings } from '../../../src/login/settings.ts';
import { KNOBS, numberAt, turned } from './knobs.ts';

/** The knobs that stand otherwise, as JSON: path to value. */
export function changed(from: LoginSettings, to: LoginSettings): string {
  const changes = KNOBS.filter((knob) => numberAt(from, knob) !== numberAt(to, knob));
  const entries = changes.map((knob) => [knob.path.join('.'), numberAt(to, knob)]);
  return JSON.stringify(Object.fromEntries(entries), null, 2);
}

/** Settings with the changes of such a JSON; throws for a path that is no knob. */
export function withChanges(settings: LoginSettings, json: string): LoginSettings {
  let now = settings;
  for (const [path, value] of Object.entries(JSON.parse(json) as Record<string, unknown>)) {
    const knob = KNOBS.find((one) => one.path.join('.') === path);
    if (knob === undefined || typeof value !== 'number')
      throw new Error(`read settings: ${path} is no number that tuning turns`);
    now = turned(now, knob, value);
  }
  return now;
}
