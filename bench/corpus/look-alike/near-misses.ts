import type { Random } from '../../generate/random.ts';
import { DIGITS, draw } from '../draw.ts';
import { luhnDigit } from '../number/luhn.ts';
import { bsn } from '../value/bsn.ts';
import type { ValueKind } from '../value-kind.ts';
import { harmless } from './harmless.ts';

/** Sixteen digits of a card's range of which the last is wrong. */
function brokenCard(random: Random): string {
  const digits = `4${draw(random, DIGITS, 14)}`;
  return digits + ((Number(luhnDigit(digits)) + 1 + random.below(9)) % 10);
}

export const NEAR_MISSES: readonly ValueKind[] = [
  harmless('16 digits, no card', ['trace', 'bon', 'x'], brokenCard),
  harmless('grouped digits, no card', ['trace', 'bon'], (r) =>
    brokenCard(r).replace(/(.{4})(?=.)/g, '$1-'),
  ),
  harmless('9 digits, no keyword', ['trace', 'item', 'x'], bsn),
  harmless(
    'octet beyond 255',
    ['build'],
    (r) => `${300 + r.below(600)}.${r.below(256)}.${r.below(256)}.${r.below(256)}`,
  ),
  harmless(
    'at sign, no address',
    ['handle2', 'pkg'],
    (r) => `@scope${r.below(100)}/pkg@${r.below(20)}.${r.below(20)}.0`,
  ),
  harmless('IBAN-like', ['lot', 'serie'], (r) => `XX00${draw(r, DIGITS, 14)}`),
];
