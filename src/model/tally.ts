import { VALUE_KINDS } from './kind.ts';

/** Why a line was withheld. */
export const WITHHELD = ['too_long', 'encoding', 'no_key', 'failed', 'interrupted'] as const;

export type WithheldReason = (typeof WITHHELD)[number];

/** What each reason means, for help and documents. */
export const WITHHELD_SAYS: Readonly<Record<WithheldReason, string>> = {
  too_long: 'longer than `limits.line`',
  encoding: 'text of two bytes a character (UTF-16)',
  no_key: 'the key of its epoch was destroyed or cannot be had',
  failed: 'an error of our own while it was judged',
  interrupted: 'cut off by a signal before its end came',
};

/** Codes of the reasons in the line table; 0 is a line that passes. */
export const Withheld = { too_long: 1, encoding: 2, no_key: 3, failed: 4, interrupted: 5 } as const;

/**
 * What a run has counted so far. At every moment linesIn = linesOut + withheld + dropped, where
 * withheld is the sum over its reasons.
 */
export class Tally {
  linesIn = 0;
  linesOut = 0;
  /** Lines that the filter took out. */
  dropped = 0;
  bytesIn = 0;
  bytesOut = 0;
  /** Lines that did not fit the format and were scanned as text, wholly or from some point on. */
  unparsed = 0;
  /** Lines per reason, by the code in `Withheld`; place 0 is not used. */
  withheld = new Float64Array(WITHHELD.length + 1);
  /** Replaced spans by kind. */
  replaced = new Float64Array(VALUE_KINDS.length);

  /** Takes over the counts of another tally. */
  copy(other: Tally): void {
    this.linesIn = other.linesIn;
    this.linesOut = other.linesOut;
    this.dropped = other.dropped;
    this.bytesIn = other.bytesIn;
    this.bytesOut = other.bytesOut;
    this.unparsed = other.unparsed;
    this.withheld.set(other.withheld);
    this.replaced.set(other.replaced);
  }

  /** The counts with the names of the summary; only reasons and kinds that occurred. */
  toJSON(): Record<string, number | Record<string, number>> {
    const occurred = (names: readonly string[], counts: Float64Array, first: number) =>
      Object.fromEntries(
        names.flatMap((name, i) => (counts[i + first] > 0 ? [[name, counts[i + first]]] : [])),
      );
    return {
      lines_in: this.linesIn,
      lines_out: this.linesOut,
      withheld: occurred(WITHHELD, this.withheld, 1),
      dropped: this.dropped,
      unparsed: this.unparsed,
      bytes_in: this.bytesIn,
      bytes_out: this.bytesOut,
      replaced: occurred(VALUE_KINDS, this.replaced, 0),
    };
  }
}
