import { type Fields, WHOLE } from '../../../model/fields.ts';
import { Kind } from '../../../model/kind.ts';
import type { AccountField } from '../../../model/login-rule.ts';
import type { Span } from '../read-login.ts';

const NOTHING = 0x2d;

/**
 * Where the parts of a request stand among the fields of an access line. What a field is called the
 * fields do not know, only its kind: the status is the first number of three digits that is one, behind
 * the request if there is one there.
 */
export class AccessFields {
  readonly #bytes: Uint8Array;
  readonly #fields: Fields;
  /** The place of the request or of its target. */
  readonly #request: number;

  constructor(bytes: Uint8Array, fields: Fields, request: number) {
    this.#bytes = bytes;
    this.#fields = fields;
    this.#request = request;
  }

  /** The first field of a kind. */
  first(kind: number): Span | undefined {
    const { count, kinds } = this.#fields;
    for (let i = 0; i < count; i++) if (kinds[i] === kind) return this.#span(i);
    return undefined;
  }

  /** The account, in the first of these fields that the line has. */
  account(places: readonly AccountField[]): Span | undefined {
    for (const place of places) {
      const { count, kinds, flags } = this.#fields;
      for (let i = 0; i < count; i++) {
        if (kinds[i] !== Kind[place] || (place === 'cookie' && (flags[i] & WHOLE) === 0)) continue;
        const span = this.#span(i);
        if (span.end - span.start > 1 || this.#bytes[span.start] !== NOTHING) return span;
      }
    }
    return undefined;
  }

  /** The status of the answer; 0 where the line has none. */
  status(): number {
    const { count } = this.#fields;
    for (let i = this.#request + 1; i < count; i++) {
      const status = this.#statusAt(i);
      if (status !== 0) return status;
    }
    for (let i = 0; i < this.#request; i++) {
      const status = this.#statusAt(i);
      if (status !== 0) return status;
    }
    return 0;
  }

  /** The last target of the line behind the request. */
  location(): Span | undefined {
    const { count, kinds } = this.#fields;
    for (let i = count - 1; i > this.#request; i--)
      if (kinds[i] === Kind.target) return this.#span(i);
    return undefined;
  }

  #statusAt(i: number): number {
    const { kinds, starts, ends } = this.#fields;
    if (kinds[i] !== Kind.plain || ends[i] - starts[i] !== 3) return 0;
    const [a, b, c] = this.#bytes.subarray(starts[i], ends[i]);
    const isStatus = a >= 0x31 && a <= 0x35 && b >= 48 && b <= 57 && c >= 48 && c <= 57;
    return isStatus ? a * 100 + b * 10 + c - 5328 : 0;
  }

  #span(i: number): Span {
    return { start: this.#fields.starts[i], end: this.#fields.ends[i] };
  }
}
