import type { Check } from '../../../model/check.ts';
import { compact } from './compact.ts';

/** What a number must be, told of its digits and capitals without separators. */
interface NumberPlan {
  readonly name: string;
  readonly says: string;
  /** The shape in words, for the reason of a refusal: `9 digits`. */
  readonly form: string;
  /** Of the digits and capitals. */
  readonly shape: RegExp;
  /** Why a number of the right shape is none all the same: `check digit wrong`. */
  readonly judge: (number: string) => string | undefined;
}

/** No number that is checked is longer, with a separator behind each character. */
const LONGEST = 128;

/** A check of a number that may be written in any case, with blanks, dots, hyphens and slashes. */
export function numberCheck({ name, says, form, shape, judge }: NumberPlan): Check {
  return {
    name,
    says,
    test: (value) => {
      if (value.length > LONGEST) return `not ${form}`;
      const number = compact(value);
      return shape.test(number) ? judge(number) : `not ${form}`;
    },
  };
}

/** The reason of a number whose check digits do not fit, undefined where they do. */
export function checkDigit(fits: boolean): string | undefined {
  return fits ? undefined : 'check digit wrong';
}
