/** What blocks are let through: a sluice, or nothing. */
export interface Pushed {
  push(block: Uint8Array): unknown;
}

/**
 * By how much longer `other` takes for a block of lines than `base` does, in the unit of `now`: the
 * median over `rounds` in which they take turns, so that what slows the machine down slows both.
 */
export function costOver(
  base: Pushed,
  other: Pushed,
  block: Uint8Array,
  rounds: number,
  now: () => number,
): number {
  const took = (sluice: Pushed): number => {
    const began = now();
    sluice.push(block);
    return now() - began;
  };
  // The first time caches are filled and code is compiled.
  took(base);
  took(other);
  const over = Array.from({ length: rounds }, () => {
    const usual = took(base);
    return took(other) - usual;
  });
  over.sort((a, b) => a - b);
  return over[rounds >> 1];
}
