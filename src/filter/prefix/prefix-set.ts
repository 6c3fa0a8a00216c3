import { LONGEST_ADDRESS, writeAddress } from '../../base/address.ts';
import { latin1 } from '../../base/ascii.ts';
import { PrefixTable } from './prefix-table.ts';
import type { RowIndex } from './row-index.ts';
import type { Rows } from './rows.ts';

/** What a set is made of; it can be handed from one thread to another. */
export interface PrefixSetParts {
  readonly ipv4: { readonly rows: Rows; readonly index: RowIndex };
  readonly ipv6: { readonly rows: Rows; readonly index: RowIndex };
}

/**
 * Prefixes of both families, compiled. A prefix of IPv6, however short, holds no IPv4 address: mapped
 * ones are IPv4 to us.
 */
export class PrefixSet {
  readonly #ipv4: PrefixTable;
  readonly #ipv6: PrefixTable;

  /** Both are sorted and disjoint, as `mergeRows` gives them. */
  constructor(ipv4: PrefixTable, ipv6: PrefixTable) {
    this.#ipv4 = ipv4;
    this.#ipv6 = ipv6;
  }

  static of({ ipv4, ipv6 }: PrefixSetParts): PrefixSet {
    return new PrefixSet(
      new PrefixTable(ipv4.rows, ipv4.index),
      new PrefixTable(ipv6.rows, ipv6.index),
    );
  }

  get parts(): PrefixSetParts {
    const [ipv4, ipv6] = [this.#ipv4, this.#ipv6].map(({ rows, index }) => ({ rows, index }));
    return { ipv4, ipv6 };
  }

  /** The memory of the parts, to be handed over with them. */
  get buffers(): readonly ArrayBuffer[] {
    return [this.#ipv4, this.#ipv6].flatMap(({ rows, index }) =>
      [rows.words, rows.lengths, index.starts, index.nodes, index.digests].map(
        ({ buffer }) => buffer,
      ),
    );
  }

  /** How many prefixes say all that it holds. */
  get count(): number {
    return this.#ipv4.rows.count + this.#ipv6.rows.count;
  }

  /** Whether it holds every address of a family. */
  get holdsAll(): boolean {
    return isAll(this.#ipv4.rows) || isAll(this.#ipv6.rows);
  }

  /** Whether it holds a canonical address: 4 bytes, or 16 for IPv6 that is no mapped IPv4. */
  has(address: Uint8Array): boolean {
    return (address.length === 4 ? this.#ipv4 : this.#ipv6).has(address);
  }

  /** The prefixes in CIDR form, in order, IPv4 first; IPv6 as RFC 5952 says. */
  *prefixes(): Generator<string> {
    yield* textOf(this.#ipv4.rows);
    yield* textOf(this.#ipv6.rows);
  }
}

function isAll({ count, lengths }: Rows): boolean {
  return count === 1 && lengths[0] === 0;
}

function* textOf({ words, lengths, width, count }: Rows): Generator<string> {
  const address = new Uint8Array(4 * width);
  const view = new DataView(address.buffer);
  const text = new Uint8Array(LONGEST_ADDRESS);
  for (let row = 0; row < count; row++) {
    for (let w = 0; w < width; w++) view.setUint32(4 * w, words[row * width + w]);
    yield `${latin1(text, 0, writeAddress(address, text, 0))}/${lengths[row]}`;
  }
}
