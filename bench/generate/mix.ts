/**
 * 32 bits that depend on all bits of `seed` and `index`: the step and finalizer of SplitMix in its
 * 32-bit form (constants of MurmurHash3). Gives the n-th member of a population without keeping the
 * population.
 */
export function mix(seed: number, index: number): number {
  return scramble(scramble(seed) + Math.imul(index + 1, 0x9e3779b9));
}

function scramble(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
