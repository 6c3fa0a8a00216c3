import type { Random } from '../../generate/random.ts';
import { draw, padded, UPPER } from '../draw.ts';
import { byName, byShape, wordPhrases } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

/** From 1000 on; SA, SD and SS are not given out. */
function postcode(random: Random, blank: string): string {
  for (;;) {
    const letters = draw(random, UPPER, 2);
    // KB, MB and GB behind a number are sizes to everybody.
    if (!['SA', 'SD', 'SS', 'KB', 'MB', 'GB', 'TB'].includes(letters))
      return padded(random, 1000, 9999, 4) + blank + letters;
  }
}

const withHouse = (random: Random, blank: string, between: string) => {
  const secret = postcode(random, blank);
  return { text: `${secret}${between}${1 + random.below(300)}`, secrets: [secret] };
};

export const NL_POSTCODE: ValueKind = {
  name: 'postcode and house',
  group: 'person',
  ...byShape({
    phrases: [
      'bezorgen op {} morgen',
      'no delivery to {} today',
      'adres {} onbekend',
      'woont op ({})',
    ],
  }),
  variants: [
    { name: 'with blanks', make: (r) => withHouse(r, ' ', ' ') },
    { name: 'with a comma', make: (r) => withHouse(r, ' ', ', ') },
    {
      // So are numbers of articles.
      name: 'with a dash',
      ...byName(['postcode', 'zip', 'bezorgadres'], { phrases: wordPhrases(['postcode']) }),
      make: (r) => withHouse(r, '', '-'),
    },
    { name: 'with one blank', make: (r) => withHouse(r, '', ' ') },
  ],
};
