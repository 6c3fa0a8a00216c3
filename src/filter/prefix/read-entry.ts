import { matchIPv4, readAddress } from '../../base/address.ts';
import { BLANK, DIGIT } from '../../base/ascii.ts';
import type { PrefixBuilder } from './prefix-builder.ts';

/** Two addresses, the blanks and the dash between them. */
const LONGEST = 128;

const SLASH = 0x2f;
const DASH = 0x2d;

/** IPv4 mapped into IPv6 stands behind so many bits (RFC 4291, section 2.5.5.2). */
const MAPPED = 96;

/** What an entry is: none of ours, one as it should be, or one with bits set behind the prefix. */
export type Entry = 'garbage' | 'right' | 'masked';

/**
 * Reads entries of lists into a builder: an address, a prefix in CIDR form, or a range.
 *
 *     192.0.2.7    192.0.2.0/24    2001:db8::/32    ::ffff:192.0.2.0/120    192.0.2.1 - 192.0.2.9
 *
 * Spelling is strict: forms that some parsers rewrite (`127.1`, octal, one big number, a netmask, zeros
 * in front of a length) are garbage. A mapped prefix is IPv4; a mapped one of less than 96 bits, which
 * would hold other addresses too, is garbage.
 */
export class EntryReader {
  readonly #builder: PrefixBuilder;
  readonly #first = new AddressBuffer();
  readonly #last = new AddressBuffer();

  constructor(builder: PrefixBuilder) {
    this.#builder = builder;
  }

  /** Adds the entry that is exactly `bytes[start, end)`. */
  read(bytes: Uint8Array, start: number, end: number): Entry {
    if (end - start > LONGEST) return 'garbage';
    let mark = start;
    while (mark < end && bytes[mark] !== SLASH && bytes[mark] !== DASH) mark++;
    let stop = mark;
    if (bytes[mark] === DASH && mark < end)
      while (stop > start && BLANK[bytes[stop - 1]] === 1) stop--;
    const first = this.#first.read(bytes, start, stop);
    if (first === undefined) return 'garbage';
    const size = first.length;
    if (mark === end) return this.#add(first, 8 * size);
    if (bytes[mark] === DASH) return this.#addRange(first, bytes, mark + 1, end);
    const length = numberIn(bytes, mark + 1, end);
    const mapped = size === 4 && matchIPv4(bytes, start, stop) === -1 ? MAPPED : 0;
    return length < mapped || length > mapped + 8 * size
      ? 'garbage'
      : this.#add(first, length - mapped);
  }

  #add(address: Uint8Array, length: number): Entry {
    return this.#builder.add(address, length) ? 'masked' : 'right';
  }

  #addRange(first: Uint8Array, bytes: Uint8Array, start: number, end: number): Entry {
    let from = start;
    while (from < end && BLANK[bytes[from]] === 1) from++;
    const last = this.#last.read(bytes, from, end);
    if (last === undefined) return 'garbage';
    return this.#builder.addRange(first, last) ? 'right' : 'garbage';
  }
}

/** Room for one address of either family: no object is made for each line. */
class AddressBuffer {
  readonly #long = new Uint8Array(16);
  readonly #short = this.#long.subarray(0, 4);

  /** The canonical address that is exactly `bytes[start, end)`, valid until the next; undefined for others. */
  read(bytes: Uint8Array, start: number, end: number): Uint8Array | undefined {
    const size = readAddress(bytes, start, end, this.#long);
    if (size === 0) return undefined;
    return size === 4 ? this.#short : this.#long;
  }
}

/** The number of one to three digits, without zeros in front, that is exactly `bytes[start, end)`; or -1. */
function numberIn(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || end - start > 3 || (bytes[start] === 48 && end - start > 1)) return -1;
  let value = 0;
  for (let i = start; i < end; i++) {
    if (DIGIT[bytes[i]] === 0) return -1;
    value = value * 10 + bytes[i] - 48;
  }
  return value;
}
