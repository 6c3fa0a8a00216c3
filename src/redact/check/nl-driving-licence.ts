import { numberCheck } from './formula/number-check.ts';

/**
 * The number of a Dutch driving licence (field 5 of the card, RDW): 10 digits. Neither a check digit
 * nor the ranges in use are published, so rules ask for a name or keyword too.
 */
export const nlDrivingLicence = numberCheck({
  name: 'nl-driving-licence',
  says: 'has the 10 digits of a Dutch driving licence, which has no public check digit (RDW)',
  form: '10 digits that do not begin with 0',
  shape: /^[1-9]\d{9}$/,
  judge: (number) => (/^(\d)\1*$/.test(number) ? 'one digit repeated' : undefined),
});
