import { HEX } from './ascii.ts';

const PERCENT = 0x25;
const BACKSLASH = 0x5c;

/** What `\b`, `\n` … stand for in JSON; the escaped byte itself for `\"`, `\\` and `\/`; 0 for others. */
const SHORT: Uint8Array = (() => {
  const table = new Uint8Array(256);
  const pairs = { b: 8, f: 12, n: 10, r: 13, t: 9, '"': 34, '\\': 92, '/': 47, "'": 39 };
  for (const [char, byte] of Object.entries(pairs)) table[char.charCodeAt(0)] = byte;
  return table;
})();

/**
 * Text with one layer of escapes taken off, and for each of its bytes the stretch of the original
 * that it came from. Layers are stacked: a layer made from another one points at the same original.
 */
export class Layer {
  bytes = new Uint8Array(256);
  length = 0;
  /** Where the escape (or plain byte) that byte i came from begins in the original. */
  from = new Int32Array(256);
  /** Where it ends. */
  to = new Int32Array(256);

  /** Takes `bytes[start, end)` as it is. */
  copy(bytes: Uint8Array, start: number, end: number): void {
    this.#begin(end - start);
    for (let i = start; i < end; i++) this.#put(bytes[i], i, i + 1);
  }

  /**
   * Takes one layer of escapes off `outer`: `%HH`, `%uHHHH`, `\xHH`, `\uHHHH` (as UTF-8, pairs of
   * surrogates together) and the short escapes of JSON. Anything else stays. Gives whether there
   * was an escape.
   */
  unescape(outer: Layer): boolean {
    const { bytes, length } = outer;
    this.#begin(length);
    let changed = false;
    for (let i = 0; i < length; ) {
      const size = escapeLength(bytes, i, length);
      if (size === 1) {
        this.#put(bytes[i], outer.from[i], outer.to[i]);
      } else {
        changed = true;
        this.#putEscape(bytes, i, size, outer.from[i], outer.to[i + size - 1]);
      }
      i += size;
    }
    return changed;
  }

  #putEscape(bytes: Uint8Array, at: number, size: number, from: number, to: number): void {
    if (size === 2) return this.#put(SHORT[bytes[at + 1]], from, to);
    if (size <= 4) return this.#put(hexAt(bytes, at + size - 2, 2), from, to);
    let point = hexAt(bytes, at + 2, 4);
    if (size === 12) point = 0x10000 + ((point - 0xd800) << 10) + hexAt(bytes, at + 8, 4) - 0xdc00;
    if (point < 0x80) return this.#put(point, from, to);
    if (point < 0x800) {
      this.#put(0xc0 | (point >> 6), from, to);
    } else {
      if (point < 0x10000) {
        this.#put(0xe0 | (point >> 12), from, to);
      } else {
        this.#put(0xf0 | (point >> 18), from, to);
        this.#put(0x80 | ((point >> 12) & 63), from, to);
      }
      this.#put(0x80 | ((point >> 6) & 63), from, to);
    }
    this.#put(0x80 | (point & 63), from, to);
  }

  #put(byte: number, from: number, to: number): void {
    const i = this.length++;
    this.bytes[i] = byte;
    this.from[i] = from;
    this.to[i] = to;
  }

  /** No escape is shorter than what it stands for, so a layer is never longer than its outer one. */
  #begin(size: number): void {
    this.length = 0;
    if (size <= this.bytes.length) return;
    const room = Math.max(size, this.bytes.length * 2);
    this.bytes = new Uint8Array(room);
    this.from = new Int32Array(room);
    this.to = new Int32Array(room);
  }
}

/** How long the escape that begins at `at` is; 1 when none does. */
export function escapeLength(bytes: Uint8Array, at: number, end: number): number {
  const byte = bytes[at];
  if (byte !== PERCENT && byte !== BACKSLASH) return 1;
  if (at + 1 >= end) return 1;
  const next = bytes[at + 1];
  const u = next === 0x75;
  if (byte === PERCENT) {
    if (u && isHex(bytes, at + 2, 4, end)) return 6;
    return isHex(bytes, at + 1, 2, end) ? 3 : 1;
  }
  if (next === 0x78) return isHex(bytes, at + 2, 2, end) ? 4 : 1;
  if (!u) return SHORT[next] === 0 ? 1 : 2;
  if (!isHex(bytes, at + 2, 4, end)) return 1;
  const high = hexAt(bytes, at + 2, 4) >> 10;
  const paired =
    high === 0x36 &&
    isHex(bytes, at + 8, 4, end) &&
    bytes[at + 6] === BACKSLASH &&
    bytes[at + 7] === 0x75 &&
    hexAt(bytes, at + 8, 4) >> 10 === 0x37;
  return paired ? 12 : 6;
}

function isHex(bytes: Uint8Array, at: number, count: number, end: number): boolean {
  if (at + count > end) return false;
  for (let i = 0; i < count; i++) if (HEX[bytes[at + i]] === 0) return false;
  return true;
}

function hexAt(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = 0; i < count; i++) value = value * 16 + HEX[bytes[at + i]] - 1;
  return value;
}
