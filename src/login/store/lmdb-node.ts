import {
  BIG,
  BIG_SIZE,
  BRANCH,
  Damage,
  kindOf,
  LEAF,
  NODE_HEAD,
  PAGE_HEAD,
  TREE,
} from './lmdb-format.ts';

/** A node of a page that holds together: key and value lie within the page. */
export class Node {
  readonly #page: Buffer;
  readonly #at: number;

  constructor(page: Buffer, at: number) {
    this.#page = page;
    this.#at = at;
  }

  get key(): Buffer {
    const at = this.#at + NODE_HEAD;
    return this.#page.subarray(at, at + this.#page.readUInt16LE(this.#at + 6));
  }

  /** The page below a node of a branch. */
  get below(): number {
    return this.size + this.flags * 2 ** 32;
  }

  get flags(): number {
    return this.#page.readUInt16LE(this.#at + 4);
  }

  /** Length of the value, wherever it lies. */
  get size(): number {
    return this.#page.readUInt32LE(this.#at);
  }

  /** The value of a node of a leaf, or where it lies. */
  get value(): Buffer {
    const at = this.#at + NODE_HEAD + this.key.length;
    return this.#page.subarray(at, at + (this.flags === BIG ? BIG_SIZE : this.size));
  }
}

/**
 * The nodes of a branch or leaf. They lie back to back up to the end of the page, in any order, and
 * their keys go up in the order of the pointers; throws Damage where they do not.
 */
export function nodesOf(page: Buffer, hasNumbers: boolean): Node[] {
  const places = placesOf(page);
  const nodes = places.map((at) => new Node(page, at));
  // The first key of a branch is never looked at, and is empty.
  for (let i = kindOf(page) === BRANCH ? 2 : 1; i < nodes.length; i++) {
    if (!isBefore(nodes[i - 1].key, nodes[i].key, hasNumbers)) {
      throw new Damage('a page has keys out of order');
    }
  }
  return nodes;
}

/** Where the nodes begin. */
function placesOf(page: Buffer): number[] {
  const lower = page.readUInt16LE(20);
  const upper = page.readUInt16LE(22);
  if (lower < 2 || lower % 2 !== 0 || lower > upper || PAGE_HEAD + upper > page.length) {
    throw new Damage('a page has wrong bounds');
  }
  const places: number[] = [];
  for (let i = 0; i < lower; i += 2) places.push(PAGE_HEAD + page.readUInt16LE(PAGE_HEAD + i));
  let end = PAGE_HEAD + upper;
  for (const place of places.toSorted((a, b) => a - b)) {
    if (place !== end) throw new Damage('a page has a node out of place');
    end = endOf(page, place);
  }
  if (end !== page.length) throw new Damage('a page has a node that does not fit');
  return places;
}

/** Where a node ends; nodes begin at even bytes. */
function endOf(page: Buffer, at: number): number {
  const head = at + NODE_HEAD;
  if (head > page.length) return head;
  const flags = page.readUInt16LE(at + 4);
  const keyEnd = head + page.readUInt16LE(at + 6);
  if (kindOf(page) === LEAF && flags > TREE) throw new Damage('a page has a node of no kind');
  const size = kindOf(page) === BRANCH ? 0 : flags === BIG ? BIG_SIZE : page.readUInt32LE(at);
  return keyEnd + size + ((keyEnd + size) % 2);
}

function isBefore(one: Buffer, other: Buffer, asNumbers: boolean): boolean {
  if (!asNumbers) return one.compare(other) < 0;
  if (one.length !== 8 || other.length !== 8) return false;
  return one.readBigUInt64LE(0) < other.readBigUInt64LE(0);
}
