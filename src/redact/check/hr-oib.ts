import { checkDigit, numberCheck } from './formula/number-check.ts';
import { passesMod1110 } from './formula/passes-mod-11-10.ts';

/** A Croatian OIB of a person or company. Zakon o osobnom identifikacijskom broju; ISO 7064 MOD 11,10. */
export const hrOib = numberCheck({
  name: 'hr-oib',
  says: 'has the check digit of a Croatian OIB (ISO 7064 MOD 11,10)',
  form: '11 digits',
  shape: /^\d{11}$/,
  judge: (number) => checkDigit(passesMod1110(number)),
});
