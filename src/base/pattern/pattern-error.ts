/** Why a pattern is refused, and where. */
export class PatternError extends Error {
  /** Offset in the pattern's text, from 0; the message names the column, which counts from 1. */
  readonly at: number;

  /** `found` is what stands at the place, `wanted` what may stand there instead. */
  constructor(at: number, found: string, wanted: string) {
    super(`column ${at + 1}: ${found}; ${wanted}`);
    this.name = 'PatternError';
    this.at = at;
  }
}
