import { Base64Text } from '../../base/base64-text.ts';
import { Kind } from '../../model/kind.ts';
import { FoundBy } from '../../model/tape.ts';
import type { Search } from './search.ts';

/*
 * Text in base64 or base64url with personal data in it. All of it is one span, since a part of it could
 * not be written again by itself:
 *
 *   ?state=eyJlbWFpbCI6ImphbkBtYWlsLmV4YW1wbGUifQ&x      {"email":"jan@mail.example"}
 *          ^ span                                ^
 */
export class Base64Search {
  readonly #found = new Base64Text();
  readonly #isPersonal: (text: Uint8Array, length: number) => boolean;

  /** `isPersonal` says whether there is personal data in `text[0, length)`. */
  constructor(isPersonal: (text: Uint8Array, length: number) => boolean) {
    this.#isPersonal = isPersonal;
  }

  /** Whether there is anything to be looked into in `bytes[start, end)`. */
  isWorthwhile(bytes: Uint8Array, start: number, end: number): boolean {
    return this.#found.next(bytes, start, end);
  }

  /** Puts the base64 between the floor of `search` and its end that has personal data in it on the tape. */
  search(search: Search): void {
    const { bytes, end } = search;
    const found = this.#found;
    let at = search.floor;
    while (found.next(bytes, at, end)) {
      at = found.end;
      if (this.#isPersonal(found.text, found.length))
        search.found(found.start, found.end, Kind.encoded, 0, FoundBy.encoded);
    }
  }
}
