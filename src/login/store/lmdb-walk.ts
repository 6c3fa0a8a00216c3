import {
  BIG,
  BRANCH,
  Damage,
  kindOf,
  LEAF,
  META_SIZE,
  type Meta,
  metaOf,
  OVERFLOW,
  PAGE_HEAD,
  TREE,
  TREE_SIZE,
  type Tree,
  treeOf,
} from './lmdb-format.ts';
import { type Node, nodesOf } from './lmdb-node.ts';
import { PageBits } from './page-bits.ts';

/** Gives `length` bytes from `at` on; fewer where the file ends. */
type ReadAt = (at: number, length: number) => Buffer;

/**
 * Looks whether an LMDB file of `size` bytes holds together, and gives what is wrong in words. LMDB
 * maps its file and believes what it reads: a page that was cut off or overwritten ends the process
 * with a signal, so a file that is not known to be whole is walked before it is opened. Visited is
 * every page that a look-up or a write could come to: its number, kind, age, bounds, nodes and order
 * of keys, the counts of its tree; and that no page is used twice, as in a circle. What rows say is
 * not looked at: they carry checksums. Time, and reads, which go up the file level by level, are
 * linear in the size; memory is a bit a page and the list of the pages of one level.
 */
export function damageOf(size: number, read: ReadAt): string | undefined {
  // LMDB begins a new history in an empty file.
  if (size === 0) return undefined;
  try {
    const first = metaOf(read(0, META_SIZE));
    const second = metaOf(read(first.pageSize, META_SIZE));
    const newest = first.transaction >= second.transaction ? first : second;
    new Walk(newest, size, read).walk();
    return undefined;
  } catch (cause) {
    if (cause instanceof Damage) return cause.message;
    throw cause;
  }
}

class Walk {
  readonly #meta: Meta;
  readonly #read: ReadAt;
  /** Pages that are wholly in the file: it may end before its last page when that one is free. */
  readonly #whole: number;
  readonly #used: PageBits;

  constructor(meta: Meta, size: number, read: ReadAt) {
    this.#meta = meta;
    this.#read = read;
    this.#whole = Math.floor(size / meta.pageSize);
    this.#used = new PageBits(this.#whole);
  }

  walk(): void {
    this.#used.add(0);
    this.#used.add(1);
    const trees: Tree[] = [];
    this.#tree(this.#meta.main, ({ flags, value }) => {
      if (flags !== TREE) return;
      if (value.length !== TREE_SIZE) throw new Damage('a tree has no root');
      trees.push(treeOf(value, 0));
    });
    for (const tree of trees) this.#tree(tree, () => undefined);
    const lists: Buffer[] = [];
    this.#tree(this.#meta.free, (node) => lists.push(this.#valueOf(node)));
    for (const list of lists) this.#freeList(list);
  }

  /** Walks a tree level by level; `see` gets every node of its leaves. */
  #tree(tree: Tree, see: (node: Node) => void): void {
    const counts = [0, 0, 0, 0];
    let level = tree.root === undefined ? [] : [tree.root];
    for (let height = tree.depth; height > 0; height--) {
      const isLeaf = height === 1;
      const below: number[] = [];
      for (const number of level.sort((a, b) => a - b)) {
        counts[isLeaf ? 1 : 0]++;
        const page = this.#page(number, isLeaf ? LEAF : BRANCH);
        for (const node of nodesOf(page, tree.hasNumbers)) {
          if (!isLeaf) below.push(node.below);
          else {
            counts[2] += node.flags === BIG ? this.#big(node) : 0;
            counts[3]++;
            see(node);
          }
        }
      }
      level = below;
    }
    if (counts.some((count, i) => count !== tree.counts[i])) {
      throw new Damage(`a tree has ${counts}, wanted ${tree.counts} pages and entries`);
    }
  }

  #page(number: number, kind: number): Buffer {
    this.#claim(number, 1);
    const { pageSize } = this.#meta;
    const page = this.#read(number * pageSize, pageSize);
    if (page.length < pageSize || !this.#isPage(page, number, kind)) {
      throw new Damage(`page ${number} is another one`);
    }
    return page;
  }

  #isPage(head: Buffer, number: number, kind: number): boolean {
    return (
      head.length >= PAGE_HEAD &&
      head.readBigUInt64LE(0) === BigInt(number) &&
      head.readBigUInt64LE(8) <= this.#meta.transaction &&
      kindOf(head) === kind
    );
  }

  /** Looks at the overflow pages of a long value; gives how many. */
  #big({ size, value }: Node): number {
    const first = Number(value.readBigUInt64LE(0));
    const pages = Math.floor((PAGE_HEAD - 1 + size) / this.#meta.pageSize) + 1;
    if (value.readBigUInt64LE(16) !== BigInt(pages)) throw new Damage('a long value is cut off');
    this.#claim(first, pages);
    const head = this.#read(first * this.#meta.pageSize, PAGE_HEAD);
    if (!this.#isPage(head, first, OVERFLOW) || head.readUInt32LE(20) !== pages) {
      throw new Damage(`page ${first} is another one`);
    }
    return pages;
  }

  #valueOf({ flags, size, value }: Node): Buffer {
    if (flags !== BIG) return Buffer.from(value);
    const first = Number(value.readBigUInt64LE(0));
    return this.#read(first * this.#meta.pageSize + PAGE_HEAD, size);
  }

  /** Notes that these pages are used, by nothing else. */
  #claim(first: number, pages: number): void {
    if (!(first >= 2 && first + pages <= this.#meta.last + 1)) {
      throw new Damage(`page ${first} is out of bounds`);
    }
    if (first + pages > this.#whole) {
      throw new Damage(`it has ${this.#whole} whole pages, and page ${first + pages - 1} is used`);
    }
    this.#use(first, pages);
  }

  #use(first: number, pages: number): void {
    for (let page = first; page < Math.min(first + pages, this.#whole); page++) {
      if (!this.#used.add(page)) throw new Damage(`page ${page} is used twice`);
    }
  }

  /**
   * A list of free pages: how many entries (8), then the entries (8 each): a page, 0 for none, or the
   * negative length of a run of pages, whose first page is the next entry.
   */
  #freeList(list: Buffer): void {
    const entries = list.length < 8 ? -1 : Number(list.readBigInt64LE(0));
    if (entries < 0 || (entries + 1) * 8 > list.length) throw new Damage('a list is cut off');
    let run = 1;
    for (let i = 1; i <= entries; i++) {
      const entry = Number(list.readBigInt64LE(i * 8));
      if (entry > 0) {
        if (entry < 2 || entry + run > this.#meta.last + 1) {
          throw new Damage(`free page ${entry} is out of bounds`);
        }
        this.#use(entry, run);
      }
      run = entry < 0 ? -entry : 1;
    }
  }
}
