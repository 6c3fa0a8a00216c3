import { readFileSync } from 'node:fs';
import { Reader, type Response } from 'maxmind';
import { writeAddress } from '../../base/address.ts';
import { SearchTree } from '../mmdb/search-tree.ts';
import type { Ranges } from '../pack/range-section.ts';
import { IPV4, type Space } from '../pack/space.ts';
import { RangeBuilder } from './range-builder.ts';

/**
 * All of one family that a MaxMind DB file says, as ranges. `rowOf` gives the row for the record of an
 * address, and is asked once for each record.
 */
export function mmdbRanges(
  path: string,
  space: Space,
  rowOf: (record: Response) => number,
): Ranges {
  const bytes = readFileSync(path);
  const reader = new Reader<Response>(bytes);
  const tree = new SearchTree(bytes, reader.metadata);
  const size = space === IPV4 ? 4 : 16;
  const { bits } = space;
  const builder = new RangeBuilder(space);
  const rows = new Map<number, number>([[tree.nodeCount, 0]]);
  const address = new Uint8Array(size);

  const walk = (node: number, depth: number, start: number): void => {
    if (node >= tree.nodeCount) {
      builder.add(start, 2 ** (bits - depth), rowAt(node));
      return;
    }
    for (let bit = 0; bit < 2; bit++) {
      const mask = 128 >> (depth & 7);
      address[depth >> 3] = (address[depth >> 3] & ~mask) | (bit * mask);
      const half = depth < bits ? 2 ** (bits - depth - 1) : 0;
      walk(tree.record(node, bit), depth + 1, start + bit * half);
    }
    address[depth >> 3] &= ~(128 >> (depth & 7));
  };
  const rowAt = (record: number): number => {
    let row = rows.get(record);
    if (row === undefined) {
      const text = new Uint8Array(39);
      const end = writeAddress(address, text, 0);
      const found = reader.get(Buffer.from(text.subarray(0, end)).toString('latin1'));
      row = found === null ? 0 : rowOf(found);
      rows.set(record, row);
    }
    return row;
  };
  walk(tree.root(size), 0, 0);
  return builder.end();
}
