import { ALNUM, BLANK, LETTER, startsWith } from '../../base/ascii.ts';
import { escapeLength } from '../../base/unescape.ts';
import { FIRST_CONTAINER, Kind } from '../../model/kind.ts';
import { UNNAMED } from '../../model/name-table.ts';
import { FoundBy } from '../../model/tape.ts';
import { addressEnd, addressList } from './address-list.ts';
import { LONGEST_NAME, NAME } from './parameter-name.ts';
import type { Search } from './search.ts';
import { bracketEnd, valueEnd } from './value-end.ts';

/*
 * A value with a name in front of it, in a URL or in text:
 *
 *   &email=alice%40example.com&     "password": "hunter2"      Authorization: Basic YWxpY2U6
 *    name ^value              ^      name      ^ ^value ^      name         ^ ^value
 */

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const COLON = 0x3a;
const SEMICOLON = 0x3b;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const BACKSLASH = 0x5c;

const AUTHORIZATION = 'authorization';

/** What vsftpd writes behind the word for a login: `FAIL LOGIN: Client "192.0.2.7"`. */
const CLIENT = 'client "';

/** What JSON and its relatives write where there is no value, or one that tells nothing. */
const LITERALS = ['null', 'none', 'true', 'false'];

/**
 * The value of the parameter whose `=` or `:` is at `at`, when the policy knows its name; gives where
 * to go on.
 */
export function parameter(search: Search, at: number): number {
  const { bytes, floor, end, names, url } = search;
  // `https://` names no value.
  if (bytes[at] === COLON && at + 2 < end && bytes[at + 1] === SLASH && bytes[at + 2] === SLASH)
    return at + 1;
  let nameEnd = at;
  while (!url && nameEnd > floor && BLANK[bytes[nameEnd - 1]] === 1) nameEnd--;
  const quoted = nameEnd > floor && isQuote(bytes[nameEnd - 1]);
  if (quoted) nameEnd--;
  while (quoted && nameEnd > floor && bytes[nameEnd - 1] === BACKSLASH) nameEnd--;
  let name = nameEnd;
  while (name > floor && nameEnd - name < LONGEST_NAME && NAME[bytes[name - 1]] === 1) name--;
  if (name === nameEnd) return at + 1;
  const kind = names.kindOf(bytes, name, nameEnd);
  const { rule } = names;
  // Times and browser strings in text count only where a format says so or their shape does.
  if (kind === UNNAMED || kind >= FIRST_CONTAINER || kind === Kind.time || kind === Kind.agent)
    return at + 1;
  if (!search.looks(rule) || search.stays(kind, rule)) return at + 1;
  let start = at + 1;
  // `=>`, `:=` and `==` are signs of programs.
  while (!url && start < end && (bytes[start] === EQUALS || bytes[start] === GREATER)) start++;
  const sign = start;
  while ((!url || quoted) && start < end && BLANK[bytes[start]] === 1) start++;
  // `Login: user=<jan>`, `rhost=  user=jan`: what stands there is not the value but another name.
  const isOuter = !url && bytes[at] === COLON && kind === Kind.user;
  const isEmpty = !quoted && bytes[at] === EQUALS && start > sign;
  if ((isOuter || isEmpty) && isNamed(search, start)) return start;
  if (isOuter && startsWith(bytes, start, end, CLIENT)) return start;
  if (!url && start < end && bytes[start] === LESS) start++;
  const word = nameEnd - AUTHORIZATION.length;
  const header = word >= name && startsWith(bytes, word, nameEnd, AUTHORIZATION);
  const matrix = name > floor && bytes[name - 1] === SEMICOLON;
  return value(search, at, start, kind, rule, quoted, header, matrix);
}

/** Whether a name stands at `start`, with `=` behind it, whose value is replaced. */
function isNamed(search: Search, start: number): boolean {
  const { bytes, end, names } = search;
  let stop = start;
  while (stop < end && stop - start < LONGEST_NAME && NAME[bytes[stop]] === 1) stop++;
  if (stop === start || stop >= end || bytes[stop] !== EQUALS) return false;
  const kind = names.kindOf(bytes, start, stop);
  if (kind === UNNAMED || kind >= FIRST_CONTAINER || kind === Kind.time || kind === Kind.agent)
    return false;
  return search.replaces(kind) && search.looks(names.rule);
}

/** Puts the value at `start` on the tape; `at` is where the sign in front of it is. */
function value(
  search: Search,
  at: number,
  start: number,
  kind: number,
  rule: number,
  quoted: boolean,
  header: boolean,
  matrix: boolean,
): number {
  const { bytes, end } = search;
  if (start >= end) return at + 1;
  let open = start;
  while (open < end && bytes[open] === BACKSLASH) open++;
  if (!search.replaces(kind)) {
    if (kind > Kind.embedded) return at + 1;
    const kept = addressEnd(bytes, open < end && isQuote(bytes[open]) ? open + 1 : start, end);
    return kept === -1 ? at + 1 : kept;
  }
  let first = start;
  let stop: number;
  if (open < end && isQuote(bytes[open])) {
    first = open + 1;
    stop = quotedEnd(bytes, first, end, bytes[open], open - start);
    // The quotes are part of an e-mail address: `"john smith"@example.org`.
    if (stop + 1 < end && bytes[stop] === bytes[open] && bytes[stop + 1] === 0x40) {
      first = open;
      stop = valueEnd(search, stop + 1, kind, quoted, header, matrix);
    }
  } else if (quoted && (bytes[start] === 0x7b || bytes[start] === 0x5b)) {
    // The addresses in a list are found by themselves.
    if (kind <= Kind.embedded) return at + 1;
    stop = bracketEnd(bytes, start, end);
  } else {
    stop = valueEnd(search, start, kind, quoted, header, matrix);
    if (quoted && isLiteral(bytes, start, stop)) return at + 1;
  }
  if (stop <= first || (stop === first + 1 && bytes[first] === 0x2d)) return at + 1;
  // In text what ends a value can be told from what is part of it only where no escapes are left.
  const isOpen = !search.url && first === start && kind !== Kind.secret;
  if (isOpen && hasEscape(bytes, first, stop)) search.escapes = true;
  if (kind > Kind.embedded) search.found(first, stop, kind, 0, FoundBy.name, rule);
  // What is a port, a zone or a bracket shows only where no escapes are left.
  else if (!search.innermost && hasEscape(bytes, first, stop)) search.escapes = true;
  else addressList(search, first, stop, kind, FoundBy.name);
  return stop;
}

function hasEscape(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (escapeLength(bytes, i, end) > 0) return true;
  return false;
}

function isQuote(byte: number): boolean {
  return byte === QUOTE || byte === APOSTROPHE;
}

/**
 * Where the value in quotes ends, or `end`. Its first quote has `depth` backslashes in front of it
 * when all of it stands in a string itself, and so has the last one; a quote in the value has more. A
 * quote that is doubled or that a letter follows (`O'Neil`) does not end the value either: in doubt it
 * reaches further.
 */
function quotedEnd(
  bytes: Uint8Array,
  start: number,
  end: number,
  quote: number,
  depth: number,
): number {
  let backslashes = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte === BACKSLASH) {
      backslashes++;
      continue;
    }
    if (byte === quote && backslashes >= depth && (backslashes - depth) % (2 * depth + 2) === 0) {
      const next = i + 1 < end ? bytes[i + 1] : 0;
      if (next === quote && i > start) i++;
      else if (ALNUM[next] === 0) return i - depth;
    }
    backslashes = 0;
  }
  return end;
}

function isLiteral(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    LETTER[bytes[start]] === 1 &&
    LITERALS.some((word) => word.length === end - start && startsWith(bytes, start, end, word))
  );
}
