import { COUNTRIES } from './formula/countries.ts';
import { numberCheck } from './formula/number-check.ts';

/**
 * A bank code of 8 or 11 characters with a country at 5 and 6. ISO 9362. It has no check digit, and
 * words such as DATABASE have its shape: rules ask for a name or keyword too.
 */
export const bic = numberCheck({
  name: 'bic',
  says: 'has the shape of a BIC with a country at characters 5 and 6 (ISO 9362)',
  form: '8 or 11 letters and digits',
  shape: /^[A-Z]{6}[0-9A-Z]{2}(?:[0-9A-Z]{3})?$/,
  judge: (code) =>
    COUNTRIES.has(code.slice(4, 6)) ? undefined : 'no country at characters 5 and 6',
});
