import { DIGITS, draw } from '../draw.ts';
import { byName, wordPhrases } from '../manner.ts';
import { luhnDigit } from '../number/luhn.ts';
import type { ValueKind } from '../value-kind.ts';

/** Lengths that other numbers have daily (times, product codes, ids of 64 bits): a word has to tell. */
export const PAYMENT_CARD_NAMED: ValueKind = {
  name: 'payment-card named',
  group: 'payment',
  ...byName(['card_number', 'cardNumber', 'ccnum', 'kaartnummer'], {
    phrases: wordPhrases(['card', 'creditcard', 'kaartnummer']),
  }),
  variants: [13, 19].map((length) => ({
    name: `Visa of ${length}`,
    make: (random) => {
      const digits = `4${draw(random, DIGITS, length - 2)}`;
      return digits + luhnDigit(digits);
    },
  })),
};
