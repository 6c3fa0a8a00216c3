import type { NetworkKind } from '../../model/network.ts';

/*
 * The table of autonomous systems, as columns, ordered by number. Row 0 knows nothing and is not
 * written.
 *
 *     count (4)   number (count × 4)   kind (count)   names, UTF-8, each ends with 0a
 *
 * A kind is its place in the list KINDS.
 */

/** In the order of the format: never changed, only added to. */
const KINDS: readonly NetworkKind[] = [
  'unknown',
  'fixed',
  'mobile',
  'hosting',
  'vpn',
  'relay',
  'satellite',
];

/** Who runs a range. */
export interface SystemRow {
  readonly asn: number;
  readonly organization: string;
  readonly kind: NetworkKind;
}

export function encodeSystems(rows: readonly SystemRow[]): Uint8Array {
  const head = Buffer.alloc(4 + rows.length * 5);
  head.writeUInt32LE(rows.length);
  rows.forEach(({ asn, kind }, i) => {
    head.writeUInt32LE(asn, 4 + 4 * i);
    head[4 + 4 * rows.length + i] = KINDS.indexOf(kind);
  });
  const names = rows.map(({ organization }) => `${organization}\n`).join('');
  return Buffer.concat([head, Buffer.from(names)]);
}

/** The systems of a pack by row, as columns. Ordered by number. */
export class Systems {
  /** 0 for row 0. */
  readonly #numbers: Uint32Array;
  readonly #kinds: Uint8Array;
  readonly #text: Buffer;
  /** Where the name of each row begins, and behind the last. */
  readonly #nameAt: Uint32Array;
  /** Names that were asked for: few of the many. */
  readonly #names: (string | undefined)[];

  constructor(section: Uint8Array) {
    const bytes = Buffer.from(section.buffer, section.byteOffset, section.byteLength);
    const count = bytes.readUInt32LE();
    this.#numbers = new Uint32Array(count + 1);
    this.#kinds = new Uint8Array(count + 1);
    this.#kinds.set(bytes.subarray(4 + 4 * count, 4 + 5 * count), 1);
    this.#text = bytes.subarray(4 + 5 * count);
    this.#nameAt = new Uint32Array(count + 2);
    for (let row = 1, at = 0; row <= count; row++) {
      this.#numbers[row] = bytes.readUInt32LE(4 * row);
      at = this.#text.indexOf(0x0a, at) + 1;
      this.#nameAt[row + 1] = at;
    }
    this.#names = new Array(count + 1).fill(undefined);
  }

  asn(row: number): number | undefined {
    return row === 0 ? undefined : this.#numbers[row];
  }

  kind(row: number): NetworkKind {
    return KINDS[this.#kinds[row]];
  }

  organization(row: number): string | undefined {
    return row === 0 ? undefined : (this.#names[row] ?? this.#readName(row));
  }

  #readName(row: number): string {
    const name = this.#text.toString('utf8', this.#nameAt[row], this.#nameAt[row + 1] - 1);
    this.#names[row] = name;
    return name;
  }

  /** The row of a system by its number; 0 when it has none. */
  rowOf(asn: number): number {
    let low = 1;
    let high = this.#numbers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#numbers[middle] < asn) low = middle + 1;
      else high = middle;
    }
    return this.#numbers[low] === asn ? low : 0;
  }
}
