import fc, { type Arbitrary } from 'fast-check';
import { stdnum } from 'stdnum';

/*
 * Numbers for the tests of checks: invented ones, over the whole space of a format. Nothing here calls
 * a check: what is valid is told by a formula written in another way, or by the oracle.
 */

export const DIGITS = '0123456789';
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** `count` characters, each one of `characters`. */
export function among(characters: string, count: number): Arbitrary<string> {
  const unit = fc.constantFrom(...characters);
  return fc.string({ unit, minLength: count, maxLength: count });
}

export const digits = (count: number): Arbitrary<string> => among(DIGITS, count);

/** Parts side by side. */
export function joined(...parts: (Arbitrary<string> | string)[]): Arbitrary<string> {
  const arbitraries = parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part));
  return fc.tuple(...arbitraries).map((texts) => texts.join(''));
}

/** Days that exist, of the years from and to, written by a pattern of `YYYY`, `YY`, `MM` and `DD`. */
export function dates(from: number, to: number, pattern: string, moreMonths = 0, moreDays = 0) {
  const [min, max] = [new Date(Date.UTC(from, 0, 1)), new Date(Date.UTC(to, 11, 31))];
  return fc.date({ min, max, noInvalidDate: true }).map((date) => {
    const [year, month, day] = date.toISOString().slice(0, 10).split('-');
    const two = (text: string, more: number): string =>
      String(Number(text) + more).padStart(2, '0');
    return pattern
      .replace('YYYY', year)
      .replace('YY', year.slice(2))
      .replace('MM', two(month, moreMonths))
      .replace('DD', two(day, moreDays));
  });
}

/** What stdnum says about a number of a country: the independent oracle. */
export function oracleOf(country: string, format: string): (number: string) => boolean {
  const validator = stdnum[country][format];
  return (number) => validator.validate(number).isValid;
}

/** All check digits of `count` places: 0 to 9, 00 to 99. */
export function endings(count: number): string[] {
  return Array.from({ length: 10 ** count }, (_, i) => String(i).padStart(count, '0'));
}

/** Bodies with each ending that the oracle takes, one of them. */
export function completed(
  bodies: Arbitrary<string>,
  ends: readonly string[],
  oracle: (number: string) => boolean,
): Arbitrary<string> {
  return bodies
    .map((body) => ends.map((end) => body + end).filter(oracle))
    .filter((numbers) => numbers.length > 0)
    .chain((numbers) => fc.constantFrom(...numbers));
}

/** The Luhn digit by the table of doubled digits. */
export function luhnDigit(body: string): string {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  const sum = [...body]
    .reverse()
    .reduce((total, digit, i) => total + (i % 2 === 0 ? doubled[+digit] : +digit), 0);
  return String((100_000 - sum) % 10);
}

/** The remainder of a decimal number, by big integers. */
export function modulo(number: string, modulus: number): number {
  return Number(BigInt(number) % BigInt(modulus));
}
