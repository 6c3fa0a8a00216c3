import type { Check } from '../../model/check.ts';

/** The side codes 1 to 14 of the RDW, 9 for a digit, X for a letter. */
const SIDE_CODES = (
  'XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 ' +
  '9-XXX-99 XX-999-X X-999-XX XXX-99-X X-99-XXX 9-XX-999 999-XX-9'
).split(' ');

/** One pattern for all of them: with both separators or with none. */
const SHAPE = new RegExp(
  `^(?:${SIDE_CODES.flatMap((code) => [code.replaceAll('-', '[ .-]'), code.replaceAll('-', '')])
    .map((code) => code.replaceAll('9', '\\d').replaceAll('X', '[A-Z]'))
    .join('|')})$`,
);

const TWO_LETTERS = /^(?:[A-Z]{2}\d{4}|\d{4}[A-Z]{2}|\d\d[A-Z]{2}\d\d)$/;

/** Side codes 1 to 3: too like a digit or another letter; C stands in plates of diplomats only. */
const NOT_IN_OLD = /[IQY]|C(?!D)/;

/** Since side code 4: no vowels (O begins semi-trailers), no C, Q, Y, and no combination left out. */
const NOT_IN_NEW = /[ACEIQUY]|[A-Z].*O|S[DS]|GVD|KKK|KVT|LPF|NSB|PKK|PSV|PVV|SGP|TBS|VVD/;

/** A Dutch number plate, with its hyphens or without. RDW, Kentekenreglement. No check digit exists. */
export const nlPlate: Check = {
  name: 'nl-plate',
  says: 'has a side code (1 to 14) and the letters of a Dutch number plate (RDW)',
  test: (value) => {
    const written = value.trim().toUpperCase();
    if (!SHAPE.test(written)) return 'no side code of a Dutch number plate';
    const plate = written.replace(/[ .-]/g, '');
    // Where two groups of letters meet, a combination over both is no combination.
    const groups = plate.replace(/([A-Z]{2})([A-Z]{2})/, '$1-$2');
    const notUsed = TWO_LETTERS.test(plate) ? NOT_IN_OLD : NOT_IN_NEW;
    return notUsed.test(groups) ? 'letters that are not used' : undefined;
  },
};
