import { ALNUM, DIGIT } from '../../base/ascii.ts';

/** No number that a rule looks for has more groups of digits, or more digits. */
const MOST_GROUPS = 20;
const MOST_DIGITS = 40;

/** 1 for the bytes that people put between groups of digits. */
const SEPARATOR: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  ' -./()+'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/**
 * Groups of digits with single separators between them, and no letter beside them:
 *
 *     4111 1111-1111 1111
 *     ^start   ^ends
 */
export class DigitRun {
  count = 0;
  /** Offset of the first digit of each group. */
  readonly starts = new Int32Array(MOST_GROUPS);
  /** Offset behind its last digit. */
  readonly ends = new Int32Array(MOST_GROUPS);
  /** Where to go on: behind the run, or where it became too long, at one of its groups. */
  end = 0;

  /** Reads the run that begins with the digit at `start`. */
  read(bytes: Uint8Array, start: number, end: number): void {
    this.count = 0;
    let digits = 0;
    let i = start;
    for (;;) {
      const first = i;
      while (i < end && DIGIT[bytes[i]] === 1) i++;
      // `4111x` is no number.
      if (i < end && ALNUM[bytes[i]] === 1) break;
      digits += i - first;
      if (digits > MOST_DIGITS || this.count === MOST_GROUPS) break;
      this.starts[this.count] = first;
      this.ends[this.count++] = i;
      if (i + 1 >= end || SEPARATOR[bytes[i]] === 0 || DIGIT[bytes[i + 1]] === 0) break;
      i++;
    }
    // A run that was cut is gone on with behind its first group, so that no part of it is missed.
    const isCut = digits > MOST_DIGITS || this.count === MOST_GROUPS;
    this.end = isCut && this.count > 1 ? this.starts[1] : i;
  }

  /** Whether all separators between the groups `first` to `last` are among those. */
  separatedBy(bytes: Uint8Array, first: number, last: number, separators: string): boolean {
    for (let i = first; i < last; i++)
      if (!separators.includes(String.fromCharCode(bytes[this.ends[i]]))) return false;
    return true;
  }

  /**
   * Whether the groups `first` to `last` are only a part of a number: beside them, behind the same
   * separator, stands a group as long as theirs.
   */
  goesOn(bytes: Uint8Array, first: number, last: number): boolean {
    const { starts, ends } = this;
    if (first === last) return false;
    const separator = bytes[ends[first]];
    const length = ends[first] - starts[first];
    const isPart = (group: number, at: number): boolean =>
      bytes[at] === separator && ends[group] - starts[group] === length;
    if (first > 0 && isPart(first - 1, ends[first - 1])) return true;
    return last + 1 < this.count && isPart(last + 1, ends[last]);
  }

  /** How many digits the groups from `first` to `last` have. */
  digits(first: number, last: number): number {
    let digits = 0;
    for (let i = first; i <= last; i++) digits += this.ends[i] - this.starts[i];
    return digits;
  }
}
