import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthDate } from '../../../src/redact/check/birth-date.ts';
import { dates } from './digits.ts';
import { decides } from './promises.ts';

const FORMS = [
  'DD-MM-YYYY',
  'YYYY-MM-DD',
  'DD/MM/YYYY',
  'DDMMYYYY',
  'YYYYMMDD',
  'DD.MM.YYYY',
  'MM/DD/YYYY',
  'YYYY/MM/DD',
  'DD MM YYYY',
];

describe('birth-date', () => {
  it.each(FORMS)('takes every day from 1900 to 2049 as %s', (form) => {
    fc.assert(
      fc.property(dates(1900, 2049, form), (date) => {
        expect(birthDate.test(date), date).toBeUndefined();
        // Where separators stand, day and month may have one digit.
        const short = /\D/.test(date) ? date.replace(/\b0/g, '') : date;
        expect(birthDate.test(short), short).toBeUndefined();
      }),
    );
  });

  it('refuses every day before 1900 and after 2049', () => {
    const far = fc.oneof(dates(1000, 1899, 'YYYY-MM-DD'), dates(2050, 9999, 'YYYY-MM-DD'));
    fc.assert(
      fc.property(far, (date) => {
        expect(birthDate.test(date), date).toBeDefined();
      }),
    );
  });

  it('takes of eight digits exactly those that are a day, in one order or the other', () => {
    const isDay = (year: string, month: string, day: string): boolean => {
      const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
      return (
        year >= '1900' &&
        year <= '2049' &&
        !Number.isNaN(date.getTime()) &&
        date.getUTCDate() === Number(day)
      );
    };
    fc.assert(
      fc.property(fc.nat(99_999_999), (number) => {
        const d = String(number).padStart(8, '0');
        const day =
          isDay(d.slice(0, 4), d.slice(4, 6), d.slice(6)) ||
          isDay(d.slice(4), d.slice(2, 4), d.slice(0, 2));
        expect(birthDate.test(d) === undefined, d).toBe(day);
      }),
      { numRuns: 5000 },
    );
  });
});

decides(
  birthDate,
  ['29-02-2000', '29-02-1996', '1-2-1980', '12/31/1980'],
  [
    ['29-02-1900', 'no day'],
    ['31-04-1980', 'no day'],
    ['12-31-1980', 'no day'],
    ['1980-12/31', 'no day'],
    ['00-01-1980', 'no day'],
    ['198012', 'no day'],
  ],
);
