import { isDate } from './formula/is-date.ts';
import { checkDigit, numberCheck } from './formula/number-check.ts';
import { passesTwoTries } from './formula/passes-two-tries.ts';

const FIRST = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1];
const SECOND = [3, 4, 5, 6, 7, 8, 9, 1, 2, 3];

/**
 * An Estonian isikukood or a Lithuanian asmens kodas: sex and century, birth date, serial, check digit
 * in two tries modulo 11. EVS 585:2007; Gyventojų registro įstatymas. A Lithuanian one that begins with
 * 9 has no date to hold to.
 */
export const eeLtIsikukood = numberCheck({
  name: 'ee-lt-isikukood',
  says: 'has a birth date and the check digit of an Estonian or Lithuanian personal code (EVS 585)',
  form: '11 digits that do not begin with 0',
  shape: /^[1-9]\d{10}$/,
  judge: (number) => {
    const [years, month, day] = [1, 3, 5].map((at) => Number(number.slice(at, at + 2)));
    const century = 1700 + 100 * Math.ceil(Number(number[0]) / 2);
    if (number[0] !== '9' && !isDate(century + years, month, day)) return 'no birth date';
    return checkDigit(passesTwoTries(number, FIRST, SECOND));
  },
});
