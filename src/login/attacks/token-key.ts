/** Sample hashes, the upper bits of a key, are below this. */
export const HASH_SPACE = 2 ** 30;

const LOWER = 2 ** 22;

/**
 * 52 bits that stand for a token, never 0. Two chains in the way of FNV-1a over its UTF-16 units, with two
 * multipliers, each through the finalizer of MurmurHash3: samples need hashes that are spread evenly. Tokens are keyed, so nobody
 * outside can aim at a collision, and among 100,000 tokens one is met by chance once in a million runs.
 */
export function tokenKey(token: string): number {
  let upper = 0x811c_9dc5;
  let lower = 0x2545_f491;
  for (let at = 0; at < token.length; at++) {
    const unit = token.charCodeAt(at);
    upper = Math.imul(upper ^ unit, 0x0100_0193);
    lower = Math.imul(lower ^ unit, 0x9e37_79b1);
  }
  return (finished(upper) >>> 2) * LOWER + (finished(lower) >>> 10) || 1;
}

/** The upper 30 bits of a key. */
export function hashOf(key: number): number {
  return Math.floor(key / LOWER);
}

function finished(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return mixed ^ (mixed >>> 16);
}
