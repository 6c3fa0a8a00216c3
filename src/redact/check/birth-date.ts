import type { Check } from '../../model/check.ts';
import { isDate } from './formula/is-date.ts';

/** Years of birth that a log can hold; fixed, so that the same line gives the same bytes in any year. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2049;

/** Day and month in front, or the year: with one kind of separator, or two digits each and none. */
const DAY_FIRST = /^(\d{1,2})([ ./-])(\d{1,2})\2(\d{4})$|^(\d\d)()(\d\d)(\d{4})$/;
const YEAR_FIRST = /^(\d{4})([ ./-])(\d{1,2})\2(\d{1,2})$|^(\d{4})()(\d\d)(\d\d)$/;

function isBirthDate(year: string, month: string, day: string): boolean {
  const born = Number(year);
  return born >= FIRST_YEAR && born <= LAST_YEAR && isDate(born, Number(month), Number(day));
}

/**
 * A day from 1900 to 2049: day, month, year; year, month, day (ISO 8601); with a slash also month, day,
 * year as in the United States.
 */
export const birthDate: Check = {
  name: 'birth-date',
  says: 'is a day from 1900 to 2049, day first, year first or month first with slashes',
  test: (value) => {
    const text = value.trim();
    const fits = [DAY_FIRST, YEAR_FIRST].some((shape) => {
      const parts = shape
        .exec(text)
        ?.slice(1)
        .filter((part) => part !== undefined);
      if (parts === undefined) return false;
      const [first, separator, second, third] = parts;
      if (shape === YEAR_FIRST) return isBirthDate(first, second, third);
      return (
        isBirthDate(third, second, first) ||
        (separator === '/' && isBirthDate(third, first, second))
      );
    });
    return fits ? undefined : 'no day from 1900 to 2049';
  },
};
