/** A VAT number of one country behind the two letters of the country. */
export interface VatFormat {
  /** In capitals, without separators. */
  readonly shape: RegExp;
  /** Whether the check digits of a number of that shape fit. */
  readonly passes: (number: string) => boolean;
}
