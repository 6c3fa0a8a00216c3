import type { Random } from '../../generate/random.ts';
import { DIGITS, draw, UPPER } from '../draw.ts';
import { byShape } from '../manner.ts';
import { luhnDigit } from '../number/luhn.ts';
import { mod97 } from '../number/mod-97.ts';
import { weighted } from '../number/weighted.ts';
import type { ValueKind } from '../value-kind.ts';

/** Account numbers of the SWIFT registry: `n` a digit, `a` a letter; four letters are a bank that does not exist. */
const SHAPES: Readonly<Record<string, string>> = {
  ...{
    NL: 'aaaannnnnnnnnn',
    DE: 'n18',
    GB: 'aaaan14',
    IE: 'aaaan14',
    AT: 'n16',
    CH: 'n17',
    LI: 'n17',
  },
  ...{ LU: 'n16', DK: 'n14', SE: 'n20', IS: 'n22', LT: 'n16', LV: 'aaaan13', RO: 'aaaan16' },
  ...{ BG: 'aaaan14', GR: 'n23', CY: 'n24', MT: 'aaaan23', GE: 'aan16', SA: 'n20', TR: 'n22' },
  ...{ AE: 'n19', GI: 'aaaan15', UA: 'n25', KZ: 'n16', IL: 'n19', AZ: 'aaaan20', BR: 'n23aa' },
};

function shaped(random: Random, shape: string): string {
  return shape
    .replace('aaaa', 'NOBK')
    .replace(/a/g, () => draw(random, UPPER, 1))
    .replace(/n(\d*)/g, (_, count: string) => draw(random, DIGITS, Number(count || 1)));
}

/** Countries that have check digits of their own within the account number. */
const CHECKED: Readonly<Record<string, (random: Random) => string>> = {
  BE: (r) => {
    const digits = draw(r, DIGITS, 10);
    return digits + String(Number(digits) % 97 || 97).padStart(2, '0');
  },
  EE: (r) => {
    const digits = draw(r, DIGITS, 13);
    const turned = [...digits].toReversed().join('');
    const sum = weighted(
      turned,
      Array.from(turned, (_, i) => [7, 3, 1][i % 3] ?? 0),
    );
    return `22${digits}${(10 - (sum % 10)) % 10}`;
  },
  ES: (r) => {
    const [bank, account] = [draw(r, DIGITS, 8), draw(r, DIGITS, 10)];
    const digit = (sum: number): number => [0, 1][sum % 11] ?? 11 - (sum % 11);
    const first = digit(weighted(bank, [4, 8, 5, 10, 9, 7, 3, 6]));
    return `${bank}${first}${digit(weighted(account, [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]))}${account}`;
  },
  FI: (r) => {
    const digits = draw(r, DIGITS, 13);
    return digits + luhnDigit(digits);
  },
  FR: (r) => {
    const digits = draw(r, DIGITS, 21);
    return digits + String(97 - mod97(`${digits}00`)).padStart(2, '0');
  },
  NO: (r) => {
    for (;;) {
      const digits = draw(r, DIGITS, 10);
      const check = (11 - (weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
      if (check < 10) return `${digits}${check}`;
    }
  },
  PL: (r) => {
    const bank = draw(r, DIGITS, 7);
    const check = (10 - (weighted(bank, [3, 9, 7, 1, 3, 9, 7]) % 10)) % 10;
    return `${bank}${check}${draw(r, DIGITS, 16)}`;
  },
  PT: (r) => completedBy97(draw(r, DIGITS, 19)),
  SI: (r) => completedBy97(draw(r, DIGITS, 13)),
};

/** With the two digits that make the remainder by 97 one. */
const completedBy97 = (digits: string): string =>
  digits + String(98 - mod97(`${digits}00`)).padStart(2, '0');

/** ISO 13616: moved to the end, country and check digits make the remainder by 97 one. */
function iban(country: string, account: string): string {
  return country + String(98 - mod97(`${account}${country}00`)).padStart(2, '0') + account;
}

const makers: Readonly<Record<string, (random: Random) => string>> = {
  ...Object.fromEntries(
    Object.entries(SHAPES).map(([country, shape]) => [country, (r: Random) => shaped(r, shape)]),
  ),
  ...CHECKED,
};

export const IBAN: ValueKind = {
  name: 'IBAN',
  group: 'payment',
  ...byShape(),
  variants: Object.entries(makers).map(([name, make]) => ({
    name,
    make: (random) => {
      const together = iban(name, make(random));
      const spelled = random.below(4);
      if (spelled === 0) return (together.match(/.{1,4}/g) ?? []).join(' ');
      return spelled === 1 ? together.toLowerCase() : together;
    },
  })),
};
