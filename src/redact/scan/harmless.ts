import { ByteMap } from '../../base/byte-map.ts';

/** Paths and pages come again and again, but there are many of them. Two generations, so twice of it. */
const REMEMBERED = { texts: 65_536, bytes: 8 * 1024 * 1024 };

/** A longer text hardly comes again. */
const LONGEST = 512;

const NOTHING = new Uint8Array(0);

/**
 * Texts in which a search found nothing at all. What a search finds depends on the bytes of the text and
 * on where it stands alone, so the same text in such a place need not be searched again. Most targets
 * and referers of a log are among a few thousand.
 */
export class Harmless {
  readonly #texts = new ByteMap(REMEMBERED.texts, REMEMBERED.bytes);

  /** `place`: everything beside its bytes on which the search of a text depends. */
  has(bytes: Uint8Array, start: number, end: number, place: number): boolean {
    return end - start <= LONGEST && this.#texts.find(bytes, start, end, place);
  }

  add(bytes: Uint8Array, start: number, end: number, place: number): void {
    if (end - start <= LONGEST) this.#texts.add(bytes, start, end, place, NOTHING, 0, 0);
  }
}
