import { ALNUM } from './ascii.ts';
import { SEXTET, SPECIAL } from './base64.ts';

/*
 * Text that stands somewhere in base64. The marks of its alphabets are marks of URLs and names too, so
 * it may begin behind any of them and end in front of one:
 *
 *   /confirm/amFuQG1haWwuZXhhbXBsZQ/now        reset-amFuQG1haWwuZXhhbXBsZQ==
 *    ^ run   ^ start              ^ end  ^ of the run
 *
 * Random bytes, words and numbers fail after a few letters: what they stand for is no text.
 */

/** Fewer letters, for twelve bytes of text, are taken for a word. */
const SHORTEST = 16;

/**
 * So many letters and digits side by side, without a mark, have to be in it. In base64 of ASCII a mark
 * stands for `>`, `?`, `~` or DEL alone; in paths of URLs a longer word is rare.
 */
const CORE = 12;

const EQUALS = 0x3d;

/** So many ends of one start are tried. */
const TRIES = 8;

/** Finds base64 of printable UTF-8; of ten of its bytes one may be a control character. */
export class Base64Text {
  /** After a `next` that gave true: where it stands, with its padding. */
  start = 0;
  end = 0;
  /** What it stands for: `text[0, length)`; valid until the next call. */
  text = new Uint8Array(256);
  length = 0;
  /** How far the run was text from a start at this place modulo 4 for which no end was found. */
  readonly #noEnd = new Int32Array(4);

  /** Looks for the first that begins at `from` or behind it; gives whether there is one. */
  next(bytes: Uint8Array, from: number, end: number): boolean {
    for (let at = runStart(bytes, from, end); at !== -1; at = runStart(bytes, at, end)) {
      let stop = at;
      while (stop < end && SEXTET[bytes[stop]] !== 0) stop++;
      this.#noEnd.fill(0);
      for (let start = at; stop - start >= SHORTEST; start = pieceStart(bytes, start, stop)) {
        if (start < this.#noEnd[start & 3] || !this.#read(bytes, start, stop)) continue;
        if (this.end === stop) this.#takePadding(bytes, end);
        return true;
      }
      at = stop;
    }
    return false;
  }

  /** Reads the text that begins at `start`, as far as it is text. */
  #read(bytes: Uint8Array, start: number, stop: number): boolean {
    this.start = start;
    this.#reserve(((stop - start) * 3) >> 2);
    const { text } = this;
    let length = 0;
    let alphabets = 0;
    let controls = 0;
    let following = 0;
    let bits = 0;
    // Where the last four letters begin, and those with the first control character.
    let four = start;
    let odd = start;
    let i = start;
    for (; i < stop; i++) {
      const place = (i - start) & 3;
      // One letter behind the last four stands for nothing.
      if (place === 0) {
        four = i;
        if (i + 1 === stop) break;
      }
      alphabets |= SPECIAL[bytes[i]];
      if (alphabets === 3) break;
      bits = ((bits << 6) | (SEXTET[bytes[i]] - 1)) & 0xffffff;
      if (place === 0) continue;
      const byte = (bits >> (6 - 2 * place)) & 255;
      text[length++] = byte;
      if ((byte & 0xc0) === 0x80) {
        if (following-- === 0) break;
        continue;
      }
      if (following !== 0) break;
      if (byte >= 0xc2 && byte <= 0xf4) following = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
      else if (byte >= 0x80) break;
      else if (isControl(byte)) {
        if (controls++ === 0) odd = four;
        if (controls * 10 > length + 9) break;
      }
    }
    const isWhole = i === stop;
    if (isWhole && controls === 0 && following === 0) return this.#endsAt(stop);
    const known = Math.min(start + Math.ceil((length * 4) / 3), stop - 1);
    if (controls > 0 && this.#endsBefore(bytes, Math.min(known, odd + 4), odd)) return true;
    if (this.#endsBefore(bytes, known, four)) return true;
    if (isWhole) return this.#endsAt(stop);
    this.#noEnd[start & 3] = four;
    return false;
  }

  /** Looks leftwards for a mark in front of which the text may end; up to `good` it is known to be text. */
  #endsBefore(bytes: Uint8Array, last: number, good: number): boolean {
    for (let at = last, tries = 0; at - this.start >= SHORTEST && tries < TRIES; at--) {
      if (SPECIAL[bytes[at]] === 0) continue;
      if (this.#isEnd(bytes, at, good)) return this.#endsAt(at);
      tries++;
    }
    return false;
  }

  /** Whether the text may end in front of `at`: the bits that are left over are 0, as encoders write it. */
  #isEnd(bytes: Uint8Array, at: number, good: number): boolean {
    const rest = (at - this.start) & 3;
    if (rest === 1) return false;
    if (rest !== 0 && ((SEXTET[bytes[at - 1]] - 1) & (rest === 2 ? 15 : 3)) !== 0) return false;
    // Behind the letters that are known to be text.
    for (let i = Math.floor(((good - this.start) * 3) / 4); i < lengthOf(at - this.start); i++)
      if (this.text[i] >= 0x80 || isControl(this.text[i])) return false;
    return true;
  }

  #endsAt(end: number): boolean {
    this.end = end;
    this.length = lengthOf(end - this.start);
    return true;
  }

  #takePadding(bytes: Uint8Array, end: number): void {
    const missing = -(this.end - this.start) & 3;
    for (let i = 0; i < missing; i++)
      if (this.end + i >= end || bytes[this.end + i] !== EQUALS) return;
    this.end += missing;
  }

  #reserve(size: number): void {
    if (size > this.text.length) this.text = new Uint8Array(Math.max(size, this.text.length * 2));
  }
}

/** Where the first run with a core that begins at `from` or behind it begins, or -1. */
function runStart(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at + CORE <= end) {
    // From right to left: most words are short, and what lies left of a mark need not be looked at.
    let i = at + CORE - 1;
    while (i >= at && ALNUM[bytes[i]] === 1) i--;
    if (i >= at) {
      at = i + 1;
      continue;
    }
    while (at > from && SEXTET[bytes[at - 1]] !== 0) at--;
    return at;
  }
  return -1;
}

/** Behind the next mark. */
function pieceStart(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && SPECIAL[bytes[i]] === 0) i++;
  return i + 1;
}

/** How many bytes so many letters stand for. */
function lengthOf(letters: number): number {
  return Math.floor((letters * 3) / 4);
}

function isControl(byte: number): boolean {
  return (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 0x7f;
}
