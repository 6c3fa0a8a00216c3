import type { Encoding } from './encoding.ts';
import { IN_TEXT, places } from './places.ts';

const SEEN = [...IN_TEXT, 'JSON key', 'query', 'form'] as const;

/** Zero-width space, non-joiner, joiner, word joiner, byte order mark, soft hyphen. */
const ZERO_WIDTH = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'];
const COLOURS = ['\x1b[31m', '\x1b[1;32m', '\x1b[0m', '\x1b[38;5;208m', '\x1b[K'];

/** What reads the same to people. */
export const DISGUISE: readonly Encoding[] = [
  {
    name: 'zero-width',
    of: 'value',
    byMachines: false,
    places: places(SEEN),
    encode: (text, random) => {
      const chars = [...text];
      for (let count = 1 + random.below(3); count > 0; count--)
        chars.splice(1 + random.below(chars.length - 1), 0, random.pick(ZERO_WIDTH));
      return chars.join('');
    },
  },
  {
    // The block "Halfwidth and Fullwidth Forms" of Unicode repeats ASCII from U+FF01.
    name: 'full-width',
    of: 'value',
    byMachines: false,
    places: places(SEEN),
    encode: (text, random) => {
      const pattern = random.chance(0.5) ? /[!-~]/g : /[0-9@]/g;
      return text.replace(pattern, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    },
  },
  {
    // ECMA-48, 8.3.117
    name: 'ANSI colour',
    of: 'value',
    byMachines: false,
    places: places(IN_TEXT),
    encode: (text, random) => {
      const at = 1 + random.below(text.length - 1);
      const [on, off] = [random.pick(COLOURS), random.pick(COLOURS)];
      const inside = `${text.slice(0, at)}${on}${text.slice(at)}`;
      return random.chance(0.5) ? inside : `${on}${inside}${off}`;
    },
  },
];
