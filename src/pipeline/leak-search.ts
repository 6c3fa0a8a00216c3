import { ALNUM, bytesOf, latin1 } from '../base/ascii.ts';
import { decodeBase64 } from '../base/base64.ts';
import { DEEPEST, Layer } from '../base/unescape.ts';
import type { Action } from '../model/action.ts';
import type { Family } from '../model/family.ts';
import { Fields } from '../model/fields.ts';
import { Kind, VALUE_KINDS } from '../model/kind.ts';
import type { NameTable } from '../model/name-table.ts';
import type { Policy } from '../model/policy.ts';
import { FOUND_BY, Form, FoundBy, Tape } from '../model/tape.ts';
import { truncateTo } from '../pseudonym/address/truncate.ts';
import { canonicalAddress } from '../redact/action/canonical.ts';
import { BASE64_DEPTH, Scanner } from '../redact/scan/scan.ts';
import { actionsOf } from './actions.ts';

/** Personal data that a run would replace, as far as it may be told. */
export interface Leak {
  /** A kind, `address` for all of addresses. */
  readonly kind: string;
  /** Undefined where no rule says it but the format or the config. */
  readonly rule: string | undefined;
  readonly foundBy: string;
  /** The kind of field that it lies in. */
  readonly field: string;
}

const KIND_NAMES = Object.fromEntries(Object.entries(Kind).map(([name, code]) => [code, name]));

/** The words for kinds, those first that begin with another one. */
const WORDS = VALUE_KINDS.toSorted((a, b) => b.length - a.length).join('|');

/** What a run writes in place of a value: a word, a token, an address of its own (RFC 4193). */
const WRITTEN = new RegExp(
  [
    `redacted_(?:${WORDS})`,
    `(?:${WORDS})_[a-z2-7]{8}_[a-z2-7]{16}`,
    '(?<!:)fd[0-9a-f]{2}(?:[:-][0-9a-f]{0,4}){2,7}',
  ].join('|'),
  'g',
);

/** What a login rule knows of a line. */
interface LoginFound {
  readonly rule: string;
  /** Lays its spans over those of the tape. */
  lay(tape: Tape): void;
}

/**
 * Finds in a line everything that a run under a policy would replace and has not replaced yet. What a
 * run has written is none: pseudonyms, words for what was dropped, masked and truncated values, browser
 * families, times that are cut.
 */
export class LeakSearch {
  readonly #policy: Policy;
  readonly #actions: readonly Action[];
  readonly #scanner: Scanner;
  readonly #tape = new Tape();
  readonly #layers = [new Layer(), new Layer()];
  readonly #address = new Uint8Array(16);
  readonly #cut: ((address: Uint8Array) => Uint8Array) | undefined;
  readonly #newInner: () => LeakSearch;
  /** Looks through what stands in base64; made when there is some for the first time. */
  #inner: LeakSearch | undefined;
  readonly #innerFields = new Fields();

  /** In base64 text is looked for `depth` layers deep. */
  constructor(policy: Policy, names: NameTable, depth = BASE64_DEPTH) {
    const { modes, truncate } = policy;
    this.#policy = policy;
    this.#actions = actionsOf(policy, names, depth).actions;
    this.#scanner = new Scanner(names, policy, depth);
    this.#cut = modes.address === 'truncate' ? truncateTo(truncate.ipv4, truncate.ipv6) : undefined;
    this.#newInner = () => new LeakSearch(policy, names, depth - 1);
  }

  /** Tells each leak in the fields of a line; gives false when the line would be withheld. */
  search(
    bytes: Uint8Array,
    fields: Fields,
    family: Family | undefined,
    tell: (leak: Leak) => void,
    login?: LoginFound,
  ): boolean {
    const tape = this.#tape;
    const { rules } = this.#policy;
    tape.clear();
    const passes = this.#scanner.scan(bytes, fields, tape, family);
    login?.lay(tape);
    let field = 0;
    for (let i = 0; i < tape.count; i++) {
      while (field < fields.count && fields.ends[field] < tape.ends[i]) field++;
      // What a login rule knows may stand where nothing else is looked for.
      const isField = field < fields.count && fields.starts[field] <= tape.starts[i];
      const where = KIND_NAMES[isField ? fields.kinds[field] : Kind.plain];
      const action = this.#actions[tape.kinds[i]];
      if (action.type === 'keep' || tape.kinds[i] === Kind.lookalike) continue;
      const value = this.#valueOf(bytes, i);
      if (action.type === 'encoded' && this.#searchInside(value, where, tell)) continue;
      if (this.#isWritten(value, i)) continue;
      tell({
        kind: tape.kinds[i] <= Kind.embedded ? 'address' : rules.kindOf(tape.kinds[i]),
        rule: tape.foundBy[i] === FoundBy.login ? login?.rule : rules.rules[tape.rules[i]]?.id,
        foundBy: FOUND_BY[tape.foundBy[i]],
        field: where,
      });
    }
    return passes;
  }

  /** Tells the leaks in base64; gives false when it cannot be read, or would be withheld. */
  #searchInside(base64: Uint8Array, field: string, tell: (leak: Leak) => void): boolean {
    const text = decodeBase64(base64)?.text;
    if (text === undefined) return false;
    this.#inner ??= this.#newInner();
    this.#innerFields.asText(0, text.length);
    return this.#inner.search(text, this.#innerFields, undefined, (leak) =>
      tell({ ...leak, field }),
    );
  }

  /** Span `i` with its escapes taken off. */
  #valueOf(bytes: Uint8Array, i: number): Uint8Array {
    let [inner, outer] = this.#layers;
    outer.copy(bytes, this.#tape.starts[i], this.#tape.ends[i]);
    for (let depth = 0; depth < DEEPEST && inner.unescape(outer); depth++)
      [inner, outer] = [outer, inner];
    return outer.bytes.slice(0, outer.length);
  }

  /** Whether a run has written the value of span `i`. */
  #isWritten(value: Uint8Array, i: number): boolean {
    const code = this.#tape.kinds[i];
    const action = this.#actions[code];
    const form = this.#tape.forms[i];
    const isOwn = code > Kind.embedded ? undefined : this.#isOwnAddress(value, form);
    if (isOwn !== undefined) return isOwn;
    if (action.type === 'plain' && Buffer.compare(action.write(value), value) === 0) return true;
    const kept = this.#policy.rules.slots[code - VALUE_KINDS.length]?.do;
    if (kept?.action === 'truncate' && lettersIn(value) <= (kept.first ?? 0)) return true;
    const rest = latin1(value).replace(WRITTEN, '');
    // Of a host name where an address is expected, all but the address stays: `pool-fd1c-….example`.
    if ((form & Form.expected) !== 0) return rest.length < value.length;
    // What stands around it, such as quotes, is none of its letters.
    return lettersIn(bytesOf(rest)) === 0;
  }

  /**
   * Whether it is a pseudonym: every unique local address is, and where addresses are cut every cut one.
   * Undefined for what is no address.
   */
  #isOwnAddress(value: Uint8Array, form: number): boolean | undefined {
    const length = canonicalAddress(value, form, this.#address);
    if (length === 0) return undefined;
    const address = this.#address.subarray(0, length);
    if (this.#cut !== undefined && Buffer.compare(this.#cut(address), address) === 0) return true;
    return length === 16 && (address[0] & 0xfe) === 0xfc;
  }
}

/** Letters and digits; a byte that is not ASCII is part of a letter. */
function lettersIn(value: Uint8Array): number {
  return value.reduce((letters, byte) => letters + (byte < 128 ? ALNUM[byte] : 1), 0);
}
