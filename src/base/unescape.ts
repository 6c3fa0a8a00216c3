import { ansi } from './escape/ansi.ts';
import { backslash } from './escape/backslash.ts';
import { byteOf, pointOf, sizeOf } from './escape/escape.ts';
import { htmlEntity } from './escape/html-entity.ts';
import { LOOK_ALIKE, lookAlike } from './escape/look-alike.ts';
import { percent } from './escape/percent.ts';
import { plus } from './escape/plus.ts';
import { quotedPair, quotedPrintable } from './escape/quoted-printable.ts';

/** How many layers of escapes are taken off: the log's own, percent-encoding twice, look-alikes. */
export const DEEPEST = 4;

/** Reads the escape that begins at `at`: a number of `escape/escape.ts`, or 0 for none. */
type Read = (bytes: Uint8Array, at: number, end: number) => number;

const EQUALS = 0x3d;
const ESC = 0x1b;

/** Which escapes may begin with a byte. */
const First = { percent: 1, backslash: 2, ampersand: 3, control: 4, lookAlike: 5 } as const;

/** Not 0 for bytes that may begin an escape; those that can be read in two ways are left out. */
export const ESCAPES: Uint8Array = (() => {
  const table = LOOK_ALIKE.map((is) => (is === 1 ? First.lookAlike : 0));
  table[0x25] = First.percent;
  table[0x5c] = First.backslash;
  table[0x26] = First.ampersand;
  for (const byte of [ESC, 0x23, 0x5e]) table[byte] = First.control;
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
   * Takes one layer of escapes off `outer`: percent-encoding, backslashes, HTML's references, and what
   * people do not see: look-alikes and colours of a terminal. Anything else stays. Gives whether there
   * was an escape.
   */
  unescape(outer: Layer): boolean {
    return this.#take(outer, escapeAt);
  }

  /**
   * Takes off what can be read in two ways: a plus for a blank, as in URLs, or quoted-printable, as in
   * mail. Gives whether there was any.
   */
  loosen(outer: Layer, as: 'url' | 'mail'): boolean {
    if (as === 'url') return this.#take(outer, plus);
    // Where one is quoted-printable for certain, all are that look like it.
    for (let i = 0; i < outer.length; i++)
      if (quotedPrintable(outer.bytes, i, outer.length) !== 0) return this.#take(outer, quotedPair);
    this.length = 0;
    return false;
  }

  #take(outer: Layer, read: Read): boolean {
    const { bytes, length } = outer;
    this.#begin(length);
    let changed = false;
    for (let i = 0; i < length; ) {
      const found = read(bytes, i, length);
      if (found === 0) {
        this.#put(bytes[i], outer.from[i], outer.to[i]);
        i++;
        continue;
      }
      changed = true;
      const size = sizeOf(found);
      this.#putEscape(found, outer.from[i], outer.to[i + size - 1]);
      i += size;
    }
    return changed;
  }

  #putEscape(found: number, from: number, to: number): void {
    const point = pointOf(found);
    if (point === -1) {
      const byte = byteOf(found);
      if (byte !== -1) this.#put(byte, from, to);
      return;
    }
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

/** Values with all escapes taken off, in as many layers as are looked through. */
export class Unescape {
  readonly #layers = [new Layer(), new Layer()];

  /** The bytes that `bytes[start, end)` stand for, whoever wrote them; the caller's own to change. */
  value(bytes: Uint8Array, start: number, end: number): Uint8Array {
    let i = start;
    while (i < end && ESCAPES[bytes[i]] === 0 && bytes[i] !== EQUALS) i++;
    if (i === end) return bytes.slice(start, end);
    let [inner, outer] = this.#layers;
    outer.copy(bytes, start, end);
    for (let depth = 0; depth < DEEPEST && inner.unescape(outer); depth++)
      [inner, outer] = [outer, inner];
    const plain = inner.loosen(outer, 'mail') ? inner : outer;
    return plain.bytes.slice(0, plain.length);
  }
}

/** How long the escape that begins at `at` is; 0 when none does. */
export function escapeLength(bytes: Uint8Array, at: number, end: number): number {
  return sizeOf(escapeAt(bytes, at, end));
}

/** Whether something begins at `at` that is an escape when it is read in one of two ways. */
export function isLoose(bytes: Uint8Array, at: number, end: number, as: 'url' | 'mail'): boolean {
  return (as === 'url' ? plus : quotedPrintable)(bytes, at, end) !== 0;
}

function escapeAt(bytes: Uint8Array, at: number, end: number): number {
  switch (ESCAPES[bytes[at]]) {
    case 0:
      return 0;
    case First.percent: {
      const found = percent(bytes, at, end);
      return byteOf(found) === ESC ? ansi(bytes, at, end) || found : found;
    }
    case First.backslash:
      return ansi(bytes, at, end) || backslash(bytes, at, end);
    case First.ampersand:
      return htmlEntity(bytes, at, end);
    case First.control:
      return ansi(bytes, at, end);
    default:
      return lookAlike(bytes, at, end);
  }
}
