/** Whether `word` stands at `bytes[at…]`, before `end`. */
export function standsAt(bytes: Uint8Array, at: number, end: number, word: Uint8Array): boolean {
  return end - at >= word.length && beginsAt(bytes, at, end, word);
}

/** The same, also true where `end` comes within the word. */
export function beginsAt(bytes: Uint8Array, at: number, end: number, word: Uint8Array): boolean {
  const length = Math.min(word.length, end - at);
  for (let i = 0; i < length; i++) if (bytes[at + i] !== word[i]) return false;
  return true;
}

/** Where `word` begins for the last time in `bytes[start, end)`, or -1. */
export function lastIndexOfBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  word: Uint8Array,
): number {
  for (let i = end - word.length; i >= start; i--) {
    if (bytes[i] === word[0] && beginsAt(bytes, i, end, word)) return i;
  }
  return -1;
}
