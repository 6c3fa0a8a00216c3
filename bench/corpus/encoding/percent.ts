import type { Random } from '../../generate/random.ts';
import type { Encoding } from './encoding.ts';
import { IN_URLS, places } from './places.ts';
import { sprinkled } from './sprinkled.ts';

const percent = (char: string): string =>
  [...Buffer.from(char)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');

/** What `encodeURIComponent` and form writers encode. */
const once = (text: string, random: Random): string =>
  sprinkled(text, random, /[^\w\-.~]/, percent);

export const PERCENT: readonly Encoding[] = [
  { name: 'percent', of: 'value', byMachines: true, places: places(IN_URLS), encode: once },
  {
    name: 'percent twice',
    of: 'value',
    byMachines: true,
    places: places(IN_URLS.filter((name) => name !== 'URL in URL')),
    encode: (text, random) => once(text, random).replaceAll('%', '%25'),
  },
  {
    name: 'plus for blank',
    of: 'value',
    byMachines: true,
    places: places(['query', 'fragment', 'referer', 'form', 'array', 'dotted', 'URL in URL']),
    encode: (text) => (text.includes(' ') ? encodeURIComponent(text).replaceAll('%20', '+') : text),
  },
];
