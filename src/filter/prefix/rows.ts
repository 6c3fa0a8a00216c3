/** How many 32-bit words an address of a family has: IPv4 one, IPv6 four. */
export type Width = 1 | 4;

/** Prefixes of one family: the words of the first address, most significant first, and the length in bits. */
export interface Rows {
  readonly width: Width;
  readonly count: number;
  readonly words: Uint32Array<ArrayBuffer>;
  readonly lengths: Uint8Array<ArrayBuffer>;
}

const SIGN = 1 << 31;

/** Whether the row begins above the address with these words. */
export function rowIsAbove({ words, width }: Rows, row: number, key: Uint32Array): boolean {
  const at = row * width;
  for (let w = 0; w < width; w++) {
    // With the sign turned, signed numbers have the order of unsigned ones, which V8 would keep as floats.
    const word = words[at + w] ^ SIGN;
    const wanted = key[w] ^ SIGN;
    if (word !== wanted) return word > wanted;
  }
  return false;
}

/** Whether the address at `key[from…]` is in the prefix of the row. */
export function rowHolds(
  { words, lengths, width }: Rows,
  row: number,
  key: Uint32Array,
  from = 0,
): boolean {
  const at = row * width;
  const length = lengths[row];
  for (let w = 0; 32 * w < length; w++)
    if (((words[at + w] ^ key[from + w]) & maskOf(length - 32 * w)) !== 0) return false;
  return true;
}

/** The first `bits` bits of a word, none for 0 and less, all for 32 and more; as a signed number. */
export function maskOf(bits: number): number {
  if (bits <= 0) return 0;
  return bits >= 32 ? -1 : -1 << (32 - bits);
}

/** The word of a canonical address that begins at byte `4 * w`, as a signed number. */
export function wordAt(address: Uint8Array, w: number): number {
  const i = 4 * w;
  return (address[i] << 24) | (address[i + 1] << 16) | (address[i + 2] << 8) | address[i + 3];
}

/** The first bit in which two rows differ. */
export function firstDifference({ words, width }: Rows, a: number, b: number): number {
  let w = 0;
  while (w < width - 1 && words[a * width + w] === words[b * width + w]) w++;
  return 32 * w + Math.clz32(words[a * width + w] ^ words[b * width + w]);
}

/** The number in `count` bits (1 to 31), from `bit` on, of the `width` words at `at`; behind them are zeros. */
export function bitsAt(
  words: Uint32Array,
  at: number,
  width: number,
  bit: number,
  count: number,
): number {
  const w = bit >>> 5;
  const shift = bit & 31;
  if (w >= width) return 0;
  let word = words[at + w] << shift;
  if (shift + count > 32 && w + 1 < width) word |= words[at + w + 1] >>> (32 - shift);
  return word >>> (32 - count);
}
