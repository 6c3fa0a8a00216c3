import { beIdentityCard } from '../../../src/redact/check/be-identity-card.ts';
import { digits, modulo } from './digits.ts';
import { decides, keeps } from './promises.ts';

// stdnum does not know it: the formula by big integers.
const key = (body: string): string => String(modulo(body, 97) || 97).padStart(2, '0');

keeps(beIdentityCard, { valid: digits(10).map((body) => body + key(body)) });

decides(
  beIdentityCard,
  ['590-0000000-26', '590000000026', '970-0000000-97'],
  [
    ['590-0000000-25', 'check digit'],
    ['590-000000-26', 'not 12 digits'],
  ],
);
