import { isDate } from './formula/is-date.ts';
import { checkDigit, numberCheck } from './formula/number-check.ts';

/** The last number whose remainder of 10 could stand as 0 was given out in 1985. */
const STRICT_SINCE = 1985;

/** Numbers of 9 digits were given to people born from 1881 to 1953; the years between are no birth date. */
function centuryOf(years: number, old: boolean): number {
  if (old) return years > 80 ? 1800 : years < 54 ? 1900 : Number.NaN;
  return years < 54 ? 2000 : 1900;
}

/**
 * A Czech or Slovak birth number: birth date (50 added to the month for women, 20 where the numbers of
 * a day ran out), 9 digits without a check digit until 1953, then 10 divisible by 11. Zákon 133/2000 Sb.
 * § 13; zákon 301/1995 Z. z.
 */
export const czSkBirthNumber = numberCheck({
  name: 'cz-sk-birth-number',
  says: 'has a birth date and is divisible by 11, as a Czech or Slovak birth number',
  form: '9 or 10 digits',
  shape: /^\d{9,10}$/,
  judge: (number) => {
    const [years, months, day] = [0, 2, 4].map((at) => Number(number.slice(at, at + 2)));
    const old = number.length === 9;
    const year = years + centuryOf(years, old);
    const extra = (months % 50) - 20;
    // Act 53/2004 brought the 20.
    const month = extra > 0 && year >= 2004 ? extra : months % 50;
    if (!isDate(year, month, day)) return 'no birth date';
    if (old) return undefined;
    const rest = Number(number.slice(0, 9)) % 11;
    const last = Number(number[9]);
    return checkDigit(rest === 10 ? year <= STRICT_SINCE && last === 0 : rest === last);
  },
});
