import { DIGIT } from '../../../base/ascii.ts';
import { addressOf } from '../value/address-of.ts';
import { TimeText } from '../value/read-time.ts';
import type { Piece, Template } from './template.ts';

const BLANK = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** More digits are no port, number or id. */
const LONGEST_NUMBER = 20;

/**
 * Matches one template with the bytes of a line. Pieces left of the greedy capture are matched from the
 * left, those right of it from the end, so nothing that stands in the capture can move what the log itself
 * wrote around it:
 *
 *     Failed password for x from 192.0.2.1 port 22 ssh2 from 198.51.100.7 port 4711 ssh2
 *     left ──────────────▶│ account                    │◀────────────────────────── right
 *
 * Never goes back: each piece looks at a byte once or twice, so a match is linear in the line.
 */
export class TemplateMatch {
  /** After a match, by the place of the capture: where it begins and ends. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The time that was captured, in seconds since 1970 UTC; NaN without one. */
  time = Number.NaN;
  readonly #template: Template;
  readonly #timeText = new TimeText();

  constructor(template: Template) {
    this.#template = template;
    this.starts = new Int32Array(template.names.length);
    this.ends = new Int32Array(template.names.length);
  }

  /** Whether all of `bytes[start, end)` is as the template says; `now` is for times without a year. */
  matches(bytes: Uint8Array, start: number, end: number, now: number): boolean {
    this.time = Number.NaN;
    const { left, greedy, right } = this.#template;
    let at = start;
    for (let i = 0; i < left.length; i++) {
      const isLast = i === left.length - 1 && greedy === undefined;
      at = this.#forward(left[i], isLast ? undefined : left[i + 1], bytes, at, end, now);
      if (at === -1) return false;
    }
    if (greedy === undefined) return at === end;
    let stop = end;
    for (let i = right.length - 1; i >= 0; i--) {
      stop = this.#backward(right[i], right[i - 1], bytes, at, stop);
      if (stop === -1) return false;
    }
    this.starts[greedy] = at;
    this.ends[greedy] = stop;
    return true;
  }

  /** Where a piece ends that begins at `at`, or -1; `next` is the literal behind it. */
  #forward(
    piece: Piece,
    next: Piece | undefined,
    bytes: Uint8Array,
    at: number,
    end: number,
    now: number,
  ): number {
    if ('literal' in piece)
      return standsAt(bytes, at, end, piece.literal) ? at + piece.literal.length : -1;
    let stop = end;
    if (piece.type === 'time') {
      this.time = this.#timeText.read(bytes, at, end, now);
      if (Number.isNaN(this.time)) return -1;
      stop = this.#timeText.end;
    } else if (next !== undefined && 'literal' in next) {
      stop =
        piece.type === 'quoted'
          ? quotedEnd(bytes, at, end, next.literal)
          : indexOf(bytes, at, end, next.literal);
    }
    return this.#take(piece, bytes, at, stop) ? stop : -1;
  }

  /** Where a piece begins that ends at `stop`, `from` at least, or -1; `before` is the literal before it. */
  #backward(
    piece: Piece,
    before: Piece | undefined,
    bytes: Uint8Array,
    from: number,
    stop: number,
  ): number {
    if ('literal' in piece) {
      const at = stop - piece.literal.length;
      return at >= from && standsAt(bytes, at, stop, piece.literal) ? at : -1;
    }
    if (before === undefined || !('literal' in before)) return -1;
    const found = lastIndexOf(bytes, from, stop, before.literal);
    if (found === -1) return -1;
    const at = found + before.literal.length;
    return this.#take(piece, bytes, at, stop) ? at : -1;
  }

  /** Keeps `bytes[start, end)` as a capture, if it is what one of its type may hold. */
  #take(
    { capture, type }: Exclude<Piece, { literal: Uint8Array }>,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): boolean {
    if (end === -1) return false;
    this.starts[capture] = start;
    this.ends[capture] = end;
    if (type === 'word') return start < end && !hasBlank(bytes, start, end);
    if (type === 'number') return isNumber(bytes, start, end);
    if (type === 'address') return addressOf(bytes, start, end) !== undefined;
    if (type === 'quoted') return quotedEnd(bytes, start, end, QUOTED) === -1;
    return true;
  }
}

const QUOTED = Uint8Array.of(QUOTE);

/** The first place of `literal`, which begins with `"`, where no backslash escapes it; -1 without one. */
function quotedEnd(bytes: Uint8Array, start: number, end: number, literal: Uint8Array): number {
  let i = start;
  while (i < end && bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1;
  return i < end && standsAt(bytes, i, end, literal) ? i : -1;
}

function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end || end - start > LONGEST_NUMBER) return false;
  for (let i = start; i < end; i++) if (DIGIT[bytes[i]] === 0) return false;
  return true;
}

function hasBlank(bytes: Uint8Array, start: number, end: number): boolean {
  let i = start;
  while (i < end && bytes[i] !== BLANK) i++;
  return i < end;
}

function indexOf(bytes: Uint8Array, start: number, end: number, literal: Uint8Array): number {
  const first = literal[0];
  for (let i = start; i + literal.length <= end; i++)
    if (bytes[i] === first && standsAt(bytes, i, end, literal)) return i;
  return -1;
}

function lastIndexOf(bytes: Uint8Array, start: number, end: number, literal: Uint8Array): number {
  const first = literal[0];
  for (let i = end - literal.length; i >= start; i--)
    if (bytes[i] === first && standsAt(bytes, i, end, literal)) return i;
  return -1;
}

function standsAt(bytes: Uint8Array, at: number, end: number, literal: Uint8Array): boolean {
  if (end - at < literal.length) return false;
  for (let i = 0; i < literal.length; i++) if (bytes[at + i] !== literal[i]) return false;
  return true;
}
