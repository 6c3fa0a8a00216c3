import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { Reader, type Response } from 'maxmind';
import { LONGEST_ADDRESS, writeAddress } from '../../base/address.ts';
import { Fault } from '../../base/fault.ts';
import type { Said } from '../said.ts';
import { readSaid } from './read-said.ts';
import { SEPARATOR, SearchTree } from './search-tree.ts';

/** Nodes that are checked before others get their turn: some ms. */
const NODES_AT_ONCE = 1 << 18;

/** Ways down the tree of each family whose records are read, to see whether we can use them. */
const TRIED = 100;

/** Records that are kept read. */
const MOST_KEPT = 8192;

/** What a file can be asked for. */
const FACTS = ['country', 'asn', 'place'] as const;

/** What is told of a file in use. */
export interface MmdbFacts {
  readonly type: string;
  /** When it was made, in seconds since 1970 UTC. */
  readonly built: number;
  readonly families: readonly (4 | 6)[];
  /** What its records say, as far as they were tried. */
  readonly says: readonly (typeof FACTS)[number][];
}

/**
 * A MaxMind DB file. The tree is walked here, on bytes: an address of a family that the file does not
 * have ends nowhere (asked by text, maxmind takes the first bits of an IPv6 address for IPv4). The
 * data is read by maxmind.
 */
export class MmdbFile {
  readonly facts: MmdbFacts;
  readonly #reader: Reader<Response>;
  readonly #tree: SearchTree;
  readonly #kept = new LRUCache<number, Said>({ max: MOST_KEPT });

  private constructor(reader: Reader<Response>, tree: SearchTree) {
    this.#reader = reader;
    this.#tree = tree;
    const { databaseType, buildEpoch } = reader.metadata;
    const families = ([4, 6] as const).filter((one) => tree.root(sizeOf(one)) < tree.nodeCount);
    const says = this.#whatIsSaid(families);
    this.facts = {
      ...{ type: String(databaseType), built: buildEpoch.getTime() / 1000 },
      ...{ families, says: FACTS.filter((fact) => says.has(fact)) },
    };
  }

  /**
   * Checks a whole file: its metadata, every node of its tree, and some of its records. Throws a Fault
   * for what is no such file; `name` is its path. Lets others run in between.
   */
  static async check(bytes: Buffer, name: string): Promise<MmdbFile> {
    const refuse = (found: string, cause?: unknown) =>
      new Fault(
        'data',
        `cannot use geo file ${name}: ${found}, wanted a MaxMind DB file with countries, AS numbers or places`,
        cause,
      );
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw refuse('it is compressed by gzip');
    let reader: Reader<Response>;
    try {
      reader = new Reader<Response>(bytes);
    } catch (cause) {
      throw refuse('it is no such file, or cut off', cause);
    }
    const { metadata } = reader;
    const { nodeCount, recordSize, ipVersion } = metadata;
    // The size of the data section, with the metadata behind it.
    const data = bytes.length - metadata.searchTreeSize - SEPARATOR;
    const fits = Number.isInteger(nodeCount) && nodeCount > 0 && data > 0;
    const isKnown = metadata.binaryFormatMajorVersion === 2 && (ipVersion === 4 || ipVersion === 6);
    if (!fits || !isKnown) throw refuse('its metadata does not fit its content');
    const tree = new SearchTree(bytes, { nodeCount, recordSize, ipVersion });
    for (let node = 0; node < nodeCount; node++) {
      if (node % NODES_AT_ONCE === NODES_AT_ONCE - 1) await setImmediate();
      const farthest = Math.max(tree.record(node, 0), tree.record(node, 1));
      if (farthest - nodeCount - SEPARATOR >= data) throw refuse('its search tree is damaged');
    }
    let file: MmdbFile;
    try {
      file = new MmdbFile(reader, tree);
    } catch (cause) {
      throw refuse('its data is damaged', cause);
    }
    if (file.facts.says.length === 0) throw refuse('none of its records says one');
    return file;
  }

  /** What the file says of a canonical address. A record that cannot be read says nothing. */
  said(address: Uint8Array): Said {
    const record = this.#tree.find(address);
    const kept = this.#kept.get(record);
    if (kept !== undefined) return kept;
    let said: Said;
    try {
      said = this.#read(record, address);
    } catch {
      // The check has read only some records; whatever is wrong with this one, a look-up goes on.
      said = readSaid(undefined);
    }
    this.#kept.set(record, said);
    return said;
  }

  #read(record: number, address: Uint8Array): Said {
    if (record === this.#tree.nodeCount) return readSaid(undefined);
    const text = Buffer.alloc(LONGEST_ADDRESS);
    const end = writeAddress(address, text, 0);
    return readSaid(this.#reader.get(text.toString('latin1', 0, end)));
  }

  /** Follows some ways down the tree, the same for the same file, and reads where they lead. */
  #whatIsSaid(families: readonly (4 | 6)[]): ReadonlySet<string> {
    const says = new Set<string>();
    let seed = 1;
    const coin = (): 0 | 1 => {
      // A linear congruential generator (Numerical Recipes); its high bits are the good ones.
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed >>> 31 === 0 ? 0 : 1;
    };
    for (const family of families) {
      for (let i = 0; i < TRIED; i++) {
        const address = this.#wayDown(sizeOf(family), coin);
        const said = this.#read(this.#tree.find(address), address);
        for (const fact of FACTS) if (said[fact] !== undefined) says.add(fact);
      }
    }
    return says;
  }

  /** An address that ends in a record where there is one: nothing is the second choice at each node. */
  #wayDown(size: 4 | 16, coin: () => 0 | 1): Uint8Array {
    const tree = this.#tree;
    const address = new Uint8Array(size);
    let node = tree.root(size);
    for (let i = 0; i < size * 8 && node < tree.nodeCount; i++) {
      const first = coin();
      const bit = tree.record(node, first) === tree.nodeCount ? 1 - first : first;
      address[i >> 3] |= bit << (7 - (i & 7));
      node = tree.record(node, bit);
    }
    return address;
  }
}

const sizeOf = (family: 4 | 6): 4 | 16 => (family === 4 ? 4 : 16);
