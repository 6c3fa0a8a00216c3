/** As many characters in a row make chance unlikely. */
const CHARACTERS = 4;

/**
 * Whether a line is text of two bytes a character (UTF-16): no detector of bytes can judge it. Told
 * by a byte order mark at its start, or by characters and NUL bytes taking turns.
 */
export function looksLikeUtf16(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start >= 2) {
    const mark = bytes[start] * 256 + bytes[start + 1];
    if (mark === 0xfffe || mark === 0xfeff) return true;
  }
  let at = bytes.indexOf(0, start);
  let turns = 0;
  for (let previous = -2; at !== -1 && at < end; at = bytes.indexOf(0, at + 1)) {
    turns = at === previous + 2 ? turns + 1 : 1;
    if (turns >= CHARACTERS) return true;
    previous = at;
  }
  return false;
}
