import type { Random } from '../../generate/random.ts';
import { DIGITS, draw, padded } from '../draw.ts';
import { byShape } from '../manner.ts';
import { luhnDigit } from '../number/luhn.ts';
import type { ValueKind } from '../value-kind.ts';

/** Issuer ranges of ISO/IEC 7812 as the schemes publish them, and how many digits a number has. */
const BRANDS: readonly (readonly [string, number, (random: Random) => string])[] = [
  ['Visa', 16, () => '4'],
  ['Mastercard', 16, (r) => padded(r, 51, 55, 2)],
  ['Mastercard 2', 16, (r) => padded(r, 2221, 2720, 4)],
  ['Maestro', 16, (r) => r.pick(['5018', '5020', '6304', '6759', '6761', '6763'])],
  ['American Express', 15, (r) => r.pick(['34', '37'])],
  ['Diners', 14, (r) => r.pick(['36', '38', '300', '305'])],
  ['Discover', 16, (r) => r.pick(['6011', '65', '644', '649'])],
  ['JCB', 16, (r) => padded(r, 3528, 3589, 4)],
  ['UnionPay', 16, () => '62'],
  ['UnionPay 19', 19, () => '62'],
];

/** In groups as embossed: 4-6-5 of 15 digits, 4-6-4 of 14, fours of the rest. */
function grouped(digits: string, separator: string): string {
  const pattern =
    digits.length === 15
      ? /^(.{4})(.{6})(.{5})$/
      : digits.length === 14
        ? /^(.{4})(.{6})(.{4})$/
        : undefined;
  const groups = pattern === undefined ? digits.match(/.{1,4}/g) : pattern.exec(digits)?.slice(1);
  return (groups ?? []).join(separator);
}

export const PAYMENT_CARD: ValueKind = {
  name: 'payment-card',
  group: 'payment',
  ...byShape(),
  variants: BRANDS.map(([name, length, start]) => ({
    name,
    make: (random) => {
      const begin = start(random);
      const digits = begin + draw(random, DIGITS, length - 1 - begin.length);
      return grouped(digits + luhnDigit(digits), random.pick(['', '', ' ', '-']));
    },
  })),
};
