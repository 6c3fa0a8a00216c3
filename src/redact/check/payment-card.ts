import { luhnSum } from './formula/luhn-sum.ts';
import { numberCheck } from './formula/number-check.ts';

/*
 * Issuer ranges (the IIN of ISO/IEC 7812-1) and lengths as the brands publish them: inclusive
 * prefixes, then the numbers of digits. Where brands share a range, a number needs to fit one.
 * Dankort, Elo, Hipercard, InstaPayment, InterPayment, Troy and Verve lie in the ranges of others but
 * for what stands here.
 *
 * Old UnionPay cards may lack the Luhn digit. It is demanded all the same: 62 and 16 to 19 digits is
 * also what many order numbers look like. UATP (1 and 15 digits) is left out: it bills companies for
 * flights, and account numbers of social networks look like it.
 */
const BRANDS = `
  Visa              4                        13 16 19
  Mastercard        51-55 2221-2720          16
  American-Express  34 37                    15
  Diners-Club       300-305 3095 36 38-39    14 15 16 17 18 19
  Discover          6011 644-649 65          16 17 18 19
  JCB               3528-3589                16 17 18 19
  UnionPay          62 8100-8171             16 17 18 19
  Maestro           50 56-58 63 67           12 13 14 15 16 17 18 19
  RuPay             60 81-82                 16
  Mir               2200-2204                16 17 18 19
  BORICA            2205                     16
  Troy              9792                     16
  GPN               1946                     16 18 19
  Humo              9860                     16
  UzCard            8600                     16
`;

/** Prefixes are compared as numbers of this many digits. */
const PREFIX = 4;

interface Range {
  readonly low: number;
  readonly high: number;
  readonly lengths: ReadonlySet<number>;
}

const RANGES: readonly Range[] = BRANDS.trim()
  .split('\n')
  .flatMap((row) => {
    const [, prefixes, lengths] = row.trim().split(/ {2,}/);
    const allowed = new Set(lengths.split(' ').map(Number));
    return prefixes.split(' ').map((prefix) => {
      const [first, last = first] = prefix.split('-');
      return {
        low: Number(first.padEnd(PREFIX, '0')),
        high: Number(last.padEnd(PREFIX, '9')),
        lengths: allowed,
      };
    });
  });

function isIssued(number: string): boolean {
  const prefix = Number(number.slice(0, PREFIX));
  return RANGES.some(
    ({ low, high, lengths }) => prefix >= low && prefix <= high && lengths.has(number.length),
  );
}

/** A card number: Luhn digit, and a range and length that a brand issues. ISO/IEC 7812-1. */
export const paymentCard = numberCheck({
  name: 'payment-card',
  says: 'passes the Luhn check and has the prefix and length of a card brand (ISO/IEC 7812-1)',
  form: '12 to 19 digits',
  shape: /^\d{12,19}$/,
  judge: (number) => {
    if (luhnSum(number) !== 0) return 'Luhn check failed';
    return isIssued(number) ? undefined : 'no card brand has this prefix and length';
  },
});
