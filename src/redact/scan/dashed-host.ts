import { ALNUM, DIGIT, HEX, LETTER } from '../../base/ascii.ts';
import { Kind } from '../../model/kind.ts';
import { Form, FoundBy } from '../../model/tape.ts';
import { isFileEnding } from '../check/version-number.ts';
import type { Search } from './search.ts';

const DASH = 0x2d;

/** The longest label of a host name (RFC 1035 section 2.3.4). */
const LONGEST_LABEL = 63;

/**
 * The address in a host name such as `192-0-2-7.dialup.example` or `host-2001-db8-0-0-0-0-0-1.example`
 * whose first dash is at `at`; gives where to go on.
 */
export function dashedHost(search: Search, at: number): number {
  const { bytes, floor, end } = search;
  if (at === floor || at + 1 >= end || search.kept[Kind.host] === 1) return at + 1;
  if (HEX[bytes[at - 1]] === 0 || HEX[bytes[at + 1]] === 0) return at + 1;
  let start = at - 1;
  while (start > floor && at - start < 5 && HEX[bytes[start - 1]] !== 0) start--;
  if (start > floor && HEX[bytes[start - 1]] !== 0) return at + 1;
  const ipv6 = dashedEnd(bytes, start, end, 8, 4, HEX, 0xffff);
  // Before an IPv4 address a name may stand without a dash: `ip192-0-2-7`.
  let digits = at;
  while (digits > start && DIGIT[bytes[digits - 1]] === 1) digits--;
  const first = ipv6 === -1 ? digits : start;
  const stop = ipv6 === -1 ? dashedEnd(bytes, digits, end, 4, 3, DIGIT, 255) : ipv6;
  if (stop === -1) return at + 1;
  if (first - 1 > floor && bytes[first - 1] === DASH && DIGIT[bytes[first - 2]] === 1)
    return at + 1;
  if (!isHostName(bytes, stop, end)) {
    search.nearMiss?.(first, stop, 'no domain behind it: not a host name');
    return stop;
  }
  search.found(first, stop, Kind.host, Form.dashed, FoundBy.host);
  return stop;
}

/** Where `count` numbers of at most `digits` digits with `-` between them end, or -1. */
function dashedEnd(
  bytes: Uint8Array,
  at: number,
  end: number,
  count: number,
  digits: number,
  table: Uint8Array,
  most: number,
): number {
  let i = at;
  for (let part = 1; ; part++) {
    const first = i;
    let value = 0;
    for (; i < end && i - first < digits && table[bytes[i]] !== 0; i++)
      value = value * (table === DIGIT ? 10 : 16) + HEX[bytes[i]] - 1;
    if (i === first || value > most || (i < end && DIGIT[bytes[i]] === 1)) return -1;
    if (part === count) {
      const more = i + 1 < end && bytes[i] === DASH && DIGIT[bytes[i + 1]] === 1;
      return more ? -1 : i;
    }
    if (i >= end || bytes[i] !== DASH) return -1;
    i++;
  }
}

/** Whether the label goes on to a dot and a domain behind it, and not to the ending of a file. */
function isHostName(bytes: Uint8Array, at: number, end: number): boolean {
  let i = at;
  while (i < end && i - at < LONGEST_LABEL && (ALNUM[bytes[i]] === 1 || bytes[i] === DASH)) i++;
  if (i + 1 >= end || bytes[i] !== 0x2e || LETTER[bytes[i + 1]] === 0) return false;
  const label = i + 1;
  i = label;
  while (i < end && i - label < LONGEST_LABEL && (ALNUM[bytes[i]] === 1 || bytes[i] === DASH)) i++;
  return (
    !isFileEnding(bytes, label, i) ||
    (i + 1 < end && bytes[i] === 0x2e && LETTER[bytes[i + 1]] === 1)
  );
}
