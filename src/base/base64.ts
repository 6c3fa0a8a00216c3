/*
 * Base64 and base64url (RFC 4648 sections 4 and 5).
 *
 *   jan@   amFuQA==   amFuQA
 */

const EQUALS = 0x3d;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The value of a character of either alphabet plus 1; 0 for every other byte. */
export const SEXTET: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (const last of ['+/', '-_'])
    [...ALPHABET, ...last].forEach((char, value) => {
      table[char.charCodeAt(0)] = value + 1;
    });
  return table;
})();

/** 1 for `+` and `/` of base64, 2 for `-` and `_` of base64url, 0 for every other byte. */
export const SPECIAL: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (const char of '+/') table[char.charCodeAt(0)] = 1;
  for (const char of '-_') table[char.charCodeAt(0)] = 2;
  return table;
})();

/** A text in base64, and how it was written. */
export interface Base64 {
  readonly text: Uint8Array;
  readonly urlSafe: boolean;
  readonly padded: boolean;
}

/**
 * Reads base64 of either alphabet, with padding or without; undefined when it is none. Where it has no
 * character that tells the alphabets apart, padding speaks for the one that is not for URLs.
 */
export function decodeBase64(bytes: Uint8Array): Base64 | undefined {
  let end = bytes.length;
  while (end > 0 && bytes.length - end < 2 && bytes[end - 1] === EQUALS) end--;
  const padded = end < bytes.length;
  if (end % 4 === 1 || (padded && bytes.length % 4 !== 0)) return undefined;
  const text = new Uint8Array(Math.floor((end * 3) / 4));
  let alphabets = 0;
  let bits = 0;
  let used = 0;
  for (let i = 0; i < end; i++) {
    const sextet = SEXTET[bytes[i]];
    if (sextet === 0) return undefined;
    alphabets |= SPECIAL[bytes[i]];
    bits = ((bits << 6) | (sextet - 1)) & 0xffffff;
    if (i % 4 !== 0) text[used++] = bits >> (6 - 2 * (i % 4));
  }
  return alphabets === 3
    ? undefined
    : { text, urlSafe: alphabets === 2 || (alphabets === 0 && !padded), padded };
}

/** Writes base64 the way that another one was written. */
export function encodeBase64(text: Uint8Array, as: Omit<Base64, 'text'>): string {
  const written = Buffer.from(text.buffer, text.byteOffset, text.length).toString('base64');
  const padded = as.padded ? written : written.replace(/=+$/, '');
  return as.urlSafe ? padded.replaceAll('+', '-').replaceAll('/', '_') : padded;
}
