import { filled } from '../draw.ts';
import { byName, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

/** As they are dialled within the country; 9 is a digit to be drawn, out of the ranges of `phone-e164.ts`. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  NL: [
    '06-12345999',
    '06 12 34 59 99',
    '0612345999',
    '020-5550999',
    '(020) 555 0999',
    '06 12345999',
  ],
  BE: ['0470 12 99 99', '0470129999', '02 555 09 99', '0470/12.99.99'],
  DE: ['030 23125999', '030/23125-999', '(030) 23125 999', '03023125999'],
  FR: ['01 99 00 99 99', '0199009999', '01.99.00.99.99', '01-99-00-99-99'],
  GB: ['020 7946 0999', '(020) 7946 0999', '02079460999'],
  US: ['(201) 555-0199', '201-555-0199', '201.555.0199', '2015550199'],
};

export const PHONE_NATIONAL: ValueKind = {
  name: 'national phone',
  group: 'person',
  ...byName(['telefoon', 'phone', 'mobiel', 'tel', 'phoneNumber', 'gsm'], {
    phrases: [
      ...wordPhrases(['telefoon', 'tel', 'phone', 'mobiel']),
      'bel {} voor een afspraak',
      'tel. {} is in gesprek',
    ],
  }),
  variants: Object.entries(FORMS).map(([name, forms]) => ({
    name,
    make: (random) => {
      const form = random.pick(forms);
      return form.slice(0, -3) + filled(random, form.slice(-3));
    },
  })),
};
