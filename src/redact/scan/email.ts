import { matchIPv4 } from '../../base/address.ts';
import { ALNUM, DIGIT, LETTER } from '../../base/ascii.ts';
import { Kind } from '../../model/kind.ts';
import { FoundBy } from '../../model/tape.ts';
import { isFileEnding } from '../check/file-ending.ts';
import type { Search } from './search.ts';

/*
 *   alice.o'neil+shop@mail.example.org
 *   ^ local, leftwards from the @     ^ domain, rightwards
 */

/** Bytes of a local part. Left out are those that separate parameters, paths and JSON. */
const LOCAL: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  ALNUM[byte] === 1 || byte >= 0x80 || "._+-'~!$^*|`{}#".includes(String.fromCharCode(byte))
    ? 1
    : 0,
);

/** Those of them that stand in front of an address rather than begin it: quotes, brackets, bars. */
const OPENING: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  "'`{}|#*~^!$.-".includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** Bytes of a domain label, internationalized ones included. */
const LABEL: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  ALNUM[byte] === 1 || byte >= 0x80 || byte === 0x2d || byte === 0x5f ? 1 : 0,
);

/** Blanks, quotes and points among the characters of two bytes that begin with 0xC2. */
const MARKS = new Set([0xa0, 0xa1, 0xab, 0xad, 0xb7, 0xbb, 0xbf]);

const DOT = 0x2e;

/** RFC 5321 allows 64 bytes between the quotes of a quoted local part. */
const LONGEST_QUOTED = 66;

/** The e-mail address around the `@` at `at`; gives where to go on. */
export function email(search: Search, at: number): number {
  const { bytes, floor } = search;
  if (!search.seeks(Kind.email, FoundBy.email)) return at + 1;
  let start = at;
  if (at > floor && bytes[at - 1] === 0x22) start = quotedStart(bytes, at, floor);
  else start = localStart(bytes, at, floor);
  if (start === at) return at + 1;
  const end = domainEnd(search, at + 1);
  if (end === -1) return at + 1;
  search.found(start, end, Kind.email, 0, FoundBy.email);
  return end;
}

/** Where the bare local part in front of the `@` at `at` begins, or `at`. */
function localStart(bytes: Uint8Array, at: number, floor: number): number {
  let start = runStart(bytes, at, floor);
  // A bounce address holds another one: `bounce+alice=example.org@lists.example`.
  if (start > floor && start < at && bytes[start - 1] === 0x3d) {
    const outer = runStart(bytes, start - 1, floor);
    if (hasAny(bytes, outer, start - 1, '+-') && hasAny(bytes, start, at, '.')) start = outer;
  }
  while (start < at && OPENING[bytes[start]] === 1) start++;
  return start;
}

function runStart(bytes: Uint8Array, at: number, floor: number): number {
  let start = at;
  while (start > floor && LOCAL[bytes[start - 1]] === 1) {
    if (bytes[start - 1] >= 0x80 && start - 2 >= floor) {
      if (isMark(bytes, start - 2, at) || (start - 3 >= floor && isMark(bytes, start - 3, at)))
        break;
    }
    start--;
  }
  return start;
}

/** Whether a blank, a quote or another mark beyond ASCII begins at `at` (U+2000 to U+206F and their like). */
function isMark(bytes: Uint8Array, at: number, end: number): boolean {
  if (at + 1 >= end) return false;
  const byte = bytes[at];
  const next = bytes[at + 1];
  if (byte === 0xc2) return MARKS.has(next);
  if (at + 2 >= end) return false;
  return (
    (byte === 0xe2 && next <= 0x81) || (byte === 0xe3 && next === 0x80 && bytes[at + 2] <= 0x91)
  );
}

function hasAny(bytes: Uint8Array, start: number, end: number, chars: string): boolean {
  for (let i = start; i < end; i++) if (chars.includes(String.fromCharCode(bytes[i]))) return true;
  return false;
}

/** Where `"john smith"` in front of the `@` at `at` begins, or `at`. */
function quotedStart(bytes: Uint8Array, at: number, floor: number): number {
  const last = Math.max(floor, at - LONGEST_QUOTED);
  for (let i = at - 2; i >= last; i--) if (bytes[i] === 0x22) return i;
  // The first quote is missing or part of the span before: of the rest at least a word is known.
  const start = runStart(bytes, at - 1, floor);
  return start === at - 1 ? at : start;
}

/** Where the domain at `at` ends, or -1: two labels or more, or an address, bare or in brackets. */
function domainEnd(search: Search, at: number): number {
  const { bytes, end } = search;
  if (at < end && bytes[at] === 0x5b) {
    for (let i = at + 1; i < end && i - at < 64; i++) {
      if (bytes[i] === 0x5d) return i + 1;
      if (ALNUM[bytes[i]] === 0 && bytes[i] !== 0x3a && bytes[i] !== 0x2e) return -1;
    }
    return -1;
  }
  const address = matchIPv4(bytes, at, end);
  if (address !== -1 && (address === end || LABEL[bytes[address]] === 0)) return address;
  let last = at;
  for (let label = at; last < end; last++) {
    if (LABEL[bytes[last]] === 1 && !(bytes[last] >= 0x80 && isMark(bytes, last, end))) continue;
    if (bytes[last] !== DOT || last === label) break;
    label = last + 1;
  }
  // Back to a label that can be a top level domain: what follows it ends the sentence, or a file.
  for (;;) {
    let dot = last - 1;
    while (dot > at && bytes[dot] !== DOT) dot--;
    if (dot <= at) return -1;
    if (isTopLevel(bytes, dot + 1, last)) return isFile(bytes, at, dot + 1, last) ? -1 : last;
    last = dot;
  }
}

/** A top level domain begins with a letter: `pkg@1.2.3` is a version. */
function isTopLevel(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start >= 2 && (LETTER[bytes[start]] === 1 || bytes[start] >= 0x80);
}

/** `logo@2x.png` is a picture for screens of double density, `pkg@1.2.3.tgz` a package. */
function isFile(bytes: Uint8Array, at: number, lastLabel: number, end: number): boolean {
  return DIGIT[bytes[at]] === 1 && isFileEnding(bytes, lastLabel, end);
}
