import { readAddress, writeAddress, writeDashed } from '../base/address.ts';
import { ByteMap } from '../base/byte-map.ts';
import { Unescape } from '../base/unescape.ts';
import type { Action, EpochKeys, Keyring } from '../model/action.ts';
import { CacheCounts } from '../model/cache-counts.ts';
import { Kind } from '../model/kind.ts';
import type { LineTable } from '../model/line-table.ts';
import { Withheld } from '../model/tally.ts';
import { Form, type Tape } from '../model/tape.ts';
import { canonicalAddress, canonicalValue } from './action/canonical.ts';

/**
 * Bounds of the caches; each has two generations, so twice of it. Addresses and browser strings come
 * again and again; the other values are mostly met once, and would only push them out.
 */
const MIB = 1024 * 1024;
const CACHED_ADDRESSES = { values: 131_072, bytes: 9 * MIB };
const CACHED_AGENTS = { values: 16_384, bytes: 4 * MIB };
const CACHED_OTHERS = { values: 8192, bytes: MIB };

const QUOTE = 0x22;
const DASH = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;

/**
 * The second verb: decides for each span what stands in its place, from the cache or by the action
 * of its kind. Spans that the policy keeps leave the tape. A line whose epoch has no key, or on which
 * an action fails, is marked as withheld and its spans leave the tape.
 */
export class Resolver {
  readonly #actions: readonly Action[];
  /** What stands in place of something that is no address where one was expected. */
  readonly #noAddress: Action;
  readonly #keyring: Keyring;
  readonly #needsKeys: boolean;
  /** 1 for the kinds that stay as they are. */
  readonly #isKept: Uint8Array;
  /** By the code of the kind; kinds share them. */
  readonly #caches: readonly ByteMap[];
  readonly #counts: CacheCounts;
  readonly #unescape = new Unescape();
  readonly #address = new Uint8Array(16);
  readonly #fourBytes = this.#address.subarray(0, 4);
  readonly #mapped = new Uint8Array(16);
  #scratch = new Uint8Array(64);

  /** `actions` by the code of the kind; what no cache knew is counted in `counts`. */
  constructor(
    actions: readonly Action[],
    noAddress: Action,
    keyring: Keyring,
    counts = new CacheCounts(),
  ) {
    this.#counts = counts;
    this.#actions = actions;
    this.#noAddress = noAddress;
    this.#keyring = keyring;
    this.#caches = cachesByKind(actions.length);
    this.#isKept = Uint8Array.from(actions, ({ type }) => (type === 'keep' ? 1 : 0));
    this.#needsKeys = actions.some(({ type }) => type === 'keyed' || type === 'address');
  }

  /** Whether values of `epoch` can be replaced: its key is there, or none is needed. */
  hasKey(epoch: number): boolean {
    return !this.#needsKeys || this.#keyring.open(epoch) !== undefined;
  }

  /** Resolves all spans of a block of lines; `cached`: values that were met before come from the caches. */
  resolve(bytes: Uint8Array, lines: LineTable, tape: Tape, cached = true): void {
    this.#cached = cached;
    const spans = tape.count;
    let kept = 0;
    for (let line = 0; line < lines.count; line++) {
      const first = lines.firstSpans[line];
      const last = line + 1 < lines.count ? lines.firstSpans[line + 1] : spans;
      lines.firstSpans[line] = kept;
      if (lines.withheld[line] !== 0) continue;
      const failed = this.#resolveLine(bytes, tape, first, last, lines.times[line], kept);
      if (failed !== 0) lines.withheld[line] = failed;
      else kept = this.#kept;
    }
    tape.count = kept;
  }

  #cached = true;
  /** How many spans are on the tape after the last line that was resolved. */
  #kept = 0;

  #resolveLine(
    bytes: Uint8Array,
    tape: Tape,
    first: number,
    last: number,
    time: number,
    kept: number,
  ): number {
    this.#kept = kept;
    try {
      const epoch = this.#keyring.epochOf(time);
      // A line of an epoch whose key was destroyed is withheld, whatever stands in it.
      if (!this.hasKey(epoch)) return Withheld.no_key;
      for (let i = first; i < last; i++) {
        if (this.#isKept[tape.kinds[i]] === 1) continue;
        if (!this.#resolveSpan(bytes, tape, i, epoch)) return Withheld.no_key;
        if (i !== this.#kept) tape.move(i, this.#kept);
        this.#kept++;
      }
      return 0;
    } catch {
      // Whatever went wrong, its message could quote the value: the reason code is all that is told.
      return Withheld.failed;
    }
  }

  /** Writes what stands in the place of span `i`; false when there is no key for its epoch. */
  #resolveSpan(bytes: Uint8Array, tape: Tape, i: number, epoch: number): boolean {
    const start = tape.starts[i];
    const end = tape.ends[i];
    const form = tape.forms[i];
    const kind = tape.kinds[i];
    // 17 bits are left for the epoch: two that share them lie 350 years of days or 14 of hours apart.
    const salt = (epoch << 15) ^ (kind << 7) ^ form;
    const cache = this.#caches[kind];
    if (this.#cached && cache.find(bytes, start, end, salt)) {
      tape.resolve(i, cache.bytes, cache.from, cache.to);
      return true;
    }
    const action = this.#actions[kind];
    if (action.type === 'constant') {
      this.#put(tape, i, action.bytes, 0, action.bytes.length, form);
      return true;
    }
    const keys =
      action.type === 'plain' || !this.#needsKeys ? undefined : this.#keyring.open(epoch);
    if (action.type === 'encoded') {
      const text = action.write(bytes.slice(start, end), epoch, keys);
      this.#put(tape, i, text, 0, text.length, form);
    } else if (action.type === 'plain') {
      const text = action.write(this.#unescape.value(bytes, start, end));
      // A bare number that was cut, as a time is, is a bare number again.
      const bare = kind === Kind.time && text[0] > ZERO && text[0] <= NINE;
      this.#put(tape, i, text, 0, text.length, bare ? 0 : form);
    } else if (keys === undefined) {
      return false;
    } else if (action.type === 'keyed') {
      const value = this.#unescape.value(bytes, start, end);
      const text = action.write(this.#identity(value, kind, form), keys);
      this.#put(tape, i, text, 0, text.length, form);
    } else if (action.type === 'address') {
      this.#putAddress(bytes, tape, i, action, keys);
    }
    this.#counts.miss(kind);
    if (this.#cached) cache.add(bytes, start, end, salt, tape.texts[i], tape.from[i], tape.to[i]);
    return true;
  }

  #putAddress(
    bytes: Uint8Array,
    tape: Tape,
    i: number,
    action: Extract<Action, { type: 'address' }>,
    keys: EpochKeys,
  ): void {
    const form = tape.forms[i];
    // Most addresses stand there as they are, and are read from where they stand.
    let length =
      (form & (Form.dashed | Form.nibbles)) === 0
        ? readAddress(bytes, tape.starts[i], tape.ends[i], this.#address)
        : 0;
    if (length === 0) {
      const value = this.#unescape.value(bytes, tape.starts[i], tape.ends[i]);
      length = canonicalAddress(value, form, this.#address);
      if (length === 0) {
        const text = this.#fallback(value, keys);
        this.#put(tape, i, text, 0, text.length, form);
        return;
      }
    }
    const address = action.map(length === 4 ? this.#fourBytes : this.#address, keys, this.#mapped);
    const out = this.#scratch;
    let end = 0;
    if ((form & Form.dashed) !== 0) {
      end = writeDashed(address, out, 0);
    } else {
      const brackets = address.length === 16 && (form & Form.bracket) !== 0;
      if (brackets) out[end++] = 0x5b;
      end = writeAddress(address, out, end);
      if (brackets) out[end++] = 0x5d;
    }
    this.#put(tape, i, out, 0, end, form);
  }

  /** The bytes that are the same for all spellings of a value. */
  #identity(value: Uint8Array, kind: number, form: number): Uint8Array {
    if (kind > Kind.embedded) return canonicalValue(value, kind);
    const length = canonicalAddress(value, form, this.#address);
    if (length === 0) return value;
    return length === 4 ? this.#fourBytes : this.#address;
  }

  /** Text for something that is no address where an address was expected. */
  #fallback(value: Uint8Array, keys: EpochKeys): Uint8Array {
    const action = this.#noAddress;
    if (action.type === 'keyed') return action.write(value, keys);
    if (action.type === 'constant') return action.bytes;
    throw new TypeError('no action for what is no address');
  }

  /**
   * Appends `text[from, to)` to the replacements, in quotes where a bare JSON value stood, behind `-` where the
   * name that it is part of begins in front of it.
   */
  #put(tape: Tape, i: number, text: Uint8Array, from: number, to: number, form: number): void {
    tape.reserve(to - from + 3);
    const { replacement } = tape;
    const first = tape.used;
    let used = first;
    const quoted = (form & Form.quoted) !== 0;
    if (quoted) replacement[used++] = QUOTE;
    if ((form & Form.glued) !== 0) replacement[used++] = DASH;
    for (let j = from; j < to; j++) replacement[used++] = text[j];
    if (quoted) replacement[used++] = QUOTE;
    tape.used = used;
    tape.resolve(i, replacement, first, used);
  }
}

function cachesByKind(kinds: number): ByteMap[] {
  const addresses = new ByteMap(CACHED_ADDRESSES.values, CACHED_ADDRESSES.bytes);
  const agents = new ByteMap(CACHED_AGENTS.values, CACHED_AGENTS.bytes);
  const others = new ByteMap(CACHED_OTHERS.values, CACHED_OTHERS.bytes);
  return Array.from({ length: kinds }, (_, kind) => {
    if (kind <= Kind.embedded) return addresses;
    return kind === Kind.agent ? agents : others;
  });
}
