import { isDate } from './formula/is-date.ts';
import { checkDigit, numberCheck } from './formula/number-check.ts';
import { weightedSum } from './formula/weighted-sum.ts';

const WEIGHTS = [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9];

/** The century by the first digit, sex and century; 7 to 9 are residents, whose century is not told. */
const CENTURIES = [0, 1900, 1900, 1800, 1800, 2000, 2000, 2000, 2000, 2000];

/** Counties 01 to 46, sectors of Bucharest to 48, 51 and 52, and 70 for numbers given out anywhere. */
const COUNTY = /^.{7}(?:0[1-9]|[123]\d|4[0-8]|5[12]|70)/;

/** A Romanian personal code: birth date, county, check digit modulo 11. Legea 105/1996; OUG 97/2005. */
export const roCnp = numberCheck({
  name: 'ro-cnp',
  says: 'has a birth date, county and the check digit of a Romanian CNP',
  form: '13 digits that do not begin with 0',
  shape: /^[1-9]\d{12}$/,
  judge: (number) => {
    const [years, month, day] = [1, 3, 5].map((at) => Number(number.slice(at, at + 2)));
    if (!isDate(CENTURIES[Number(number[0])] + years, month, day)) return 'no birth date';
    if (!COUNTY.test(number)) return 'no county';
    const rest = weightedSum(number, WEIGHTS) % 11;
    return checkDigit((rest === 10 ? 1 : rest) === Number(number[12]));
  },
});
