import type { Random } from '../../generate/random.ts';
import { filled } from '../draw.ts';
import { byName, byShape, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

/**
 * Numbers with their country code. Where a regulator keeps numbers for films, these are it: Ofcom's
 * 020 7946 0xxx, ARCEP's 01 99 00 xx xx, the Bundesnetzagentur's 030 23125 xxx, NANP's 555-01xx.
 */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  NL: ['+31 6 12345999', '+31612345999', '+31 (0)6 12345999', '+31-20-5550999'],
  BE: ['+32470129999', '+32 470 12 99 99', '+32 (0)470 12 99 99', '+32 2 555 09 99'],
  DE: ['+493023125999', '+49 30 23125-999', '+49 (0)30 23125999', '+49 30 23125 999'],
  FR: ['+33199009999', '+33 1 99 00 99 99', '+33 (0)1 99 00 99 99', '+33.1.99.00.99.99'],
  GB: ['+442079460999', '+44 20 7946 0999', '+44 (0)20 7946 0999', '+44 (20) 7946 0999'],
  US: ['+12015550199', '+1 201-555-0199', '+1 (201) 555-0199', '+1.201.555.0199'],
};

export const PHONE_E164: ValueKind = {
  name: 'phone with country',
  group: 'person',
  ...byShape({ paths: ['/bel/', '/sms/'] }),
  variants: Object.entries(FORMS).flatMap(([country, forms]) => [
    { name: country, make: (random: Random) => lastFilled(random, random.pick(forms)) },
    {
      // Without a name, digits that begin with 00 may be anything.
      name: `${country} with 00`,
      ...byName(['telefoon', 'phone', 'mobile'], { phrases: wordPhrases(['telefoon', 'tel']) }),
      make: (random: Random) => `00${lastFilled(random, forms[0] ?? '').slice(1)}`,
    },
  ]),
};

/** Every 9 behind the country code and area is a digit to be drawn. */
function lastFilled(random: Random, form: string): string {
  return form.slice(0, -4) + filled(random, form.slice(-4));
}
