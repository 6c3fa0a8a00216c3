import { numberCheck } from './formula/number-check.ts';

/** Prefixes that are not given out (HMRC manual NIM39110). */
const NOT_USED = /^(?:BG|GB|KN|NK|NT|TN|ZZ)/;

/** A National Insurance number of the United Kingdom. HMRC, manual NIM39110. No check digit exists. */
export const ukNino = numberCheck({
  name: 'uk-nino',
  says: 'has the prefix, digits and suffix of a UK National Insurance number (HMRC NIM39110)',
  form: 'two letters, 6 digits and A to D',
  shape: /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/,
  judge: (number) => (NOT_USED.test(number) ? 'prefix that is not given out' : undefined),
});
