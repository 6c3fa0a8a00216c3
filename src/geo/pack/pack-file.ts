import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { Fault } from '../../base/fault.ts';
import type { Attribution } from '../attribution.ts';

/*
 * The file of a pack: a head in JSON and named sections, each compressed for itself so that a family
 * of addresses that is never asked about is never unpacked. Numbers are little-endian.
 *
 *     6c 73 77 6f 72 6c 64  01   head length (4)   head   section … section   SHA-256 (32)
 *     l  s  w  o  r  l  d   |                      JSON   Brotli, RFC 7932    of all before it
 *                           version
 *
 * The head says what the pack was made of, and of each section, in their order, its name, its
 * length here and its length unpacked. What the sections hold: range-section.ts, places-section.ts, systems-section.ts.
 */

const MAGIC = Buffer.from('lsworld');
const VERSION = 1;
const HEAD_AT = MAGIC.length + 1 + 4;
const DIGEST = 32;

/** A package that a pack was made of. */
export interface PackSource extends Attribution {
  readonly name: string;
  readonly version: string;
}

interface Head {
  readonly sources: readonly PackSource[];
  readonly sections: readonly (readonly [name: string, packed: number, size: number])[];
}

/** The bytes of a pack. The same content gives the same bytes. */
export function writePackFile(
  sources: readonly PackSource[],
  sections: ReadonlyMap<string, Uint8Array>,
): Buffer {
  const packed = [...sections].map(([name, bytes]) => ({ name, bytes, brotli: compressed(bytes) }));
  const head: Head = {
    sources,
    sections: packed.map(({ name, bytes, brotli }) => [name, brotli.length, bytes.length]),
  };
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const body = [MAGIC, Uint8Array.of(VERSION), length, json, ...packed.map(({ brotli }) => brotli)];
  const all = Buffer.concat(body);
  return Buffer.concat([all, digestOf(all)]);
}

/** A pack whose checksum was right: what is in it is what was written. */
export class PackFile {
  readonly sources: readonly PackSource[];
  readonly #bytes: Uint8Array;
  readonly #sections = new Map<string, { start: number; end: number; size: number }>();

  /** Throws a Fault for anything that is not a whole pack of this version; `name` is its path. */
  constructor(bytes: Uint8Array, name: string) {
    const refuse = (found: string) =>
      new Fault(
        'data',
        `cannot read geo pack ${name}: ${found}, wanted it as the package ships it`,
      );
    if (!MAGIC.equals(bytes.subarray(0, MAGIC.length))) throw refuse('it is no geo pack');
    if (bytes[MAGIC.length] !== VERSION)
      throw refuse(`its format has version ${bytes[MAGIC.length]} instead of ${VERSION}`);
    const end = bytes.length - DIGEST;
    if (end < HEAD_AT || !digestOf(bytes.subarray(0, end)).equals(bytes.subarray(end)))
      throw refuse('it is cut off or damaged (its SHA-256 does not fit)');
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = HEAD_AT + text.readUInt32LE(HEAD_AT - 4);
    const head = JSON.parse(text.toString('utf8', HEAD_AT, at)) as Head;
    for (const [section, packed, size] of head.sections) {
      this.#sections.set(section, { start: at, end: at + packed, size });
      at += packed;
    }
    this.sources = head.sources;
    this.#bytes = bytes;
  }

  /** The content of a section, unpacked anew at each call. */
  section(name: string): Uint8Array {
    const found = this.#sections.get(name);
    if (found === undefined) throw new Fault('data', `geo pack without section ${name}`);
    const packed = this.#bytes.subarray(found.start, found.end);
    return brotliDecompressSync(packed, { maxOutputLength: found.size });
  }
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function compressed(bytes: Uint8Array): Buffer {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
