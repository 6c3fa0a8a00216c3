import { matchIPv6 } from '../../base/address.ts';
import { ALNUM, DIGIT, HEX, LETTER } from '../../base/ascii.ts';
import { Kind } from '../../model/kind.ts';
import { Form, FoundBy } from '../../model/tape.ts';
import { isFileEnding } from '../check/file-ending.ts';
import { gluedForm } from './glued-form.ts';
import type { Search } from './search.ts';

/*
 *   dyn-192-0-2-7.dialup.example      host-2001-db8--7.example      2001-db8-0-0-0-0-0-7.example
 *          ^ at: the first dash            ^ at
 */

const DASH = 0x2d;
const DOT = 0x2e;

/** The longest label of a host name, and the longest name (RFC 1035 section 2.3.4). */
const LONGEST_LABEL = 63;
const LONGEST_NAME = 253;

/** Words of `a` to `f` with fewer dashes than these are words. */
const FEWEST_DASHES = 3;

/** The address in a host name whose first dash is at `at`; gives where to go on. */
export function dashedHost(search: Search, at: number): number {
  const { bytes, floor, end } = search;
  if (at === floor || at + 1 >= end || !search.seeks(Kind.host, FoundBy.host)) return at + 1;
  const next = bytes[at + 1];
  if (HEX[bytes[at - 1]] === 0 || (HEX[next] === 0 && next !== DASH)) return at + 1;
  let start = at - 1;
  while (start > floor && DIGIT[bytes[start - 1]] === 1) start--;
  let stop = -1;
  // In front of an IPv4 address a name may stand without a dash: `ip192-0-2-7`.
  if (DIGIT[bytes[start]] === 1 && DIGIT[next] === 1) {
    if (isBehindYear(bytes, start, floor)) return dateEnd(bytes, at, end);
    // A number that a letter touches belongs to the name where an address follows: `ec2-192-0-2-7`.
    const isName = start > floor && ALNUM[bytes[start - 1]] === 1;
    const behind = isName ? numbersEnd(bytes, at + 1, end) : -1;
    if (behind !== -1) start = at + 1;
    stop = behind === -1 ? numbersEnd(bytes, start, end) : behind;
  }
  if (stop === -1) {
    start = at - 1;
    while (start > floor && at - start < 5 && HEX[bytes[start - 1]] !== 0) start--;
    if (start === floor || ALNUM[bytes[start - 1]] === 0) stop = groupsEnd(bytes, start, end);
  }
  if (stop === -1) return at + 1;
  if (!hasDomain(bytes, stop, end)) {
    search.nearMiss?.(start, stop, 'no domain behind it: not a host name', true);
    return stop;
  }
  search.found(start, stop, Kind.host, Form.dashed | gluedForm(search, start), FoundBy.host);
  return stop;
}

/**
 * Where the run of numbers from 0 to 255 with `-` between them ends, or -1 when there are fewer than
 * four. With more it is not told which four are the address, and all of them belong to the span.
 */
function numbersEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  for (let count = 1; ; count++) {
    const first = i;
    let value = 0;
    while (i < end && i - first < 4 && DIGIT[bytes[i]] === 1) value = value * 10 + bytes[i++] - 48;
    if (i - first > 3 || value > 255) return -1;
    if (i + 1 < end && bytes[i] === DASH && DIGIT[bytes[i + 1]] === 1) i++;
    // Eight groups, some of them all digits, are an IPv6 address.
    else return count < 4 || (count < 8 && groupsEnd(bytes, at, end) > i) ? -1 : i;
  }
}

/** Whether the number at `start` goes on a date: `2026-11-22-10-30`. */
function isBehindYear(bytes: Uint8Array, start: number, floor: number): boolean {
  const year = start - 5;
  if (year < floor || bytes[start - 1] !== DASH) return false;
  for (let i = year; i < start - 1; i++) if (DIGIT[bytes[i]] === 0) return false;
  const century = bytes[year] * 10 + bytes[year + 1] - 528;
  return century === 19 || century === 20;
}

function dateEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && (DIGIT[bytes[i]] === 1 || bytes[i] === DASH)) i++;
  return i;
}

/** Where the IPv6 address with `-` in place of `:` that begins at `at` ends, or -1. */
function groupsEnd(bytes: Uint8Array, at: number, end: number): number {
  const stop = matchIPv6(bytes, at, end, DASH);
  if (stop === -1 || (stop < end && ALNUM[bytes[stop]] === 1)) return -1;
  if (stop + 1 < end && bytes[stop] === DASH && HEX[bytes[stop + 1]] !== 0) return -1;
  let dashes = 0;
  for (let i = at; i < stop; i++) if (bytes[i] === DASH) dashes++;
  return dashes < FEWEST_DASHES ? -1 : stop;
}

/** Whether the label goes on to a dot and a domain behind it, and not to the ending of a file. */
function hasDomain(bytes: Uint8Array, at: number, end: number): boolean {
  let i = at;
  while (i < end && i - at < LONGEST_LABEL && (ALNUM[bytes[i]] === 1 || bytes[i] === DASH)) i++;
  if (i + 1 >= end || bytes[i] !== DOT || LETTER[bytes[i + 1]] === 0) return false;
  let label = i + 1;
  for (i = label; i < end && i - at < LONGEST_NAME; i++) {
    if (bytes[i] === DOT && i + 1 < end && LETTER[bytes[i + 1]] === 1) label = i + 1;
    else if (ALNUM[bytes[i]] === 0 && bytes[i] !== DASH) break;
  }
  return !isFileEnding(bytes, label, i);
}
