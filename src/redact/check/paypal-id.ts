import type { Check } from '../../model/check.ts';

/**
 * Ids of transactions and orders (17), accounts of payers and merchants (13, never 0 or 1 and with both
 * digits and letters), payments, subscriptions, agreements and checkout tokens.
 */
const SHAPE =
  /^(?:(?=\d*[A-Z])(?=[A-Z]*\d)(?:[0-9A-Z]{17}|[2-9A-Z]{13})|PAY(?:ID)?-[0-9A-Z]{20,28}|I-[0-9A-Z]{12}|(?:B|BA|EC)-[0-9A-Z]{17})$/i;

/** An id of PayPal, by its shape in the REST and NVP API reference. No check digit is published. */
export const paypalId: Check = {
  name: 'paypal-id',
  says: 'has the shape of an id of a PayPal transaction, payment, subscription or account',
  test: (value) => (SHAPE.test(value.trim()) ? undefined : 'not the shape of a PayPal id'),
};
