import { HEX } from '../ascii.ts';

/*
 * An escape as it was read, in one number, so that reading one makes no object: how many bytes it has,
 * and what it stands for.
 *
 *   size << 21 | a code point, a byte beyond the code points, or nothing
 *
 * No escape at all is 0.
 */

const SHIFT = 21;
/** Bytes that are written as they are, perhaps a part of a character, come behind the code points. */
const FIRST_BYTE = 0x110000;
/** What an escape stands for that is left out. */
const NOTHING = 0x1fffff;

/** An escape of `size` bytes for a character. */
export function escapedPoint(size: number, point: number): number {
  return (size << SHIFT) | point;
}

/** An escape of `size` bytes for a byte. */
export function escapedByte(size: number, byte: number): number {
  return (size << SHIFT) | (FIRST_BYTE + byte);
}

/** `size` bytes that stand for nothing. */
export function escapedNothing(size: number): number {
  return (size << SHIFT) | NOTHING;
}

/** How many bytes the escape has; at most 1023. */
export function sizeOf(read: number): number {
  return read >>> SHIFT;
}

/** The code point, or -1 when the escape stands for a byte or for nothing. */
export function pointOf(read: number): number {
  const meaning = read & NOTHING;
  return meaning < FIRST_BYTE ? meaning : -1;
}

/** The byte of an escape that stands for no code point, or -1 when it stands for nothing. */
export function byteOf(read: number): number {
  const meaning = read & NOTHING;
  return meaning === NOTHING ? -1 : meaning - FIRST_BYTE;
}

/** Whether `count` hexadecimal digits stand at `at`. */
export function isHex(bytes: Uint8Array, at: number, count: number, end: number): boolean {
  if (at + count > end) return false;
  for (let i = 0; i < count; i++) if (HEX[bytes[at + i]] === 0) return false;
  return true;
}

/** The value of the `count` hexadecimal digits at `at`. */
export function hexAt(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = 0; i < count; i++) value = value * 16 + HEX[bytes[at + i]] - 1;
  return value;
}
