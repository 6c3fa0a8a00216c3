import type { Random } from '../../generate/random.ts';
import { DIGITS, draw, padded } from '../draw.ts';
import { byShape } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

const CONSONANTS = 'BCDFGLMNPRSTVZ';
/** D.M. 12 March 1974: what a character counts at an odd place, digits and letters alike from 0 and A. */
const ODD = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

const rank = (char: string): number => (/\d/.test(char) ? Number(char) : char.charCodeAt(0) - 65);

function codice(random: Random): string {
  const day = 1 + random.below(28) + (random.chance(0.5) ? 40 : 0);
  const code = [
    draw(random, CONSONANTS, 6),
    padded(random, 0, 99, 2),
    draw(random, 'ABCDEHLMPRST', 1),
    String(day).padStart(2, '0'),
    random.pick([
      'H501',
      'F205',
      'L219',
      'F839',
      'G273',
      `A${draw(random, '123', 1)}${draw(random, DIGITS, 2)}`,
    ]),
  ].join('');
  const sum = [...code].reduce(
    (total, char, i) => total + (i % 2 === 0 ? (ODD[rank(char)] ?? 0) : rank(char)),
    0,
  );
  return code + String.fromCharCode(65 + (sum % 26));
}

export const IT_CODICE_FISCALE: ValueKind = {
  name: 'IT codice fiscale',
  group: 'person',
  ...byShape(),
  variants: [
    { name: 'upper case', make: codice },
    { name: 'lower case', make: (r) => codice(r).toLowerCase() },
  ],
};
