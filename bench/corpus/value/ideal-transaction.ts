import { ALNUM, DIGITS, draw } from '../draw.ts';
import { byName, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

/** iDEAL Merchant Integration Guide: `trxid` has 16 digits, `ec` up to 40 letters and digits. */
export const IDEAL_TRANSACTION: ValueKind = {
  name: 'iDEAL transaction',
  group: 'payment',
  ...byName(['trxid', 'ideal_transaction_id', 'idealTrxId'], {
    phrases: wordPhrases(['iDEAL transactie', 'trxid', 'iDEAL transaction']),
  }),
  variants: [
    { name: 'transaction', make: (r) => `00${draw(r, DIGITS, 14)}` },
    {
      name: 'entrance code',
      ...byName(['ec', 'entrancecode', 'entrance_code'], {
        phrases: wordPhrases(['entrancecode']),
      }),
      make: (r) => draw(r, ALNUM, 32),
    },
  ],
};
