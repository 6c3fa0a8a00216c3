/**
 * Gives the fewest prefixes that hold the addresses from `first` to `last`, both included, which have the
 * same length and are in order: at most twice as many as an address has bits. The address that `add` is
 * given changes after the call, and has bits set behind the prefix.
 */
export function rangePrefixes(
  first: Uint8Array,
  last: Uint8Array,
  add: (address: Uint8Array, length: number) => void,
): void {
  const bits = 8 * first.length;
  let common = 0;
  while (common < bits && bitAt(first, common) === bitAt(last, common)) common++;
  const low = bits - trailing(first, 0);
  const high = bits - trailing(last, 1);
  // From the first to the last address of the prefix that both are in.
  if (low <= common && high <= common) return add(first, common);
  side(first, 0, Math.max(low, common + 1), common, add);
  side(last, 1, Math.max(high, common + 1), common, add);
}

/**
 * The half of a range that `edge` begins (with 0) or ends (with 1). The prefix of `length` bits at the edge
 * itself, then at each bit that leaves room away from the edge, the prefix beside it.
 *
 *     edge   … 0 1 0 1 | 0 0      range from 0101 00 on:  0101 ..   011. ..
 */
function side(
  edge: Uint8Array,
  outer: 0 | 1,
  length: number,
  common: number,
  add: (address: Uint8Array, length: number) => void,
): void {
  const address = edge.slice();
  add(address, length);
  for (let bit = length - 2; bit > common; bit--) {
    if (bitAt(address, bit) !== outer) continue;
    flip(address, bit);
    add(address, bit + 1);
    flip(address, bit);
  }
}

function bitAt(address: Uint8Array, bit: number): number {
  return (address[bit >>> 3] >>> (7 - (bit & 7))) & 1;
}

function flip(address: Uint8Array, bit: number): void {
  address[bit >>> 3] ^= 128 >>> (bit & 7);
}

/** How many bits at the end are `value`. */
function trailing(address: Uint8Array, value: 0 | 1): number {
  const bits = 8 * address.length;
  let count = 0;
  while (count < bits && bitAt(address, bits - 1 - count) === value) count++;
  return count;
}
