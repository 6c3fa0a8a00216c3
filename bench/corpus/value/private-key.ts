import type { Random } from '../../generate/random.ts';
import { ALNUM, draw } from '../draw.ts';
import { byShape } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

/** RFC 7468, with line ends as loggers write them on one line. */
function block(random: Random, label: string, end: string) {
  const lines = Array.from({ length: 4 }, (_, i) => draw(random, `${ALNUM}+/`, i === 3 ? 40 : 64));
  const text = [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join(end);
  return { text, secrets: lines };
}

export const PRIVATE_KEY: ValueKind = {
  name: 'private key',
  group: 'secret',
  ...byShape({ by: 'machines', paths: [] }),
  variants: ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY'].flatMap(
    (label) => [
      { name: label, make: (random: Random) => block(random, label, '\n') },
      { name: `${label}, with blanks`, make: (random: Random) => block(random, label, ' ') },
    ],
  ),
};
