import { ALNUM, BLANK, LETTER, startsWith } from '../../base/ascii.ts';
import { Kind } from '../../model/kind.ts';
import { LONGEST_NAME, NAME } from './parameter-name.ts';
import type { Search } from './search.ts';
import { spacedEnd } from './spaced-value.ts';

const SPACE = 0x20;
const QUOTE = 0x22;
const HASH = 0x23;
const AMPERSAND = 0x26;
const COMMA = 0x2c;
const COLON = 0x3a;
const SLASH = 0x2f;
const SEMICOLON = 0x3b;
const QUESTION = 0x3f;
const EQUALS = 0x3d;
const BACKSLASH = 0x5c;

/** Punctuation of the sentence or object around a value. */
const TRAILING: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  ".,;)]}>'".includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** Words behind which the one word that is secret in an Authorization header stands. */
const SCHEMES = ['basic ', 'bearer ', 'token ', 'negotiate ', 'ntlm ', 'apikey '];

/** What stands there when the line was redacted before: all of the value, whatever follows. */
const DROPPED = 'redacted_secret';

/**
 * Where the bare value that begins at `start` ends. In doubt it reaches further: what is cut off
 * would stay raw. `quotedName` says that it is part of an object, `header` that it stands in an
 * Authorization header, where a scheme that is not known may have any number of words behind it,
 * `matrix` that it belongs to a segment of a path (`/x;jsessionid=0A1B?step=2`).
 */
export function valueEnd(
  search: Search,
  start: number,
  kind: number,
  quotedName: boolean,
  header: boolean,
  matrix: boolean,
): number {
  const { bytes, end, url } = search;
  if (url && !quotedName) return urlValueEnd(bytes, start, end, matrix);
  if (kind === Kind.cookie) return headerEnd(bytes, start, end);
  let i = start;
  if (kind === Kind.secret) {
    i = schemeEnd(bytes, start, end);
    if (i === start && header) {
      const written = startsWith(bytes, start, end, DROPPED) ? start + DROPPED.length : end;
      return written < end && ALNUM[bytes[written]] === 0 ? written : headerEnd(bytes, start, end);
    }
  }
  for (;;) {
    i = wordEnd(search, i);
    // What looks like one more name belongs to the value: `password: user: alice`.
    if (i === start || bytes[i - 1] !== COLON || i >= end || BLANK[bytes[i]] === 0) break;
    while (i < end && BLANK[bytes[i]] === 1) i++;
  }
  i = spacedEnd(bytes, i, end, kind);
  const word = i;
  while (i > start && TRAILING[bytes[i - 1]] === 1) i--;
  return i === word ? i : beforeBackslashes(bytes, start, i, end);
}

/** Behind the bracket that closes the one at `at`, or `end`. */
export function bracketEnd(bytes: Uint8Array, at: number, end: number): number {
  let depth = 0;
  let quoted = false;
  for (let i = at; i < end; i++) {
    const byte = bytes[i];
    if (byte === BACKSLASH) i++;
    else if (byte === QUOTE) quoted = !quoted;
    else if (quoted) continue;
    else if (byte === 0x7b || byte === 0x5b) depth++;
    else if ((byte === 0x7d || byte === 0x5d) && --depth === 0) return i + 1;
  }
  return end;
}

function urlValueEnd(bytes: Uint8Array, start: number, end: number, matrix: boolean): number {
  let i = start;
  while (i < end && bytes[i] !== AMPERSAND && bytes[i] !== HASH) {
    if (matrix && (bytes[i] === SEMICOLON || bytes[i] === SLASH || bytes[i] === QUESTION)) break;
    i++;
  }
  return i;
}

/** A header ends where its text does, or the quotes around it; quotes behind `=` are its own. */
function headerEnd(bytes: Uint8Array, start: number, end: number): number {
  let own = false;
  for (let i = start; i < end; i++) {
    if (bytes[i] !== QUOTE) continue;
    const before = beforeBackslashes(bytes, start, i, end);
    if (own) own = false;
    else if (before > start && bytes[before - 1] === EQUALS) own = true;
    else return before;
  }
  return end;
}

/** Where a word of text ends. A blank that is written with an escape belongs to it: `q=correct%20horse`. */
function wordEnd(search: Search, start: number): number {
  const { bytes, end } = search;
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte === AMPERSAND || (byte <= SPACE && !(byte === SPACE && search.isEscaped(i)))) return i;
    if (byte === QUOTE && (i + 1 >= end || ALNUM[bytes[i + 1]] === 0))
      return beforeBackslashes(bytes, start, i, end);
    if ((byte === COMMA || byte === SEMICOLON) && separates(bytes, i, end)) return i;
  }
  return end;
}

/** In front of what escapes the byte at `at`: an escape is never cut. */
function beforeBackslashes(bytes: Uint8Array, start: number, at: number, end: number): number {
  let i = at;
  while (at < end && i > start && bytes[i - 1] === BACKSLASH) i--;
  return i;
}

/** Behind the scheme of an Authorization header. */
function schemeEnd(bytes: Uint8Array, start: number, end: number): number {
  if (LETTER[bytes[start]] === 0) return start;
  for (const scheme of SCHEMES) {
    if (startsWith(bytes, start, end, scheme)) return start + scheme.length;
  }
  return start;
}

/** Whether the `,` or `;` at `at` is followed by a blank or by the name of another value. */
function separates(bytes: Uint8Array, at: number, end: number): boolean {
  let i = at + 1;
  if (i >= end || bytes[i] <= SPACE || bytes[i] === QUOTE || bytes[i] === BACKSLASH) return true;
  if (LETTER[bytes[i]] === 0) return false;
  while (i < end && i - at <= LONGEST_NAME && NAME[bytes[i]] === 1) i++;
  return i < end && (bytes[i] === EQUALS || bytes[i] === COLON);
}
