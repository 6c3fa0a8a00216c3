import { DIGITS, draw } from '../draw.ts';
import { byName, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

export const PIN: ValueKind = {
  name: 'PIN',
  group: 'secret',
  ...byName(['pin', 'pincode', 'verificationCode', 'otp', 'tan'], {
    phrases: wordPhrases(['pincode', 'PIN', 'verificatiecode']),
  }),
  variants: [
    { name: 'of 4', make: (r) => draw(r, DIGITS, 4) },
    { name: 'of 6', make: (r) => draw(r, DIGITS, 6) },
  ],
};
