import type { Random } from '../../generate/random.ts';
import { padded } from '../draw.ts';
import type { ValueKind } from '../value-kind.ts';
import { harmless } from './harmless.ts';

/** Seconds in 2025 to 2027. */
const seconds = (r: Random): number => 1_735_689_600 + r.below(94_000_000);
const iso = (r: Random): string => new Date(seconds(r) * 1000).toISOString();

export const DATES: readonly ValueKind[] = [
  harmless('seconds', ['since', 't', 'expires'], (r) => String(seconds(r))),
  harmless(
    'milliseconds',
    ['since', '_', 'cachebuster'],
    (r) => `${seconds(r)}${padded(r, 0, 999, 3)}`,
  ),
  harmless('microseconds', ['since', 'us'], (r) => `${seconds(r)}${padded(r, 0, 999_999, 6)}`),
  harmless('fraction of a second', ['since', 't'], (r) => `${seconds(r)}.${padded(r, 0, 999, 3)}`),
  harmless('ISO time', ['since', 'until'], iso),
  harmless('ISO day', ['since', 'van', 'tot'], (r) => iso(r).slice(0, 10)),
  harmless('Dutch day', ['van', 'tot'], (r) =>
    iso(r).slice(0, 10).split('-').toReversed().join('-'),
  ),
  harmless('day in digits', ['van', 'tot'], (r) => iso(r).slice(0, 10).replaceAll('-', '')),
  harmless(
    'opening hours',
    ['open', 'tijden'],
    (r) => `${padded(r, 7, 10, 2)}:00-${padded(r, 17, 22, 2)}:30`,
  ),
  harmless('duration', ['took', 'rt'], (r) => `${r.below(60)}.${padded(r, 0, 999_999, 6)}s`),
];
