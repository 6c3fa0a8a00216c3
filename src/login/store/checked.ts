import { crc32 } from 'node:zlib';

/** Bytes in front of a row: CRC-32 (4), day (2), whether it came back (1), 0 (1). */
export const ROW_HEAD = 8;

/** Bytes in front of any other value: CRC-32. */
export const CHECK = 4;

/** Days of a row are counted since 1970 and end in the year 2149. */
const LAST_DAY = 0xffff;
const DAY = 86_400;

/** What the store itself knows of a row. */
interface Standing {
  /** The day on which it was put last, counted since 1970. */
  readonly day: number;
  /** Whether it was put again after it had been on disk. */
  readonly again: boolean;
}

/** The day of a time in seconds since 1970, whatever the clock says. */
export function dayOf(time: number): number {
  return Math.min(LAST_DAY, Math.max(0, Math.floor(time / DAY) || 0));
}

/** A row as it lies on disk; the checksum covers its key too, so that no row passes for another. */
export function sealRow(key: Uint8Array, row: Uint8Array, standing: Standing): Buffer {
  const out = Buffer.alloc(ROW_HEAD + row.length);
  out.writeUInt16LE(standing.day, 4);
  out[6] = standing.again ? 1 : 0;
  out.set(row, ROW_HEAD);
  return seal(key, out);
}

/** A value that is no row, as it lies on disk. */
export function sealValue(key: Uint8Array, value: Uint8Array): Buffer {
  const out = Buffer.alloc(CHECK + value.length);
  out.set(value, CHECK);
  return seal(key, out);
}

/** A copy of what follows the head of a value; undefined when its checksum is wrong. */
export function unseal(key: Uint8Array, value: Buffer, head: number): Uint8Array | undefined {
  if (value.length < head || value.readUInt32LE(0) !== checksum(key, value)) return undefined;
  return Buffer.from(value.subarray(head));
}

export function standingOf(value: Buffer): Standing {
  const isRow = value.length >= ROW_HEAD;
  return { day: isRow ? value.readUInt16LE(4) : 0, again: isRow && value[6] === 1 };
}

function seal(key: Uint8Array, value: Buffer): Buffer {
  value.writeUInt32LE(checksum(key, value), 0);
  return value;
}

function checksum(key: Uint8Array, value: Buffer): number {
  return crc32(value.subarray(CHECK), crc32(key));
}
