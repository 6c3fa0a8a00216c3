import { domainToASCII } from 'node:url';
import type { Encoding } from './encoding.ts';
import { EVERYWHERE, IN_TEXT, places } from './places.ts';

/** Labels at the end of a text of which some have letters beyond ASCII. */
const UNICODE_DOMAIN = /(?=[ -~]*[^ -~])(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]+$/u;

const quoted = (chars: string): string =>
  [...Buffer.from(chars)]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');

/** What mail does to its text and its domains. */
export const MAIL: readonly Encoding[] = [
  {
    // RFC 2045, 6.7
    name: 'quoted-printable',
    of: 'value',
    byMachines: false,
    places: places(IN_TEXT),
    around: (words) => words.replaceAll('=', '=3D'),
    // Letters and digits never are encoded: a value of those alone stays as it is.
    encode: (text, random) =>
      text.replace(random.chance(0.5) ? /[^A-Za-z0-9 ]+/g : /[^\w .:/()+-]+|[.:](?=\d)/g, quoted),
  },
  {
    // RFC 3492
    name: 'punycode',
    of: 'value',
    byMachines: false,
    places: EVERYWHERE,
    encode: (text) => text.replace(UNICODE_DOMAIN, domainToASCII),
  },
];
