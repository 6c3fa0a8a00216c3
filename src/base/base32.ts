/** RFC 4648 base 32 in small letters, without padding: five bits a character. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

const LETTERS = Uint8Array.from(ALPHABET, (c) => c.charCodeAt(0));

/** 1 for the bytes that base32 text is made of. */
export const BASE32: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  LETTERS.includes(byte) ? 1 : 0,
);

/** Writes `bytes` (a multiple of 5 of them) at `out[at…]`, 8 characters for 5 bytes; gives the end. */
export function writeBase32(bytes: Uint8Array, out: Uint8Array, at: number): number {
  let end = at;
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out[end++] = LETTERS[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return end;
}
