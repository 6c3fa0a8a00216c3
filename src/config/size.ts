const KIB = 1024;
const MIB = 1024 * KIB;

/** What the units of a size stand for, in bytes. */
const UNITS: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1000,
  kib: KIB,
  mb: 1000 ** 2,
  mib: MIB,
};

/** A whole number and its unit: `1MiB`, `512 KiB`, `4096`. */
const SIZE = /^(\d{1,12}) ?(B|KB|KiB|MB|MiB)?$/i;

/**
 * The bytes of a size: a whole number of bytes, or text with a unit (`KiB` and `MiB` of 1024, `KB`
 * and `MB` of 1000, any case). Undefined for everything else.
 */
export function parseSize(size: string | number): number | undefined {
  if (typeof size === 'number') return Number.isInteger(size) && size >= 0 ? size : undefined;
  const parts = SIZE.exec(size);
  return parts === null ? undefined : Number(parts[1]) * UNITS[(parts[2] ?? 'B').toLowerCase()];
}

/** A number of bytes in the largest unit of 1024 that divides it: what `parseSize` reads back. */
export function formatSize(bytes: number): string {
  if (bytes > 0 && bytes % MIB === 0) return `${bytes / MIB}MiB`;
  if (bytes > 0 && bytes % KIB === 0) return `${bytes / KIB}KiB`;
  return `${bytes}B`;
}
