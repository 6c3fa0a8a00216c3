import fc from 'fast-check';
import { itCodiceFiscale } from '../../../src/redact/check/it-codice-fiscale.ts';
import { among, completed, digits, joined, LETTERS, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const stdnum = oracleOf('IT', 'codicefiscale');

const days = fc
  .tuple(fc.integer({ min: 1, max: 31 }), fc.boolean())
  .map(([day, woman]) => String(day + (woman ? 40 : 0)).padStart(2, '0'));

/** Digits from the right become letters where two people would have one code. */
const omocodia = (text: string, keep: boolean): string =>
  keep ? text : text.replace(/\d/g, (digit) => 'LMNPQRSTUV'[+digit]);

const body = fc
  .tuple(
    among(LETTERS, 6),
    digits(2),
    fc.constantFrom(...'ABCDEHLMPRST'),
    days,
    among(LETTERS, 1),
    digits(3),
    fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  )
  .map(
    ([names, year, month, day, place, number, keep]) =>
      names +
      omocodia(year, keep[0]) +
      month +
      omocodia(day, keep[1]) +
      place +
      omocodia(number, keep[2]),
  );

keeps(itCodiceFiscale, {
  valid: completed(body, [...LETTERS], stdnum),
  candidates: joined(body, among(LETTERS, 1)),
  oracle: stdnum,
});

// RSSMRA85T10A562S is a number that descriptions of the format use.
decides(
  itCodiceFiscale,
  ['RSSMRA85T10A562S', 'rss mra 85t10 a562s', 'RSSMRA85T10A56NH'],
  [
    ['RSSMRA85T10A562T', 'check digit'],
    ['RSSMRA85F10A562S', 'not 16 characters'],
    ['RSSMRA85T00A562S', 'not 16 characters'],
    ['RSSMRA85T32A562S', 'not 16 characters'],
    ['RSSMRA85T72A562S', 'not 16 characters'],
  ],
);
