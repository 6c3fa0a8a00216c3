import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paymentCard } from '../../../src/redact/check/payment-card.ts';
import { digits, luhnDigit } from './digits.ts';
import { decides, keeps } from './promises.ts';

/** First digits of a card, smallest and largest, and its lengths: one row a brand, from its public pages. */
const CARDS: readonly [brand: string, from: number, to: number, lengths: readonly number[]][] = [
  ['Visa', 4, 4, [13, 16, 19]],
  ['Mastercard', 51, 55, [16]],
  ['Mastercard 2-series', 2221, 2720, [16]],
  ['American Express', 34, 34, [15]],
  ['American Express', 37, 37, [15]],
  ['Diners Club', 300, 305, [14, 16]],
  ['Diners Club', 36, 36, [14, 19]],
  ['Diners Club', 38, 39, [14, 19]],
  ['Discover', 6011, 6011, [16, 19]],
  ['Discover', 644, 649, [16, 19]],
  ['JCB', 3528, 3589, [16, 19]],
  ['UnionPay', 62, 62, [16, 17, 18, 19]],
  ['Maestro', 5018, 5020, [12, 13, 14, 15, 16, 17, 18, 19]],
  ['Maestro', 6759, 6763, [12, 16, 19]],
  ['Dankort', 5019, 5019, [16]],
  ['Mir', 2200, 2204, [16, 19]],
  ['RuPay', 8150, 8229, [16]],
  ['RuPay', 508, 508, [16]],
  ['Troy', 9792, 9792, [16]],
  ['Verve', 506_099, 506_198, [16, 18, 19]],
  ['Elo', 636_297, 636_297, [16]],
  ['InterPayment', 636, 636, [16, 19]],
  ['InstaPayment', 637, 639, [16]],
];

const valid = fc.constantFrom(...CARDS).chain(([, from, to, lengths]) =>
  fc
    .tuple(
      fc.oneof(fc.constantFrom(from, to), fc.integer({ min: from, max: to })),
      fc.constantFrom(...lengths),
      digits(19),
    )
    .map(([prefix, length, rest]) => (prefix + rest).slice(0, length - 1))
    .map((body) => body + luhnDigit(body)),
);

keeps(paymentCard, { valid });

/** Beginnings and lengths of no brand. */
const NOT_CARDS: readonly [prefix: string, length: number][] = [
  ['0', 16],
  ['17', 16],
  ['2220', 16],
  ['2721', 16],
  ['34', 16],
  ['41', 15],
  ['51', 15],
  ['55', 19],
  ['59', 16],
  ['7', 16],
  ['1', 13],
];

describe('payment-card', () => {
  it('refuses numbers with a Luhn digit whose prefix or length no brand has', () => {
    const numbers = fc
      .constantFrom(...NOT_CARDS)
      .chain(([prefix, length]) =>
        digits(length - prefix.length - 1).map((rest) => prefix + rest + luhnDigit(prefix + rest)),
      );
    fc.assert(
      fc.property(numbers, (number) => {
        expect(paymentCard.test(number), number).toContain('no card brand');
      }),
    );
  });
});

// Test numbers that the brands publish for shops.
decides(
  paymentCard,
  ['4111 1111 1111 1111', '5555-5555-5555-4444', '2223003122003222', '378282246310005'],
  [
    ['4111111111111112', 'Luhn'],
    ['0000000000000000', 'no card brand'],
    ['4444444444444444', 'Luhn'],
    ['42', 'not 12 to 19 digits'],
  ],
);
