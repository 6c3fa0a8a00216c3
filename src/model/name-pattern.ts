/** The table of names looks no further back than this. */
const LONGEST_PATTERN = 128;

/** ASCII without blanks and commas, `*` at the ends only. */
const PATTERN = /^\*?[!-)+\-.-~]+\*?$/;

/** The patterns of a text, in which blanks separate them. */
export function splitPatterns(text: string): string[] {
  return text.split(/\s+/).filter((pattern) => pattern !== '');
}

/** A pattern as names are compared: without case, `-`, `_`, `.` and brackets; `*` stays. */
export function barePattern(pattern: string): string {
  return pattern.toLowerCase().replace(/[-_.\s[\]]/g, '');
}

/** Whether a pattern has `*` in it: names that are written out go before it. */
export function isGlob(pattern: string): boolean {
  return pattern.includes('*');
}

/**
 * Whether a pattern can match a name and does not match every name. Bytes beyond ASCII are refused:
 * names in a log are compared as bytes, and such a pattern would silently match nothing.
 */
export function isPattern(pattern: string): boolean {
  return (
    pattern.length <= LONGEST_PATTERN &&
    PATTERN.test(pattern) &&
    barePattern(pattern).replaceAll('*', '') !== ''
  );
}
