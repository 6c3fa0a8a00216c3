import { filled } from '../draw.ts';
import { byName, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

export const QUOTE_OR_INVOICE: ValueKind = {
  name: 'quote or invoice',
  group: 'payment',
  ...byName(['factuurnummer', 'invoice_number', 'factuurnr', 'invoiceNo'], {
    phrases: wordPhrases(['factuurnummer', 'factuur', 'invoice number']),
    paths: ['/factuur/', '/facturen/', '/invoice/'],
  }),
  variants: [
    { name: 'invoice with a year', make: (r) => `2026-0${filled(r, '9999')}` },
    { name: 'invoice with letters', make: (r) => `F2026.${filled(r, '99999')}` },
    { name: 'invoice of digits', make: (r) => `2026${filled(r, '9999')}` },
    {
      name: 'quote',
      ...byName(['offertenummer', 'quote_number', 'offertenr'], {
        phrases: wordPhrases(['offertenummer', 'offerte', 'quote number']),
        paths: ['/offerte/', '/offertes/'],
      }),
      make: (r) => `OFF-2026-${filled(r, '9999')}`,
    },
  ],
};
