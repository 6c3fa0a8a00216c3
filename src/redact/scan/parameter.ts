import { ALNUM, LETTER, startsWith } from '../../base/ascii.ts';
import { FIRST_CONTAINER, Kind } from '../../model/kind.ts';
import { UNNAMED } from '../../model/name-table.ts';
import { FoundBy } from '../../model/tape.ts';
import { addressList } from './address-list.ts';
import type { Search } from './search.ts';

/*
 * A value with a name in front of it, in a URL or in text:
 *
 *   &email=alice%40example.com&     "password": "hunter2"      Authorization: Basic YWxpY2U6
 *    name ^value              ^      name      ^ ^value ^      name         ^ ^value
 */

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const BLANK = 0x20;

/** Bytes of a name. */
const NAME: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  ALNUM[byte] === 1 || '_-.[]@$'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** A name is looked for no further back. */
const LONGEST_NAME = 64;

/** Words behind which the secret of an Authorization header stands. */
const SCHEMES = [
  'basic ',
  'bearer ',
  'digest ',
  'token ',
  'negotiate ',
  'ntlm ',
  'apikey ',
  'aws4-',
];

/**
 * The value of the parameter whose `=` or `:` is at `at`, when the policy knows its name; gives where
 * to go on.
 */
export function parameter(search: Search, at: number): number {
  const kind = kindBefore(search, at);
  if (kind === UNNAMED || !search.replaces(kind)) return at + 1;
  const { bytes, end } = search;
  let start = at + 1;
  while (start < end && start - at <= 2 && bytes[start] === BLANK && !search.url) start++;
  const quote = bytes[start] === QUOTE || bytes[start] === APOSTROPHE ? bytes[start] : 0;
  if (quote !== 0) start++;
  const stop = quote === 0 ? valueEnd(search, start, kind) : quotedEnd(bytes, start, end, quote);
  if (stop <= start || (stop === start + 1 && bytes[start] === 0x2d)) return at + 1;
  // Times and browser strings in text count only where a format says so or their shape does.
  if (kind === Kind.time || kind === Kind.agent) return at + 1;
  if (kind <= Kind.embedded) addressList(search, start, stop, kind, FoundBy.name);
  else search.found(start, stop, kind, 0, FoundBy.name);
  return stop;
}

/** What the policy says of the name that ends before the sign at `at`. */
function kindBefore({ bytes, floor, end, names }: Search, at: number): number {
  let stop = at;
  if (stop > floor && bytes[stop - 1] === BLANK && bytes[at] === 0x3d) stop--;
  const quote = stop > floor ? bytes[stop - 1] : 0;
  const quoted = quote === QUOTE || quote === APOSTROPHE;
  if (quoted) stop--;
  let start = stop;
  while (start > floor && stop - start < LONGEST_NAME && NAME[bytes[start - 1]] === 1) start--;
  if (start === stop || (bytes[at] === 0x3a && at + 1 < end && bytes[at + 1] === 0x2f))
    return UNNAMED;
  const kind = names.kindOf(bytes, start, stop);
  return kind >= FIRST_CONTAINER ? UNNAMED : kind;
}

/** Where the value that stands in quotes ends: at the quote, or where the text ends. */
function quotedEnd(bytes: Uint8Array, start: number, end: number, quote: number): number {
  let i = start;
  while (i < end && bytes[i] !== quote) i += bytes[i] === 0x5c ? 2 : 1;
  return Math.min(i, end);
}

/** Where a bare value ends. In doubt it reaches further: what is cut off would stay raw. */
function valueEnd(search: Search, start: number, kind: number): number {
  const { bytes, end, url } = search;
  let i = start;
  if (!url && kind === Kind.cookie) {
    while (i < end && bytes[i] !== QUOTE) i++;
    return i;
  }
  if (!url && kind === Kind.secret) i = schemeEnd(bytes, start, end);
  for (; i < end; i++) {
    const byte = bytes[i];
    if (byte <= BLANK || byte === QUOTE || byte === 0x26 || (url && byte === 0x23)) break;
    if (!url && (byte === 0x2c || byte === 0x3b) && separates(bytes, i, end)) break;
  }
  // Punctuation of the sentence or object around the value.
  while (!url && i > start && ',;)]}>'.includes(String.fromCharCode(bytes[i - 1]))) i--;
  return i;
}

/** Behind the scheme of an Authorization header; a Digest goes on to the end of the text. */
function schemeEnd(bytes: Uint8Array, start: number, end: number): number {
  for (const scheme of SCHEMES) {
    if (!startsWith(bytes, start, end, scheme)) continue;
    return scheme === 'digest ' || scheme === 'aws4-' ? end : start + scheme.length;
  }
  return start;
}

/** Whether the `,` or `;` at `at` is followed by a blank or by the name of another value. */
function separates(bytes: Uint8Array, at: number, end: number): boolean {
  let i = at + 1;
  if (i >= end || bytes[i] === BLANK || bytes[i] === QUOTE) return true;
  if (LETTER[bytes[i]] === 0) return false;
  while (i < end && i - at <= LONGEST_NAME && NAME[bytes[i]] === 1) i++;
  return i < end && (bytes[i] === 0x3d || bytes[i] === 0x3a);
}
