import { LONGEST_ADDRESS, matchIPv4, matchIPv6, readAddress } from '../../../base/address.ts';
import { ALNUM } from '../../../base/ascii.ts';

const PERCENT = 0x25;
const COLON = 0x3a;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** `[`, an address, `%` and a zone, `]:` and a port. */
const LONGEST = LONGEST_ADDRESS + 32;

/**
 * The canonical address (4 or 16 bytes) that is exactly `bytes[start, end)`, perhaps in brackets, with a
 * zone or a port: `192.0.2.7:1234`, `[2001:db8::1%eth0]:443`. Undefined for anything else, lists too.
 */
export function addressOf(bytes: Uint8Array, start: number, end: number): Uint8Array | undefined {
  if (end - start > LONGEST || start >= end) return undefined;
  const first = bytes[start] === OPEN ? start + 1 : start;
  let stop = matchIPv4(bytes, first, end);
  const isIPv4 = stop !== -1;
  if (!isIPv4) stop = matchIPv6(bytes, first, end);
  if (stop === -1) return undefined;
  let rest = stop;
  if (!isIPv4 && rest < end && bytes[rest] === PERCENT) rest = zoneEnd(bytes, rest + 1, end);
  if (first > start) {
    if (rest >= end || bytes[rest] !== CLOSE) return undefined;
    rest++;
  }
  if (rest < end && (isIPv4 || first > start)) rest = portEnd(bytes, rest, end);
  if (rest !== end) return undefined;
  const address = new Uint8Array(16);
  return address.slice(0, readAddress(bytes, first, stop, address));
}

function zoneEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (
    i < end &&
    (ALNUM[bytes[i]] === 1 || bytes[i] === 0x2d || bytes[i] === 0x2e || bytes[i] === 0x5f)
  )
    i++;
  return i;
}

/** Where `:` and up to five digits end; `at` without them. */
function portEnd(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] !== COLON) return at;
  let i = at + 1;
  while (i < end && i - at <= 5 && bytes[i] >= 48 && bytes[i] <= 57) i++;
  return i > at + 1 ? i : at;
}
