/** Which of the 256 bytes belong: 1 at each that does. Shared between patterns and never written to. */
export type ByteSet = Uint8Array;

/** The set of the bytes for which `holds`. */
export function bytesThat(holds: (byte: number) => boolean): ByteSet {
  return Uint8Array.from({ length: 256 }, (_, byte) => (holds(byte) ? 1 : 0));
}

/** The other bytes. */
export function negated(set: ByteSet): ByteSet {
  return bytesThat((byte) => set[byte] === 0);
}

/** The set and the other case of each of its ASCII letters. */
export function folded(set: ByteSet): ByteSet {
  return bytesThat((byte) => set[byte] === 1 || (isLetter(byte) && set[byte ^ 0x20] === 1));
}

/** The set of one byte, or of a letter in both cases; the same object each time. */
export function singleByte(byte: number, ignoreCase: boolean): ByteSet {
  return (ignoreCase ? FOLDED : SINGLE)[byte];
}

function isLetter(byte: number): boolean {
  const small = byte | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

// One object a byte: a thousand keywords share these, and equal sets are known without a look inside.
const SINGLE: readonly ByteSet[] = Array.from({ length: 256 }, (_, byte) => setOf(byte));
const FOLDED: readonly ByteSet[] = SINGLE.map((set, byte) =>
  isLetter(byte) ? setOf(byte, byte ^ 0x20) : set,
);

function setOf(...bytes: number[]): ByteSet {
  const set = new Uint8Array(256);
  for (const byte of bytes) set[byte] = 1;
  return set;
}
