import { DIGITS, draw, filled, UPPER } from '../draw.ts';
import { byName, byShape, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

/** Payer ids have neither 0, 1, I nor O. */
const PAYER = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The shapes of PayPal's REST and NVP references. */
export const PAYPAL_ID: ValueKind = {
  name: 'PayPal id',
  group: 'payment',
  ...byShape(),
  variants: [
    { name: 'payment', make: (r) => `PAYID-${draw(r, UPPER + DIGITS, 23)}` },
    { name: 'old payment', make: (r) => `PAY-${draw(r, UPPER + DIGITS, 24)}` },
    { name: 'token', make: (r) => `EC-${filled(r, '8#####99999####99')}` },
    {
      name: 'agreement',
      ...byName(['billing_agreement_id', 'paypal_subscription_id'], {
        phrases: wordPhrases(['billing_agreement_id']),
      }),
      make: (r) => `I-${draw(r, UPPER + DIGITS, 12)}`,
    },
    {
      name: 'payer',
      ...byName(['PayerID', 'payer_id'], { phrases: wordPhrases(['PayerID']) }),
      make: (r) => draw(r, PAYER, 13),
    },
    {
      name: 'transaction',
      ...byName(['paypal_transaction_id', 'txn_id'], {
        phrases: wordPhrases(['txn_id', 'PayPal transaction']),
      }),
      make: (r) => filled(r, '8###999999999999A'.slice(0, 17)),
    },
  ],
};
