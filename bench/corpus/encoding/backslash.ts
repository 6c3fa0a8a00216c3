import { RAW_BACKSLASH } from '../raw-backslash.ts';
import type { Encoding } from './encoding.ts';
import { places } from './places.ts';
import { sprinkled } from './sprinkled.ts';

const SPECIAL = /[^A-Za-z0-9 ._-]/;
const hex = (code: number, digits: number): string =>
  code.toString(16).toUpperCase().padStart(digits, '0');

/** What web servers and languages write with a backslash. */
export const BACKSLASH: readonly Encoding[] = [
  {
    name: '\\xHH',
    of: 'value',
    byMachines: true,
    places: {
      ...places(['text', 'error text']),
      ...places(['query', 'path', 'referer', 'fragment'], ['combined', 'text']),
    },
    encode: (text, random) =>
      sprinkled(text, random, SPECIAL, (char) =>
        [...Buffer.from(char)].map((byte) => `${RAW_BACKSLASH}x${hex(byte, 2)}`).join(''),
      ),
  },
  {
    name: '\\uHHHH',
    of: 'value',
    byMachines: true,
    places: {
      ...places(['text', 'JSON text', 'JSON key', 'JSON in JSON']),
      ...places(['query', 'path', 'referer', 'form'], ['json']),
    },
    encode: (text, random) =>
      sprinkled(text, random, SPECIAL, (char) =>
        Array.from(
          { length: char.length },
          (_, i) => `${RAW_BACKSLASH}u${hex(char.charCodeAt(i), 4)}`,
        ).join(''),
      ),
  },
];
