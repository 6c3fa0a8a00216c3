import type { Random } from '../../generate/random.ts';
import { Sampler } from '../../generate/sampler.ts';
import type { Country } from '../world/countries.ts';

/** Weight of the local hours of a day among the logins of people. */
const WEIGHTS = [
  ...[1, 0.5, 0.3, 0.2, 0.2, 0.5, 2, 5, 9, 10, 9, 8],
  ...[7, 8, 8, 8, 8, 6, 5, 6, 7, 7, 5, 3],
];
const HOURS = new Sampler(WEIGHTS);
const MOST = Math.max(...WEIGHTS);

/** An hour of the day, UTC, at which somebody in the country logs in. */
export function drawHour({ offset }: Country, random: Random): number {
  return (HOURS.draw(random) - offset + 24) % 24;
}

export function localHour({ offset }: Country, time: number): number {
  return (Math.floor(time / 3600) + offset + 24) % 24;
}

/** How likely people in the country log in at this time, beside the best hour of the day. */
export function wakefulness(country: Country, time: number): number {
  return (WEIGHTS[localHour(country, time)] as number) / MOST;
}
