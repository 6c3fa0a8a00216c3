import { readFileSync } from 'node:fs';
import type { Ranges } from '../pack/range-section.ts';
import { IPV4, type Space } from '../pack/space.ts';
import { RangeBuilder } from './range-builder.ts';

/** Addresses of IPv6 in one number of its space: those of a /48. */
const IN_ONE = 2 ** 80;

/** A line of the CSV with numbers: `16777216,16777471,13335,"Cloudflare, Inc."`. */
const LINE = /^(\d+),(\d+),(\d+),(?:"((?:[^"]|"")*)"|([^"]*))$/;

/**
 * Reads a CSV of ranges, AS numbers and names (inclusive, in order). `rowOf` gives the row of a system.
 */
export function asnRanges(
  path: string,
  space: Space,
  rowOf: (asn: number, organization: string) => number,
): Ranges {
  const builder = new RangeBuilder(space);
  for (const [i, line] of readFileSync(path, 'utf8').trimEnd().split('\n').entries()) {
    const [, first, last, asn, quoted, plain] = LINE.exec(line.trimEnd()) ?? [];
    if (first === undefined)
      throw new Error(`${path}:${i + 1} is no range, wanted first,last,asn,name`);
    const row = rowOf(Number(asn), (quoted?.replaceAll('""', '"') ?? plain).trim());
    if (space === IPV4) builder.add(Number(first), Number(last) - Number(first) + 1, row);
    else addIPv6(builder, BigInt(first), BigInt(last) + 1n, row);
  }
  return builder.end();
}

/** Adds the part of a /48 that the range begins in, the whole ones, and the part that it ends in. */
function addIPv6(builder: RangeBuilder, from: bigint, to: bigint, row: number): void {
  const size = BigInt(IN_ONE);
  let at = from;
  if (at % size !== 0n) {
    const next = (at / size + 1n) * size;
    const stop = next < to ? next : to;
    builder.add(Number(at / size), Number(stop - at) / IN_ONE, row);
    at = stop;
  }
  const whole = (to - at) / size;
  if (whole > 0n) builder.add(Number(at / size), Number(whole), row);
  at += whole * size;
  if (at < to) builder.add(Number(at / size), Number(to - at) / IN_ONE, row);
}
