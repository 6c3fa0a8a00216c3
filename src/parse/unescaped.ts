const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether a value holds nothing that could end it elsewhere: no control character, quote or backslash. */
export function isUnescaped(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte < 0x20 || byte === QUOTE || byte === BACKSLASH) return false;
  }
  return true;
}
