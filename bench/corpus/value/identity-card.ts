import { DIGITS, draw } from '../draw.ts';
import { byName, wordPhrases } from '../manner.ts';
import { mrzDigit } from '../number/mrz-digit.ts';
import type { ValueKind } from '../value-kind.ts';

export const IDENTITY_CARD: ValueKind = {
  name: 'identity card',
  group: 'person',
  ...byName(['id_card_number', 'identiteitskaart', 'documentnummer', 'idcard'], {
    phrases: wordPhrases(['identiteitskaart', 'identity card', 'ID-kaart']),
  }),
  variants: [
    {
      name: 'NL',
      make: (r) =>
        `I${draw(r, 'ABCDEFGHJKLMNPRSTUVWXYZ', 1)}${draw(r, 'BCDFHJKLPR0123456789', 6)}${r.below(10)}`,
    },
    {
      name: 'DE',
      phrases: wordPhrases(['Personalausweis', 'Ausweisnummer']),
      make: (r) => {
        const number = draw(r, 'LMNPRTVWXY', 1) + draw(r, 'CFGHJKLMNPRTVWXYZ0123456789', 8);
        return number + mrzDigit(number);
      },
    },
    {
      name: 'BE',
      make: (r) => {
        const number = `59${draw(r, DIGITS, 8)}`;
        const check = String(Number(number) % 97 || 97).padStart(2, '0');
        return `${number.slice(0, 3)}-${number.slice(3)}-${check}`;
      },
    },
  ],
};
