import { matchIPv4 } from '../../base/address.ts';
import { BARE, type Fields } from '../../model/fields.ts';
import { Kind } from '../../model/kind.ts';
import type { NameTable } from '../../model/name-table.ts';
import type { Policy } from '../../model/policy.ts';
import { Form, FoundBy, Tape } from '../../model/tape.ts';
import { addressList } from './address-list.ts';
import { cookies } from './cookies.ts';
import { Layers } from './layers.ts';
import { targetEnd, targetStart } from './request.ts';
import { type NearMiss, Search } from './search.ts';
import { text } from './text.ts';

/**
 * The first verb: puts the spans of a line on the tape, in order. What a field is as a whole becomes
 * one span; in text, targets and lists the values are looked for. This is the reference: it says
 * what has to be found, a faster twin has to find the same.
 */
export class Scanner {
  readonly #search: Search;
  readonly #layers = new Layers();

  constructor(names: NameTable, modes: Policy['modes']) {
    this.#search = new Search(names, modes, new Tape());
  }

  /** Hears of what was judged to be no personal data; for `explain`. */
  set nearMiss(heard: NearMiss | undefined) {
    this.#search.nearMiss = heard;
  }

  /** Scans the fields of one line of `bytes` and appends its spans to the tape. */
  scan(bytes: Uint8Array, fields: Fields, tape: Tape): void {
    this.#search.tape = tape;
    for (let i = 0; i < fields.count; i++) {
      const start = fields.starts[i];
      const end = fields.ends[i];
      if (start < end) this.#field(bytes, fields.kinds[i], fields.flags[i], start, end);
    }
  }

  #field(bytes: Uint8Array, kind: number, flags: number, start: number, end: number): void {
    const search = this.#search;
    search.bytes = bytes;
    search.floor = start;
    search.end = end;
    search.url = false;
    if (kind === Kind.plain) return;
    if (kind === Kind.request) return this.#request(start, end);
    if (kind === Kind.target || kind === Kind.referer) {
      search.url = true;
      return this.#text();
    }
    if (kind === Kind.text || !search.replaces(kind)) {
      if (kind < Kind.user) this.#besidesAddresses();
      else if (kind !== Kind.time) this.#text();
      return;
    }
    // Logs write `-` where there is no value.
    if (end - start === 1 && bytes[start] === 0x2d) return;
    if (kind <= Kind.embedded) return this.#addresses(kind, flags);
    if (kind === Kind.cookie && flags === 0) return cookies(search);
    search.found(start, end, kind, (flags & BARE) === 0 ? 0 : Form.quoted, FoundBy.field);
  }

  #text(): void {
    const search = this.#search;
    const { bytes, floor, tape } = search;
    const before = tape.count;
    if (!text(search)) return;
    tape.count = before;
    search.bytes = bytes;
    search.floor = floor;
    this.#layers.search(search, text);
  }

  /** Where the policy keeps the addresses, everything else is looked for. */
  #besidesAddresses(): void {
    const { kept } = this.#search;
    const embedded = kept[Kind.embedded];
    const host = kept[Kind.host];
    kept[Kind.embedded] = 1;
    kept[Kind.host] = 1;
    try {
      this.#text();
    } finally {
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
      if (bytes[i] !== 0x5c && bytes[i] !== 0x25) continue;
      const list = (inner: Search) => addressList(inner, inner.floor, inner.end, kind, foundBy);
      this.#layers.search(search, list, true);
      return;
    }
    addressList(search, floor, end, kind, foundBy);
  }
}
