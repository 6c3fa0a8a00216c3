/**
 * Decides whether what a rule found is what it looks like: by check digits, by ranges, by shape. One
 * check, one file in `redact/check/`, one line in that folder's index.
 */
export interface Check {
  /** By which rules ask for it. */
  readonly name: string;
  /** What a value has when it passes, for tables: `passes the Luhn check (ISO/IEC 7812-1)`. */
  readonly says: string;
  /** How much more work it is than to add up some digits; 1 unless said. */
  readonly weight?: number;
  /**
   * Looks at a value without escapes, one character a byte, with the separators that stood in it. Gives
   * undefined when it passes, else why not, in words that hold nothing of the value: `Luhn check failed`.
   */
  readonly test: (value: string) => string | undefined;
}
