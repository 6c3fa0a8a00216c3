import type { Random } from '../../generate/random.ts';
import { byName, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

/** Letters of all side codes of which no combination is left out (no vowels, nothing of VVD, PSV, SS …). */
const LETTERS = 'BDFGHJLNRTXZ';

/** The shapes in which plates have been given out ("sidecodes"); X is a letter, 9 a digit. */
const SHAPES = [
  ...['XX-99-99', '99-99-XX', '99-XX-99', 'XX-99-XX', 'XX-XX-99', '99-XX-XX', '99-XXX-9'],
  ...['9-XXX-99', 'XX-999-X', 'X-999-XX', 'XXX-99-X', '9-XX-999'],
];

const plate = (random: Random): string =>
  random
    .pick(SHAPES)
    .replace(/[X9]/g, (mark) =>
      mark === '9' ? String(random.below(10)) : random.pick([...LETTERS]),
    );

export const NL_PLATE: ValueKind = {
  name: 'licence plate',
  group: 'person',
  ...byName(['kenteken', 'licensePlate', 'nummerplaat', 'number_plate'], {
    phrases: wordPhrases(['kenteken', 'nummerplaat']),
    paths: ['/kenteken/'],
  }),
  variants: [
    { name: 'with dashes', make: plate },
    { name: 'without', make: (random) => plate(random).replaceAll('-', '') },
    { name: 'lower case', make: (random) => plate(random).toLowerCase() },
  ],
};
