/** As many characters in a row make chance unlikely. */
const CHARACTERS = 4;

/** Whether a source that begins with `bytes[at, end)` begins with the byte order mark of UTF-8. */
export function hasUtf8Mark(bytes: Uint8Array, at: number, end: number): boolean {
  return end - at >= 3 && bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}

/** Whether a source that begins with `bytes[at, end)` begins with the byte order mark of UTF-16. */
export function hasUtf16Mark(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at < 2) return false;
  const mark = bytes[at] * 256 + bytes[at + 1];
  return mark === 0xfffe || mark === 0xfeff;
}

/**
 * Whether a line is text of two bytes a character (UTF-16): no detector of bytes can judge it. Told
 * by characters and NUL bytes taking turns.
 */
export function looksLikeUtf16(bytes: Uint8Array, start: number, end: number): boolean {
  let turns = 0;
  let previous = -2;
  for (let i = start; i < end; i++) {
    if (bytes[i] !== 0) continue;
    turns = i === previous + 2 ? turns + 1 : 1;
    if (turns >= CHARACTERS) return true;
    previous = i;
  }
  return false;
}
