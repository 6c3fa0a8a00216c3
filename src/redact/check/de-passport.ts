import { germanDocument } from './formula/german-document.ts';
import { numberCheck } from './formula/number-check.ts';

/** The number of a German passport, with or without its check digit and the D. PassV annex; ICAO 9303. */
export const dePassport = numberCheck({
  name: 'de-passport',
  says: 'has the letters and check digit of a German passport (PassV, ICAO 9303)',
  form: 'the number of a German passport',
  shape: /^[CFGHJK][0-9CFGHJ-NPRTV-Z]{8}\d?D?$/,
  judge: germanDocument,
});
