/*
 * A writer of small MaxMind DB files, after their specification (MaxMind DB File Format, version 2.0),
 * for tests only: prefixes go into a tree of bits, each record is written once.
 */

type Value = string | number | { readonly [key: string]: Value } | readonly Value[];

/** A number that is written as a double; others are unsigned integers. */
export class Double {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

type Data = Value | Double | { readonly [key: string]: Data };

interface Node {
  children: [Tree, Tree];
}

/** A node, a record by its place in the list, or nothing. */
type Tree = Node | number | undefined;

export interface MmdbOptions {
  readonly ipVersion?: 4 | 6;
  readonly recordSize?: 24 | 28 | 32;
  readonly type?: string;
  /** What the metadata says in place of what is true. */
  readonly metadata?: Readonly<Record<string, Data>>;
}

/** The bytes of a file that says `records`: pairs of prefix bits (`'1010'`) and data. */
export function writeMmdb(
  records: readonly (readonly [bits: string, data: Data])[],
  { ipVersion = 6, recordSize = 28, type = 'Test', metadata = {} }: MmdbOptions = {},
): Buffer {
  const root: Node = { children: [undefined, undefined] };
  records.forEach(([bits], i) => {
    let node = root;
    for (const [at, bit] of [...bits].entries()) {
      const side = bit === '1' ? 1 : 0;
      if (at === bits.length - 1) node.children[side] = i;
      else {
        const next = node.children[side];
        if (typeof next === 'object') node = next;
        else {
          const made: Node = { children: [next, next] };
          node.children[side] = made;
          node = made;
        }
      }
    }
  });
  const nodes: Node[] = [];
  const number = (node: Node) => {
    nodes.push(node);
    for (const child of node.children) if (typeof child === 'object') number(child);
  };
  number(root);
  const places: number[] = [];
  let data = Buffer.alloc(0);
  for (const [, record] of records) {
    places.push(data.length);
    data = Buffer.concat([data, encode(record)]);
  }
  const recordOf = (tree: Tree): number => {
    if (tree === undefined) return nodes.length;
    return typeof tree === 'object' ? nodes.indexOf(tree) : nodes.length + 16 + places[tree];
  };
  const tree = nodes.map(({ children: [left, right] }) =>
    nodeBytes(recordOf(left), recordOf(right), recordSize),
  );
  const told = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_780_000_000,
    database_type: type,
    ip_version: ipVersion,
    node_count: nodes.length,
    record_size: recordSize,
    languages: [],
    description: {},
    ...metadata,
  });
  const mark = Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1');
  return Buffer.concat([...tree, Buffer.alloc(16), data, mark, told]);
}

/** The bits of a CIDR; those of IPv4 with `depth` zero bits in front. */
export function bitsOf(address: Uint8Array, length: number, depth = 0): string {
  const bits = [...address].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return '0'.repeat(depth) + bits.slice(0, length);
}

function nodeBytes(left: number, right: number, recordSize: 24 | 28 | 32): Buffer {
  const out = Buffer.alloc(recordSize / 4);
  if (recordSize === 28) {
    out.writeUIntBE(left & 0xffffff, 0, 3);
    out[3] = ((left >>> 24) << 4) | (right >>> 24);
    out.writeUIntBE(right & 0xffffff, 4, 3);
  } else {
    out.writeUIntBE(left, 0, recordSize / 8);
    out.writeUIntBE(right, recordSize / 8, recordSize / 8);
  }
  return out;
}

/** A value with its control byte: type in the upper three bits, size in the lower five. */
function encode(value: Data): Buffer {
  if (value instanceof Double) {
    const out = Buffer.alloc(9);
    out[0] = (3 << 5) | 8;
    out.writeDoubleBE(value.value, 1);
    return out;
  }
  if (typeof value === 'number') {
    const out = Buffer.alloc(5);
    out[0] = (6 << 5) | 4;
    out.writeUInt32BE(value, 1);
    return out;
  }
  if (typeof value === 'string') {
    const text = Buffer.from(value);
    return Buffer.concat([control(2, text.length), text]);
  }
  if (Array.isArray(value))
    return Buffer.concat([control(11, value.length), ...value.map((one) => encode(one))]);
  const entries = Object.entries(value as { readonly [key: string]: Data });
  const inner = entries.flatMap(([key, one]) => [encode(key), encode(one)]);
  return Buffer.concat([control(7, entries.length), ...inner]);
}

function control(type: number, size: number): Buffer {
  const [low, more] = size < 29 ? [size, []] : [29, [size - 29]];
  return Buffer.from(type > 7 ? [low, type - 7, ...more] : [(type << 5) | low, ...more]);
}
