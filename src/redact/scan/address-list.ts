import { matchIPv4, matchIPv6 } from '../../base/address.ts';
import { ALNUM, DIGIT, startsWith } from '../../base/ascii.ts';
import { Kind } from '../../model/kind.ts';
import { Form } from '../../model/tape.ts';
import { dashedHost } from './dashed-host.ts';
import { ipv4 } from './ipv4.ts';
import type { Search } from './search.ts';

/*
 * A place where addresses are expected: one, a chain, or a Forwarded header (RFC 7239).
 *
 *   192.0.2.7    [2001:db8::1]:443    192.0.2.7:51000, 198.51.100.2    for="[2001:db8::1]";proto=https
 */

const BACKSLASH = 0x5c;

/** 1 for the bytes between two elements. */
const BETWEEN: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  ' ,;"\t'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** 1 for the bytes of host names, and the colon before a port. */
const HOST: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  ALNUM[byte] === 1 || '-._:'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** 1 for the bytes of a list in which nothing is written with escapes, or in a way that reads as something else. */
export const PLAIN_LIST: Uint8Array = HOST.map((isHost, byte) =>
  isHost === 1 || BETWEEN[byte] === 1 || '[]/='.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** Words that stand in place of an address, and the protocols of a Forwarded header. */
const HARMLESS = ['unknown', 'http', 'https', 'localhost'];

/** A zone (RFC 4007) of ordinary length; a longer one could hide something. */
const LONGEST_ZONE = 16;

/** Puts every element of the list at `[start, end)` on the tape, as `kind`. */
export function addressList(
  search: Search,
  start: number,
  end: number,
  kind: number,
  foundBy: number,
): void {
  const { bytes } = search;
  let i = start;
  while (i < end) {
    while (i < end && BETWEEN[bytes[i]] === 1) i++;
    const first = i;
    while (i < end && BETWEEN[bytes[i]] === 0) i++;
    // The backslash in front of a quote is half an escape.
    let last = i;
    while (last > first && bytes[last - 1] === BACKSLASH) last--;
    if (last > first) element(search, parameterStart(bytes, first, last), last, kind, foundBy);
  }
  search.floor = end;
}

/** Where the address at `at` ends, with what may stand behind it in an element, or -1. */
export function addressEnd(bytes: Uint8Array, at: number, end: number): number {
  const v4 = matchIPv4(bytes, at, end);
  return v4 === -1 ? matchIPv6(bytes, at, end) : v4;
}

/** Behind the name of a Forwarded parameter such as `for=`. */
function parameterStart(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start; i < end && i - start <= 5; i++) {
    if (bytes[i] === 0x3d) return i + 1;
    if (ALNUM[bytes[i]] === 0) break;
  }
  return start;
}

function element(search: Search, start: number, end: number, kind: number, foundBy: number): void {
  const { bytes } = search;
  if (isHarmless(bytes, start, end, kind)) return;
  const open = bytes[start] === 0x5b ? start + 1 : start;
  const stop = addressEnd(bytes, open, end);
  if (stop !== -1 && isRest(bytes, stop, end, open > start)) {
    const port = stop < end && bytes[stop] === 0x3a;
    const inUrl = start > 1 && bytes[start - 1] === 0x2f && bytes[start - 2] === 0x2f;
    const bracket = open === start && (port || inUrl) ? Form.bracket : 0;
    search.found(open, stop, kind, Form.expected | bracket, foundBy);
  } else if (!isHostName(search, start, end)) {
    search.found(start, end, kind, Form.expected, foundBy);
  }
}

/** `-`, `unknown` and a protocol are no addresses, nor is a socket of our own machine. */
function isHarmless(bytes: Uint8Array, start: number, end: number, kind: number): boolean {
  const length = end - start;
  if (length === 0) return true;
  const byte = bytes[start];
  if (DIGIT[byte] === 1 || byte === 0x5b) return false;
  if (length === 1) return byte === 0x2d || byte === 0x3a;
  if (startsWith(bytes, start, end, 'unix:')) return length === 5 || kind === Kind.upstream;
  return HARMLESS.some((word) => word.length === length && startsWith(bytes, start, end, word));
}

/** Whether only a zone, a prefix length, a bracket and a port stand behind the address. */
function isRest(bytes: Uint8Array, at: number, end: number, bracket: boolean): boolean {
  let i = at;
  if (i < end && bytes[i] === 0x25) {
    const zone = ++i;
    while (i < end && i - zone < LONGEST_ZONE && (ALNUM[bytes[i]] === 1 || bytes[i] === 0x2e)) i++;
    if (i === zone || holdsAddress(bytes, zone, i, end)) return false;
  }
  if (bracket && (i >= end || bytes[i++] !== 0x5d)) return false;
  if (i < end && (bytes[i] === 0x3a || bytes[i] === 0x2f)) {
    i++;
    while (i < end && DIGIT[bytes[i]] === 1) i++;
  }
  return i === end;
}

/** Whether an address begins in the zone at `[start, stop)`: `x192.0.2.7` names no interface. */
function holdsAddress(bytes: Uint8Array, start: number, stop: number, end: number): boolean {
  for (let i = start; i < stop; i++)
    if (DIGIT[bytes[i]] === 1 && matchIPv4(bytes, i, end) !== -1) return true;
  return false;
}

/**
 * Whether the element is a host name that spells an address, as Apache logs it with HostnameLookups:
 * the rest of the name stays, with a port behind it or not.
 */
function isHostName(search: Search, start: number, stop: number): boolean {
  const { bytes, tape, end } = search;
  for (let i = start; i < stop; i++) if (HOST[bytes[i]] === 0) return false;
  const before = tape.count;
  search.floor = start;
  search.end = stop;
  for (let i = start; i < stop; ) {
    if (bytes[i] === 0x2d) i = dashedHost(search, i);
    else if (bytes[i] === 0x2e) i = ipv4(search, i);
    else i++;
  }
  search.end = end;
  for (let i = before; i < tape.count; i++) if (tape.kinds[i] === Kind.host) return true;
  tape.count = before;
  search.floor = start;
  return false;
}
