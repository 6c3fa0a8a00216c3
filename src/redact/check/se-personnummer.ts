import type { Check } from '../../model/check.ts';
import { isDate } from './formula/is-date.ts';
import { luhnSum } from './formula/luhn-sum.ts';
import { checkDigit } from './formula/number-check.ts';

const SHAPE = /^(18|19|20)?(\d\d)(\d\d)(\d\d)[ +-]?(\d{4})$/;

/**
 * A Swedish personal or coordination number (60 added to the day): birth date and Luhn digit over the
 * last ten digits. Folkbokföringslagen 1991:481 § 18; Skatteverket SKV 704.
 */
export const sePersonnummer: Check = {
  name: 'se-personnummer',
  says: 'has a birth date and the Luhn digit of a Swedish personnummer (SKV 704)',
  test: (value) => {
    const parts = SHAPE.exec(value.trim());
    if (parts === null) return 'not 10 or 12 digits of a personnummer';
    const [, century, years, month, days, rest] = parts;
    const day = Number(days) > 60 ? Number(days) - 60 : Number(days);
    // Of an unknown century, 2000 has the 29 February that 1900 lacks.
    if (!isDate(Number((century ?? '20') + years), Number(month), day)) return 'no birth date';
    return checkDigit(luhnSum(years + month + days + rest) === 0);
  },
};
