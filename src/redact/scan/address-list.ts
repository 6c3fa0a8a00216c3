import { matchIPv4, matchIPv6 } from '../../base/address.ts';
import { ALNUM, DIGIT, HEX, startsWith } from '../../base/ascii.ts';
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

/** 1 for the bytes between two elements. */
const BETWEEN: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  ' ,;"\t'.includes(String.fromCharCode(byte)) ? 1 : 0,
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
    if (i > first) element(search, parameterStart(bytes, first, i), i, kind, foundBy);
  }
  search.floor = end;
}

/** Behind `for=` or `by=`; other parameters of a Forwarded element stay as they are found. */
function parameterStart(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start; i < end && i - start <= 5; i++) {
    if (bytes[i] === 0x3d) return i + 1 < end && BETWEEN[bytes[i + 1]] === 1 ? i + 2 : i + 1;
    if (ALNUM[bytes[i]] === 0) break;
  }
  return start;
}

function element(search: Search, start: number, end: number, kind: number, foundBy: number): void {
  const { bytes } = search;
  if (isHarmless(bytes, start, end)) return;
  const open = bytes[start] === 0x5b ? start + 1 : start;
  const v4 = matchIPv4(bytes, open, end);
  const stop = v4 !== -1 && isRest(bytes, v4, end, open > start) ? v4 : matchIPv6(bytes, open, end);
  if (stop !== -1 && isRest(bytes, stop, end, open > start)) {
    const port = stop < end && bytes[stop] === 0x3a && open === start;
    search.found(open, stop, kind, Form.expected | (port ? Form.bracket : 0), foundBy);
    return;
  }
  const before = search.tape.count;
  hostNames(search, start, end);
  if (search.tape.count === before) search.found(start, end, kind, Form.expected, foundBy);
}

/** `-`, `unknown`, a protocol and the path of a socket hold no address. */
function isHarmless(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length === 0) return true;
  const byte = bytes[start];
  if (DIGIT[byte] === 1 || byte === 0x5b) return false;
  if (length === 1) return byte === 0x2d || byte === 0x3a;
  if (startsWith(bytes, start, end, 'unix:')) return true;
  return HARMLESS.some((word) => word.length === length && startsWith(bytes, start, end, word));
}

/** Whether only a zone, a prefix length, a bracket and a port stand behind the address. */
function isRest(bytes: Uint8Array, at: number, end: number, bracket: boolean): boolean {
  let i = at;
  if (i < end && bytes[i] === 0x25) {
    const zone = ++i;
    while (i < end && i - zone < LONGEST_ZONE && (ALNUM[bytes[i]] === 1 || bytes[i] === 0x2e)) i++;
    if (i === zone) return false;
  }
  if (bracket && (i >= end || bytes[i++] !== 0x5d)) return false;
  if (i < end && (bytes[i] === 0x3a || bytes[i] === 0x2f)) {
    i++;
    while (i < end && DIGIT[bytes[i]] === 1) i++;
  }
  return i === end;
}

/** Host names that spell an address, as Apache logs them with HostnameLookups. */
function hostNames(search: Search, start: number, stop: number): void {
  const { bytes, end } = search;
  search.floor = start;
  search.end = stop;
  for (let i = start; i < stop; ) {
    const byte = bytes[i];
    const before = search.tape.count;
    if (byte === 0x2d && i > start && HEX[bytes[i - 1]] !== 0) i = dashedHost(search, i);
    else if (byte === 0x2e) i = ipv4(search, i);
    else i++;
    if (search.tape.count > before && search.tape.kinds[before] === Kind.host) break;
    search.tape.count = before;
  }
  search.end = end;
}
