/** Tables over byte values, for machines that walk over bytes. */

const fill = (of: (char: string) => number): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) => (byte < 128 ? of(String.fromCharCode(byte)) : 0));

/** 1 for `0` to `9`. */
export const DIGIT: Uint8Array = fill((c) => (/[0-9]/.test(c) ? 1 : 0));

/** 1 for letters and digits. */
export const ALNUM: Uint8Array = fill((c) => (/[0-9A-Za-z]/.test(c) ? 1 : 0));

/** 1 for letters. */
export const LETTER: Uint8Array = fill((c) => (/[A-Za-z]/.test(c) ? 1 : 0));

/** The value of a hexadecimal digit plus 1; 0 for every other byte. */
export const HEX: Uint8Array = fill((c) => (/[0-9A-Fa-f]/.test(c) ? parseInt(c, 16) + 1 : 0));

/** 1 for a blank and a tab. */
export const BLANK: Uint8Array = fill((c) => (c === ' ' || c === '\t' ? 1 : 0));

/** The byte itself, capital letters as small ones. */
export const LOWER: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 65 && byte <= 90 ? byte + 32 : byte,
);

/** Whether `bytes[at, at + word.length)` is `word`, without regard to case; `word` is in small letters. */
export function startsWith(bytes: Uint8Array, at: number, end: number, word: string): boolean {
  if (end - at < word.length) return false;
  for (let i = 0; i < word.length; i++) {
    if (LOWER[bytes[at + i]] !== word.charCodeAt(i)) return false;
  }
  return true;
}

/** The bytes as text, one character a byte. */
export function latin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}

/** Text of characters below 256 as bytes. */
export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
