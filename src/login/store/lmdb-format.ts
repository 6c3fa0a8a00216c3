/*
 * The file format of LMDB as lmdb-js 3.5 compiles it: data version 2, 64-bit, little endian (the
 * structs MDB_page_header, MDB_node, MDB_db, MDB_meta and MDB_ovpage of its mdb.c). Sizes in bytes:
 *
 *     page   number (8)  transaction (8)  0 (2)  kind (2)  lower (2)  upper (2)  pointers (2 each) … nodes
 *     node   size of value (4), or page below (4 + 2)  flags (2)  size of key (2)  key  value
 *     big    what a node has in place of a long value: first page (8)  transaction (8)  pages (8)
 *     tree   0 (4)  flags (2)  depth (2)  branch, leaf, overflow pages (8 each)  entries (8)  root (8)
 *     meta   head of a page (24)  magic (4)  version (4)  address (8)  map size (8)
 *            tree of free pages (48)  main tree (48)  last page (8)  transaction (8)  boot (8)
 *
 * Pointers, lower and upper count from behind the head of the page.
 */

export const PAGE_HEAD = 24;
export const NODE_HEAD = 8;
export const BIG_SIZE = 24;
export const TREE_SIZE = 48;
export const META_SIZE = 168;

/** Kinds of pages, of those bits that say it. */
export const BRANCH = 1;
export const LEAF = 2;
export const OVERFLOW = 4;
const META = 8;
const KIND = 0x6f;

/** Flags of a node: its value lies on pages of its own; its value is a tree. */
export const BIG = 1;
export const TREE = 2;

const MAGIC = 0xbeefc0de;
const DATA_VERSION = 2;
const PAGE_SIZES: readonly number[] = [4096, 8192, 16384, 32768, 65536];
const NO_ROOT = 0xffff_ffff_ffff_ffffn;

/** Flags of the tree of free pages, some of which are of the whole file: whole numbers as keys. */
const FREE_FLAGS = 0x0008;
const FILE_FLAGS = 0x4000;

/** More levels than any file of ours can have. */
const MOST_LEVELS = 32;

/** What is wrong with a file, in words. */
export class Damage extends Error {}

export interface Tree {
  readonly depth: number;
  /** Branch, leaf and overflow pages, and entries. */
  readonly counts: readonly number[];
  /** Undefined when the tree is empty. */
  readonly root: number | undefined;
  /** Keys are whole numbers of 8 bytes. */
  readonly hasNumbers: boolean;
}

export interface Meta {
  readonly pageSize: number;
  readonly free: Tree;
  readonly main: Tree;
  readonly last: number;
  /** The last transaction: no page is of a later one, or LMDB would write into the map. */
  readonly transaction: bigint;
}

export function metaOf(page: Buffer): Meta {
  if (page.length < META_SIZE) throw new Damage('a meta page is cut off');
  if (kindOf(page) !== META || page.readUInt32LE(24) !== MAGIC) {
    throw new Damage('a meta page is another one');
  }
  const version = page.readUInt32LE(28);
  if (version !== DATA_VERSION) {
    throw new Damage(`its LMDB format is ${version}, wanted ${DATA_VERSION}`);
  }
  const pageSize = page.readUInt32LE(48);
  if (!PAGE_SIZES.includes(pageSize)) throw new Damage(`its pages have ${pageSize} bytes`);
  return {
    pageSize,
    free: treeOf(page, 48, true),
    main: treeOf(page, 48 + TREE_SIZE, false),
    last: Number(page.readBigUInt64LE(144)),
    transaction: page.readBigUInt64LE(152),
  };
}

export function treeOf(bytes: Buffer, at: number, isOfFreePages = false): Tree {
  const number = (offset: number): number => Number(bytes.readBigUInt64LE(at + offset));
  const flags = bytes.readUInt16LE(at + 4);
  const depth = bytes.readUInt16LE(at + 6);
  const root = bytes.readBigUInt64LE(at + 40) === NO_ROOT ? undefined : number(40);
  if ((isOfFreePages ? flags & ~FILE_FLAGS : flags) !== (isOfFreePages ? FREE_FLAGS : 0)) {
    throw new Damage(`a tree has the flags ${flags}`);
  }
  if (depth > MOST_LEVELS || (root === undefined) !== (depth === 0)) {
    throw new Damage(`a tree has ${depth} levels`);
  }
  const counts = [number(8), number(16), number(24), number(32)];
  return { depth, counts, root, hasNumbers: isOfFreePages };
}

export function kindOf(page: Buffer): number {
  return page.readUInt16LE(18) & KIND;
}
