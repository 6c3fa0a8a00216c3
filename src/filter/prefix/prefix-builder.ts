import { type Merged, mergeRows } from './merge-rows.ts';
import { PrefixRows } from './prefix-rows.ts';
import { PrefixSet } from './prefix-set.ts';
import { PrefixTable } from './prefix-table.ts';
import { rangePrefixes } from './range-prefixes.ts';
import type { Rows } from './rows.ts';

/** Collects prefixes and ranges of both families for a set. */
export class PrefixBuilder {
  #ipv4 = new PrefixRows(1);
  #ipv6 = new PrefixRows(4);

  /** Prefixes so far. */
  get count(): number {
    return this.#ipv4.count + this.#ipv6.count;
  }

  /**
   * Adds the prefix of `length` bits that the canonical address is in; gives whether bits behind the
   * prefix were set.
   */
  add(address: Uint8Array, length: number): boolean {
    return (address.length === 4 ? this.#ipv4 : this.#ipv6).add(address, length);
  }

  /** Adds a range, both ends included; false when they are no range: of two families, or not in order. */
  addRange(first: Uint8Array, last: Uint8Array): boolean {
    if (first.length !== last.length || Buffer.compare(first, last) > 0) return false;
    rangePrefixes(first, last, (address, length) => this.add(address, length));
    return true;
  }

  /** The set, and what became of the prefixes. The builder is empty again. */
  build(): { readonly set: PrefixSet; readonly merged: Merged } {
    const merged = { duplicates: 0, overlaps: 0 };
    const ipv4: Rows = mergeRows(this.#ipv4, merged);
    this.#ipv4 = new PrefixRows(1);
    const ipv6: Rows = mergeRows(this.#ipv6, merged);
    this.#ipv6 = new PrefixRows(4);
    return { set: new PrefixSet(new PrefixTable(ipv4), new PrefixTable(ipv6)), merged };
  }
}
