import { germanDocument } from './formula/german-document.ts';
import { numberCheck } from './formula/number-check.ts';

/**
 * The number of a German identity card, with or without its check digit and the D of the zone; cards
 * before November 2010 had digits only, which are taken with their check digit. PAuswV annex; ICAO 9303.
 */
export const deIdentityCard = numberCheck({
  name: 'de-identity-card',
  says: 'has the letters and check digit of a German identity card (PAuswV, ICAO 9303)',
  form: 'the number of a German identity card',
  shape: /^(?:[LMNPRTV-Y][0-9CFGHJ-NPRTV-Z]{8}\d?|\d{10})D?$/,
  judge: germanDocument,
});
