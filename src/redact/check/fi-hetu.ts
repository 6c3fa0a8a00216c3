import type { Check } from '../../model/check.ts';
import { isDate } from './formula/is-date.ts';
import { checkDigit } from './formula/number-check.ts';

const SHAPE = /^(\d\d)(\d\d)(\d\d)([+A-FU-Y-])(\d{3})([0-9A-FHJ-NPR-Y])$/;

const CHECK = '0123456789ABCDEFHJKLMNPRSTUVWXY';

/** The century by its sign; letters beside `+`, `-` and `A` since 2023 (decree 690/2022). */
function centuryOf(sign: string): number {
  if (sign === '+') return 1800;
  return sign >= 'A' && sign <= 'F' ? 2000 : 1900;
}

/**
 * A Finnish personal identity code: birth date, sign of the century, individual number from 002, and
 * the remainder modulo 31 as a character. Digital and Population Data Services Agency (DVV).
 */
export const fiHetu: Check = {
  name: 'fi-hetu',
  says: 'has a birth date and the check character of a Finnish henkilötunnus (DVV)',
  test: (value) => {
    const parts = SHAPE.exec(value.trim().toUpperCase());
    if (parts === null) return 'not the shape of a hetu';
    const [, day, month, years, sign, individual, check] = parts;
    const year = centuryOf(sign) + Number(years);
    if (!isDate(year, Number(month), Number(day))) return 'no birth date';
    if (Number(individual) < 2) return 'individual number below 002';
    return checkDigit(CHECK[Number(day + month + years + individual) % 31] === check);
  },
};
