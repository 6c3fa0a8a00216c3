import { matchIPv4 } from '../../base/address.ts';
import { FAMILIES, type Family } from '../../model/family.ts';
import { BARE, Fields } from '../../model/fields.ts';
import { Kind } from '../../model/kind.ts';
import type { NameTable } from '../../model/name-table.ts';
import type { Policy } from '../../model/policy.ts';
import { bitsOf } from '../../model/rule-set.ts';
import { Form, FoundBy, Tape } from '../../model/tape.ts';
import { addressList, PLAIN_LIST } from './address-list.ts';
import { Base64Search } from './base64.ts';
import { cookies } from './cookies.ts';
import { Harmless } from './harmless.ts';
import { KeyWords, type Told } from './key-words.ts';
import { Layers } from './layers.ts';
import { targetEnd, targetStart } from './request.ts';
import { ruleFinders } from './rule-finders.ts';
import { RuleSearch } from './rule-search.ts';
import { SCOPE_BIT } from './scope.ts';
import { type NearMiss, Search } from './search.ts';
import { text } from './text.ts';

const FORMAT_BIT = Object.fromEntries(
  FAMILIES.map((family) => [family, bitsOf([family], FAMILIES)]),
) as Record<Family, number>;

const EVERY_FORMAT = bitsOf([], FAMILIES);

const NOTHING: readonly Told[] = [];

/** Base64 within base64 is looked into too. */
export const BASE64_DEPTH = 2;

/**
 * The first verb: puts the spans of a line on the tape, in order. What a field is as a whole becomes
 * one span; in text, targets and lists the values are looked for. This is the reference: it says
 * what has to be found, a faster twin has to find the same.
 */
export class Scanner {
  readonly #search: Search;
  readonly #rules: RuleSearch;
  readonly #keyWords: KeyWords;
  readonly #harmless = new Harmless();
  readonly #base64 = new Base64Search((text, length) => this.#isPersonal(text, length));
  readonly #layers = new Layers((search) => this.#base64.search(search));
  readonly #looksInBase64: boolean;
  readonly #newInner: () => Scanner;
  /** Searches the text that stands in base64; made when there is some for the first time. */
  #inner: Scanner | undefined;
  readonly #innerFields = new Fields();
  readonly #innerTape = new Tape();

  /** In base64 text is looked for `depth` layers deep. */
  constructor(names: NameTable, policy: Policy, depth = BASE64_DEPTH) {
    const keeps = depth === 0 || policy.modes.encoded === 'keep';
    this.#newInner = () => new Scanner(names, policy, depth - 1);
    this.#looksInBase64 = !keeps;
    this.#search = new Search(names, policy, new Tape());
    this.#rules = new RuleSearch(policy.rules);
    this.#keyWords = new KeyWords(policy.rules.once(ruleFinders));
  }

  /** Whether the text is that of an address which the policy keeps. */
  #addressesStay = false;
  #isNew = false;
  /** Whether keys may stand in front of the fields, and the number of the field. */
  #hasKeys = false;
  #number = 0;

  /** Hears of what was not taken for personal data, and why; for `explain`. */
  set nearMiss(heard: NearMiss | undefined) {
    this.#search.nearMiss = heard;
  }

  /**
   * Scans the fields of one line of `bytes`, of a format of `family`, and
   * appends its spans to the tape. Where a line did not fit its format, the rules of all formats look. Gives false when a rule
   * says that the line has to be withheld, or the line cannot be judged within bounds. `isNew`: the caller
   * remembers what comes out, so that it is of no use to remember here which texts are harmless. `number`: that of
   * the first field, where they are not all that the line has.
   */
  scan(
    bytes: Uint8Array,
    fields: Fields,
    tape: Tape,
    family?: Family,
    isNew = false,
    number = 0,
  ): boolean {
    this.#isNew = isNew;
    this.#search.tape = tape;
    this.#search.format = family === undefined ? EVERY_FORMAT : FORMAT_BIT[family];
    this.#search.withhold = false;
    this.#hasKeys = family === undefined || family === 'json';
    this.#rules.told = NOTHING;
    if (this.#hasKeys) this.#keyWords.clear();
    for (let i = 0; i < fields.count; i++) {
      const start = fields.starts[i];
      const end = fields.ends[i];
      if (start >= end) continue;
      this.#search.fieldRule = fields.rules[i];
      this.#number = number + i;
      this.#field(bytes, fields.kinds[i], fields.flags[i], start, end);
    }
    return !this.#search.withhold;
  }

  /**
   * Whether the keys in front of the value at `[start, end)` of a line of JSON ask to look for something in it; `number`:
   * that of its field.
   */
  isTold(bytes: Uint8Array, start: number, end: number, number: number): boolean {
    return this.#keyWords.of(bytes, start, end, number).length > 0;
  }

  #field(bytes: Uint8Array, kind: number, flags: number, start: number, end: number): void {
    const search = this.#search;
    search.bytes = bytes;
    search.floor = start;
    search.end = end;
    search.url = false;
    search.bare = (flags & BARE) !== 0;
    search.scope = SCOPE_BIT[kind];
    if (kind === Kind.plain) return;
    if (kind === Kind.request) return this.#request(start, end);
    if (kind === Kind.target || kind === Kind.referer) {
      search.url = true;
      return this.#text();
    }
    if (kind === Kind.text || !search.replaces(kind) || search.stays(kind, search.fieldRule)) {
      if (kind < Kind.user) this.#besidesAddresses();
      else if (kind !== Kind.time) this.#text();
      return;
    }
    // Logs write `-` where there is no value.
    if (end - start === 1 && bytes[start] === 0x2d) return;
    if (kind <= Kind.embedded) return this.#addresses(kind, flags);
    if (kind === Kind.cookie && flags === 0) return cookies(search);
    const form = search.bare ? Form.quoted : 0;
    search.found(start, end, kind, form, FoundBy.field, search.fieldRule);
  }

  /** Searches the text of a field, unless nothing was found in the same one before. */
  #text(): void {
    const search = this.#search;
    const { bytes, floor, end, tape } = search;
    const told = this.#hasKeys ? this.#keyWords.of(bytes, floor, end, this.#number) : NOTHING;
    this.#rules.told = told;
    // What was found and thrown away is told as well, to whom hears of it.
    if (this.#isNew || told.length > 0 || search.nearMiss !== undefined) return this.#searchText();
    const place = this.#place();
    if (this.#harmless.has(bytes, floor, end, place)) return;
    const spans = tape.count;
    const flags = tape.flags.length;
    this.#searchText();
    if (tape.count === spans && tape.flags.length === flags && !search.withhold)
      this.#harmless.add(bytes, floor, end, place);
  }

  /** Everything beside its bytes on which the search of a text depends. */
  #place(): number {
    const { url, bare, scope, format } = this.#search;
    return (
      (format << 12) | (scope << 4) | (this.#addressesStay ? 4 : 0) | (url ? 2 : 0) | (bare ? 1 : 0)
    );
  }

  #searchText(): void {
    const search = this.#search;
    const { bytes, floor, end, tape } = search;
    const before = tape.count;
    if (!text(search) && !(this.#looksInBase64 && this.#base64.isWorthwhile(bytes, floor, end))) {
      this.#rules.search(search, floor, before);
      return;
    }
    tape.count = before;
    search.bytes = bytes;
    search.floor = floor;
    this.#layers.search(search, this.#textAndRules);
  }

  readonly #textAndRules = (search: Search): void => {
    const { floor, tape } = search;
    const before = tape.count;
    text(search);
    this.#rules.search(search, floor, before);
  };

  /** Whether there is personal data in a text that stood in base64. */
  #isPersonal(text: Uint8Array, length: number): boolean {
    if (!this.#looksInBase64) return false;
    this.#inner ??= this.#newInner();
    const fields = this.#innerFields;
    const tape = this.#innerTape;
    fields.asText(0, length);
    tape.clear();
    return !this.#inner.scan(text, fields, tape) || tape.count > 0;
  }

  /** Where the policy keeps the addresses, everything else is looked for. */
  #besidesAddresses(): void {
    const { kept } = this.#search;
    const embedded = kept[Kind.embedded];
    const host = kept[Kind.host];
    kept[Kind.embedded] = 1;
    kept[Kind.host] = 1;
    this.#addressesStay = true;
    try {
      this.#text();
    } finally {
      this.#addressesStay = false;
      kept[Kind.embedded] = embedded;
      kept[Kind.host] = host;
    }
  }

  #request(start: number, end: number): void {
    const search = this.#search;
    const target = targetStart(search.bytes, start, end);
    if (target !== -1) {
      search.floor = target;
      search.end = targetEnd(search.bytes, target, end);
      search.url = true;
    }
    this.#text();
  }

  #addresses(kind: number, flags: number): void {
    const search = this.#search;
    const { bytes, floor, end } = search;
    if ((flags & BARE) !== 0) {
      search.found(floor, end, kind, Form.expected | Form.quoted, FoundBy.field);
      return;
    }
    const foundBy = kind === Kind.forwarded ? FoundBy.chain : FoundBy.field;
    if (kind === Kind.address && matchIPv4(bytes, floor, end) === end)
      return search.found(floor, end, kind, Form.expected, foundBy);
    for (let i = floor; i < end; i++) {
      if (PLAIN_LIST[bytes[i]] === 1) continue;
      const list = (inner: Search) => addressList(inner, inner.floor, inner.end, kind, foundBy);
      this.#layers.search(search, list, kind);
      return;
    }
    addressList(search, floor, end, kind, foundBy);
  }
}
