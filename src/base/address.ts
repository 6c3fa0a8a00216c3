import { DIGIT, HEX } from './ascii.ts';

/*
 * Network addresses in text, on bytes. IPv4 is four decimal numbers of 0 to 255 without leading
 * zeros; IPv6 is what RFC 4291 section 2.2 allows. Forms that some parsers rewrite (octal, hex,
 * `1.2.3`, one big number) are no addresses here.
 */

const DOT = 0x2e;
const COLON = 0x3a;

/** The longest IPv6 text: six groups of four and an IPv4 tail. */
export const LONGEST_ADDRESS = 45;

/**
 * Where the IPv4 address that begins at `at` ends, or -1. Looks no further than the fourth number;
 * what stands before and behind is the caller's to judge.
 */
export function matchIPv4(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  for (let part = 0; ; part++) {
    const first = i;
    let value = 0;
    while (i < end && i - first < 3 && DIGIT[bytes[i]] === 1) value = value * 10 + bytes[i++] - 48;
    const length = i - first;
    if (length === 0 || value > 255 || (length > 1 && bytes[first] === 48)) return -1;
    if (part === 3) return i < end && DIGIT[bytes[i]] === 1 ? -1 : i;
    if (i >= end || bytes[i] !== DOT) return -1;
    i++;
  }
}

/**
 * Where the longest IPv6 address that begins at `at` ends, or -1. Reads at most 46 bytes. A longer
 * run of groups gives -1 or ends at a `:`, which the caller has to judge. Host names have another
 * byte `between` the groups.
 */
export function matchIPv6(bytes: Uint8Array, at: number, end: number, between = COLON): number {
  let i = at;
  let groups = 0;
  let compressed = false;
  if (i + 1 < end && bytes[i] === between && bytes[i + 1] === between) {
    compressed = true;
    i += 2;
  }
  // The end of the longest address so far: only `::` and a full set of groups can end one.
  let best = compressed ? i : -1;
  for (;;) {
    const first = i;
    while (i < end && i - first < 4 && HEX[bytes[i]] !== 0) i++;
    if (i === first) return best;
    if (i < end && bytes[i] === DOT && (compressed ? groups <= 5 : groups === 6)) {
      const tail = matchIPv4(bytes, first, end);
      if (tail !== -1) return tail;
    }
    if (i < end && HEX[bytes[i]] !== 0) return best;
    groups++;
    if (groups === 8) return compressed ? best : i;
    if (compressed) best = i;
    if (i >= end || bytes[i] !== between) return best;
    if (i + 1 < end && bytes[i + 1] === between) {
      if (compressed) return best;
      compressed = true;
      i += 2;
      best = i;
    } else {
      i++;
    }
  }
}

/**
 * Reads the address that is exactly `bytes[start, end)` into `out` in canonical form and gives its
 * length: 4 for IPv4 and for IPv4 mapped into IPv6 (`::ffff:192.0.2.1`), 16 for IPv6, 0 for
 * anything else.
 */
export function readAddress(
  bytes: Uint8Array,
  start: number,
  end: number,
  out: Uint8Array,
): 0 | 4 | 16 {
  if (matchIPv4(bytes, start, end) === end) {
    readIPv4(bytes, start, end, out, 0);
    return 4;
  }
  if (end - start > LONGEST_ADDRESS || matchIPv6(bytes, start, end) !== end) return 0;
  readIPv6(bytes, start, end, out);
  return unmapped(out);
}

/** Takes an IPv4 address that is mapped into IPv6 out of it, in place; gives the length that is left. */
export function unmapped(address: Uint8Array): 4 | 16 {
  for (let i = 0; i < 10; i++) if (address[i] !== 0) return 16;
  if (address[10] !== 255 || address[11] !== 255) return 16;
  address.copyWithin(0, 12, 16);
  return 4;
}

/** Reads the IPv4 address that `bytes[start, end)` is known to be. */
function readIPv4(
  bytes: Uint8Array,
  start: number,
  end: number,
  out: Uint8Array,
  at: number,
): void {
  let i = start;
  for (let part = 0; part < 4; part++) {
    let value = 0;
    while (i < end && bytes[i] !== DOT) value = value * 10 + bytes[i++] - 48;
    out[at + part] = value;
    i++;
  }
}

/** Reads the IPv6 address that `bytes[start, end)` is known to be. */
function readIPv6(bytes: Uint8Array, start: number, end: number, out: Uint8Array): void {
  let i = start;
  let used = 0;
  let gap = -1;
  while (i < end) {
    if (bytes[i] === COLON) {
      i++;
      if (bytes[i] === COLON) {
        gap = used;
        i++;
        continue;
      }
    }
    const first = i;
    let value = 0;
    while (i < end && HEX[bytes[i]] !== 0) value = value * 16 + HEX[bytes[i++]] - 1;
    if (i < end && bytes[i] === DOT) {
      readIPv4(bytes, first, end, out, used);
      used += 4;
      break;
    }
    out[used++] = value >> 8;
    out[used++] = value & 255;
  }
  if (gap !== -1) {
    out.copyWithin(16 - (used - gap), gap, used);
    out.fill(0, gap, 16 - (used - gap));
  }
}

/**
 * Writes a canonical address (4 or 16 bytes) as text at `out[at…]` and gives the end; IPv6 as
 * RFC 5952 says. At most 39 bytes.
 */
export function writeAddress(address: Uint8Array, out: Uint8Array, at: number): number {
  if (address.length === 4) return writeIPv4(address, out, at, DOT);
  let gapStart = -1;
  let gapLength = 1;
  for (let g = 0; g < 8; g++) {
    let length = 0;
    while (g + length < 8 && address[2 * (g + length)] === 0 && address[2 * (g + length) + 1] === 0)
      length++;
    if (length > gapLength) {
      gapStart = g;
      gapLength = length;
    }
    g += length;
  }
  let i = at;
  for (let g = 0; g < 8; g++) {
    if (g === gapStart) {
      out[i++] = COLON;
      out[i++] = COLON;
      g += gapLength - 1;
      continue;
    }
    if (g > 0 && out[i - 1] !== COLON) out[i++] = COLON;
    i = writeGroup(address[2 * g] * 256 + address[2 * g + 1], out, i);
  }
  return i;
}

/**
 * Writes a canonical address as part of a host name: `-` between the parts, IPv6 with all eight
 * groups, as providers name their hosts.
 */
export function writeDashed(address: Uint8Array, out: Uint8Array, at: number): number {
  const dash = 0x2d;
  if (address.length === 4) return writeIPv4(address, out, at, dash);
  let i = at;
  for (let g = 0; g < 8; g++) {
    if (g > 0) out[i++] = dash;
    i = writeGroup(address[2 * g] * 256 + address[2 * g + 1], out, i);
  }
  return i;
}

function writeIPv4(address: Uint8Array, out: Uint8Array, at: number, between: number): number {
  let i = at;
  for (let part = 0; part < 4; part++) {
    if (part > 0) out[i++] = between;
    const value = address[part];
    if (value >= 100) out[i++] = 48 + Math.trunc(value / 100);
    if (value >= 10) out[i++] = 48 + (Math.trunc(value / 10) % 10);
    out[i++] = 48 + (value % 10);
  }
  return i;
}

function writeGroup(value: number, out: Uint8Array, at: number): number {
  let i = at;
  for (
    let shift = value > 0xfff ? 12 : value > 0xff ? 8 : value > 0xf ? 4 : 0;
    shift >= 0;
    shift -= 4
  ) {
    const nibble = (value >> shift) & 15;
    out[i++] = nibble < 10 ? 48 + nibble : 87 + nibble;
  }
  return i;
}
