import type { Encoding } from './encoding.ts';
import { IN_TEXT, places } from './places.ts';
import { sprinkled } from './sprinkled.ts';

/** Named character references of HTML 5 for what stands in values. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ '@': 'commat', '.': 'period', ':': 'colon', '/': 'sol', '+': 'plus', _: 'lowbar' },
  ...{ '"': 'quot', '&': 'amp', "'": 'apos', '(': 'lpar', ')': 'rpar', ',': 'comma', ';': 'semi' },
  ...{ '=': 'equals', '?': 'quest', '!': 'excl', '#': 'num', $: 'dollar', '%': 'percnt' },
};

const base = { of: 'value', byMachines: false, places: places(IN_TEXT) } as const;
const SPECIAL = /[^A-Za-z0-9 ]/;

export const HTML: readonly Encoding[] = [
  {
    ...base,
    name: 'HTML named',
    encode: (text) =>
      text.replace(/[^A-Za-z0-9 ]/g, (char) => {
        const name = NAMES[char];
        return name === undefined ? char : `&${name};`;
      }),
  },
  {
    ...base,
    name: 'HTML decimal',
    encode: (text, random) =>
      sprinkled(text, random, SPECIAL, (char) => `&#${char.codePointAt(0)};`),
  },
  {
    ...base,
    name: 'HTML hex',
    encode: (text, random) =>
      sprinkled(text, random, SPECIAL, (char) => `&#x${char.codePointAt(0)?.toString(16)};`),
  },
];
