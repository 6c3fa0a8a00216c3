import { checkDigit, numberCheck } from './formula/number-check.ts';
import { MIXED } from './vat/mixed.ts';
import { MODULAR } from './vat/modular.ts';
import { STANDARD } from './vat/standard.ts';
import { WEIGHTED } from './vat/weighted.ts';

const FORMATS = new Map(Object.entries({ ...STANDARD, ...WEIGHTED, ...MODULAR, ...MIXED }));

/**
 * A VAT number of an EU country, Great Britain (GB) or Northern Ireland (XI), with its two letters in
 * front; Greece has EL. Council Directive 2006/112/EC art. 215; formulas as far as they are public.
 */
export const vatEu = numberCheck({
  name: 'vat-eu',
  says: 'has the shape and check digits of a VAT number of its country (2006/112/EC art. 215)',
  form: 'a VAT number with its country in front',
  shape: /^[A-Z]{2}[0-9A-Z+*]{2,12}$/,
  judge: (number) => {
    const format = FORMATS.get(number.slice(0, 2));
    if (format === undefined) return 'no country of the EU VAT system';
    const body = number.slice(2);
    if (!format.shape.test(body)) return 'not the shape of its country';
    return checkDigit(format.passes(body));
  },
});
