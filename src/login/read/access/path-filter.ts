const PERCENT = 0x25;
const DOT = 0x2e;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;

/** 1 for what stands behind a path: a blank, `#` and `?`. */
const ENDS = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number([0x20, 0x23, 0x3f].includes(byte)),
);

/** So many bytes at the end of a pattern are compared. */
const TAIL = 4;

/** Places of a table of tails, a power of two. */
const PLACES = 4096;

/**
 * Says of most targets of a log, without reading their path, that no pattern fits it:
 *
 *     /shop/wp-login.php?x=1         of `wp-login.php` and whatever stands in front of it
 *                   ^--^ tail
 *
 * The last bytes of what a pattern holds beside its `*` have to stand at the end of the path, or anywhere
 * in it where the pattern ends with `*`.
 */
export class PathFilter {
  readonly #atEnd = new Uint8Array(PLACES);
  readonly #anywhere = new Uint8Array(PLACES);
  /** Of patterns too short for a tail nothing is known. */
  #isOpen = false;

  add(pattern: string): void {
    const fixed = pattern.replace(/^\*|\*$/g, '');
    if (fixed.length < TAIL) {
      this.#isOpen = true;
      return;
    }
    let tail = 0;
    for (const byte of Buffer.from(fixed.slice(-TAIL), 'latin1')) tail = (tail << 8) | byte;
    (pattern.endsWith('*') ? this.#anywhere : this.#atEnd)[placeOf(tail)] = 1;
  }

  /** False where the path of the target `bytes[start, end)` certainly fits no pattern. */
  mayFit(bytes: Uint8Array, start: number, end: number): boolean {
    // Scheme and host stand in front of some paths.
    if (this.#isOpen || bytes[start] !== SLASH) return true;
    const anywhere = this.#anywhere;
    let tail = 0;
    for (let i = start; i < end; i++) {
      const byte = bytes[i];
      if (ENDS[byte] === 1) break;
      // What has escapes, or steps that are taken out, has to be read.
      if (byte === PERCENT || byte === BACKSLASH) return true;
      if ((byte === SLASH || byte === DOT) && i > start && bytes[i - 1] === SLASH) return true;
      tail = (tail << 8) | byte;
      if (anywhere[placeOf(tail)] === 1) return true;
    }
    return this.#atEnd[placeOf(tail)] === 1;
  }
}

function placeOf(tail: number): number {
  return Math.imul(tail, 0x2c1b3c6d) >>> 20;
}
