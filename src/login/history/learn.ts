import type { Place } from '../../model/network.ts';
import type { AccountHistory } from './account-history.ts';
import { cellOf, NO_CELL } from './cell.ts';
import type { CountTable } from './count-table.ts';
import { gapQuantile } from './gap-quantile.ts';
import { grow } from './grow.ts';
import type { LastCounted, Used } from './organization.ts';
import { blockOf } from './recent-logins.ts';

/** What is left of one login after 450 days: it is forgotten. */
const LEAST = 1 / 1024;

/** A login to be learned. */
interface Lesson {
  readonly time: number;
  readonly used: Used;
  /** Index in NETWORK_KINDS. */
  readonly kind: number;
  readonly place: Place | undefined;
  readonly isHabitual: boolean;
  readonly isPlaceless: boolean;
  /** How much of a login it counts as: less when it was told. */
  readonly weight: number;
}

interface LearnSettings {
  readonly halfLifeHours: number;
  /** Hours after which the token of a prefix cannot be read any more. */
  readonly prefixHours: number;
}

export interface Learned {
  /** When the account was counted before for what it used; the hour of the lesson where that is not known. */
  readonly last: LastCounted;
  /** Entries that were forgotten for want of room. */
  readonly evicted: number;
}

/** Learns one login. */
export function learn(history: AccountHistory, lesson: Lesson, settings: LearnSettings): Learned {
  const { time, used, weight } = lesson;
  const hour = Math.floor(time / 3600);
  const isFirst = history.logins === 0;
  const lastHour = isFirst ? -1 : Math.floor(history.last / 3600);
  if (blockOf(time) > history.recent.block) prune(history, hour, settings);
  if (!isFirst) history.gap = gapQuantile(history.gap, (time - history.last) / 3600);
  history.first = isFirst ? Math.floor(time) : Math.min(history.first, Math.floor(time));
  history.last = Math.max(history.last, Math.floor(time));
  history.logins++;
  history.recent.see(time);
  if (weight >= 1) history.hours.see(hour % 24);
  const grown = grow(history, used, lesson.kind, weight, hour, settings.halfLifeHours);
  history.places.add({
    time: Math.floor(time),
    cell: lesson.place === undefined ? NO_CELL : cellOf(lesson.place),
    radiusKm: lesson.place?.radiusKm ?? 0,
    country: used.country,
    prefix: used.prefix,
    isHabitual: lesson.isHabitual,
    isPlaceless: lesson.isPlaceless,
  });
  const { network, prefix, evicted } = grown;
  return { last: { account: lastHour, network, prefix }, evicted };
}

/** Forgets what has decayed to nothing, and prefixes whose tokens cannot be read any more. */
function prune(history: AccountHistory, hour: number, settings: LearnSettings): void {
  const { countries, networks, prefixes, devices, browsers } = history;
  const isGone = (table: CountTable, at: number): boolean =>
    table.count(at, hour, settings.halfLifeHours) < LEAST;
  for (let i = prefixes.size - 1; i >= 0; i--)
    if (hour - prefixes.hours[i] > settings.prefixHours) prefixes.remove(i);
  for (let i = networks.size - 1; i >= 0; i--) if (isGone(networks, i)) history.removeNetwork(i);
  for (let i = countries.size - 1; i >= 0; i--) if (isGone(countries, i)) history.removeCountry(i);
  for (let i = browsers.size - 1; i >= 0; i--) if (isGone(browsers, i)) browsers.remove(i);
  for (let i = devices.size - 1; i >= 0; i--) if (isGone(devices, i)) history.removeDevice(i);
}
