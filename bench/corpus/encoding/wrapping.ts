import type { Encoding } from './encoding.ts';
import { IN_TEXT, places } from './places.ts';

/** Padding means something in a query, so senders encode it there or leave it out. */
const IN_BASE64 = ['query', 'form', 'fragment', 'JSON key', ...IN_TEXT] as const;

/** What carries a whole text, query or object inside of one value. */
export const WRAPPING: readonly Encoding[] = [
  {
    name: 'base64',
    of: 'whole',
    byMachines: true,
    places: places(IN_BASE64),
    encode: (text) => Buffer.from(text).toString('base64'),
  },
  {
    name: 'base64url',
    of: 'whole',
    byMachines: true,
    places: places([...IN_BASE64, 'path', 'referer']),
    encode: (text) => Buffer.from(text).toString('base64url'),
  },
  {
    name: 'JSON in JSON in JSON',
    of: 'whole',
    byMachines: true,
    places: places(['JSON key', 'JSON in JSON']),
    encode: (text) => JSON.stringify({ body: JSON.stringify({ note: text }) }),
  },
];
