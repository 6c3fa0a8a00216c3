import { numberCheck } from './formula/number-check.ts';

/**
 * The number of a Dutch passport or identity card: 9 characters without the letter O, letters first
 * and a digit last. RvIG, Kenmerken van reisdocumenten. It has no check digit of its own.
 */
export const nlDocument = numberCheck({
  name: 'nl-document',
  says: 'has the shape of the number of a Dutch passport or identity card (RvIG)',
  form: 'two letters, six characters and a digit, without the letter O',
  shape: /^[A-NP-Z]{2}[0-9A-NP-Z]{6}\d$/,
  judge: () => undefined,
});
