import { draw, filled } from '../draw.ts';
import { byName, wordPhrases } from '../manner.ts';
import { mrzDigit } from '../number/mrz-digit.ts';
import type { ValueKind } from '../value-kind.ts';

const NL_LETTERS = 'ABCDEFGHIJKLMNPQRSTUVWXYZ';
/** Letters that German documents use beside digits. */
const DE_CHARS = 'CFGHJKLMNPRTVWXYZ0123456789';

export const PASSPORT: ValueKind = {
  name: 'passport',
  group: 'person',
  ...byName(['paspoortnummer', 'passport_number', 'passportNo', 'documentnummer'], {
    phrases: wordPhrases(['paspoort', 'paspoortnummer', 'passport number', 'passport no']),
  }),
  variants: [
    {
      name: 'NL',
      make: (r) =>
        `${draw(r, NL_LETTERS, 2)}${draw(r, `${NL_LETTERS}0123456789`, 6)}${r.below(10)}`,
    },
    {
      name: 'DE',
      phrases: wordPhrases(['Reisepass', 'Passnummer', 'passport number']),
      make: (r) => {
        const number = draw(r, 'CFGHJK', 1) + draw(r, DE_CHARS, 8);
        return number + mrzDigit(number);
      },
    },
    { name: 'BE', make: (r) => filled(r, 'EA899999') },
  ],
};
