import { mrzCheckDigit } from './mrz-check-digit.ts';

/**
 * Why a German document number is none: 9 characters as printed on the card, or 10 with the check
 * digit of the machine readable zone. Vowels and letters like digits are never used, so no word passes.
 */
export function germanDocument(number: string): string | undefined {
  const digit = number[9];
  if (digit === undefined || digit === 'D') return undefined;
  return mrzCheckDigit(number.slice(0, 9)) === Number(digit) ? undefined : 'check digit wrong';
}
