/*
 * The search tree of a MaxMind DB file (https://maxmind.github.io/MaxMind-DB/, version 2.0): nodes of
 * two records, one for each next bit of an address. A record below the number of nodes is the next
 * node, that number is nothing, and more is a place in the data section. Nodes of 28 bits:
 *
 *     l2 l1 l0   l3 r3   r2 r1 r0      low nibble of the middle byte: of the right record
 */

/** As much of the metadata as the tree needs. */
export interface TreeShape {
  readonly nodeCount: number;
  /** 24, 28 or 32 bits. */
  readonly recordSize: number;
  /** 4 or 6. */
  readonly ipVersion: number;
}

/** The data section begins so many bytes behind the tree, and pointers count them. */
export const SEPARATOR = 16;

/** Where IPv4 addresses lie in a tree of IPv6: behind so many zero bits. */
const IPV4_DEPTH = 96;

export class SearchTree {
  readonly nodeCount: number;
  readonly #bytes: Uint8Array;
  readonly #recordSize: number;
  readonly #nodeSize: number;
  readonly #ipVersion: number;
  readonly #ipv4Root: number;

  constructor(bytes: Uint8Array, { nodeCount, recordSize, ipVersion }: TreeShape) {
    this.#bytes = bytes;
    this.nodeCount = nodeCount;
    this.#recordSize = recordSize;
    this.#nodeSize = recordSize / 4;
    this.#ipVersion = ipVersion;
    let root = 0;
    if (ipVersion === 6)
      for (let i = 0; i < IPV4_DEPTH && root < nodeCount; i++) root = this.record(root, 0);
    // A record above IPv4 that covers all of it is one of IPv6, and says nothing of IPv4.
    this.#ipv4Root = root < nodeCount ? root : nodeCount;
  }

  /** The record of a node for bit 0 or 1. */
  record(node: number, bit: number): number {
    const bytes = this.#bytes;
    let at = node * this.#nodeSize;
    if (this.#recordSize === 28) {
      const middle = bytes[at + 3];
      const top = bit === 0 ? middle >> 4 : middle & 15;
      at += bit * 4;
      return (top << 24) | (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
    }
    at += bit * (this.#recordSize / 8);
    const three = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
    return this.#recordSize === 24 ? three : three * 256 + bytes[at + 3];
  }

  /** Where the tree of a family begins; the number of nodes when it holds nothing of the family. */
  root(size: 4 | 16): number {
    if (size === 4) return this.#ipv4Root;
    return this.#ipVersion === 6 ? 0 : this.nodeCount;
  }

  /** The record that a canonical address (4 or 16 bytes) ends in; the number of nodes is nothing. */
  find(address: Uint8Array): number {
    let node = this.root(address.length === 4 ? 4 : 16);
    const bits = address.length * 8;
    for (let i = 0; i < bits && node < this.nodeCount; i++)
      node = this.record(node, (address[i >> 3] >> (7 - (i & 7))) & 1);
    return Math.max(node, this.nodeCount);
  }
}
