/** Longest value of `putMeta`, in bytes. */
const LONGEST_META = 4 << 20;

/** A longer value is a mistake of its maker: nothing that log bytes reach may grow so. */
export function requireMetaSize(name: string, value: Uint8Array): void {
  if (value.length > LONGEST_META) {
    throw new RangeError(`${name} has ${value.length} bytes, wanted at most ${LONGEST_META}`);
  }
}
