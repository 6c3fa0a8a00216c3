import { matchIPv4 } from '../../base/address.ts';
import { DIGIT, LETTER, startsWith } from '../../base/ascii.ts';
import { Kind } from '../../model/kind.ts';
import { Form, FoundBy } from '../../model/tape.ts';
import { versionNumber } from '../check/version-number.ts';
import { reverseNibbles } from './reverse-nibbles.ts';
import type { Search } from './search.ts';

const DOT = 0x2e;

/**
 * The IPv4 address whose first dot is at `at`; gives where to go on. Neither `256.0.0.0` nor a part
 * of a longer dotted number (`1.1.1.10`, `1.2.3.4.5`) is one.
 */
export function ipv4(search: Search, at: number): number {
  const { bytes, floor, end } = search;
  if (at === floor || at + 1 >= end) return at + 1;
  if (DIGIT[bytes[at - 1]] === 0 || DIGIT[bytes[at + 1]] === 0) return reverseNibbles(search, at);
  let start = at - 1;
  while (start > floor && DIGIT[bytes[start - 1]] === 1) start--;
  const stop = matchIPv4(bytes, start, end);
  const isPart = start - 1 > floor && bytes[start - 1] === DOT && DIGIT[bytes[start - 2]] === 1;
  const goesOn =
    stop !== -1 && stop + 1 < end && bytes[stop] === DOT && DIGIT[bytes[stop + 1]] === 1;
  if (stop === -1 || isPart || goesOn) {
    const nibbles = reverseNibbles(search, at);
    return nibbles > at + 1 ? nibbles : dottedEnd(bytes, at, end);
  }
  const version = versionNumber(bytes, start, stop, floor, end);
  if (version !== undefined) {
    search.nearMiss?.(start, stop, version);
    return stop;
  }
  const inHost = stop + 1 < end && bytes[stop] === DOT && LETTER[bytes[stop + 1]] === 1;
  if (inHost) {
    if (search.kept[Kind.host] === 1) return stop;
    const reversed = startsWith(bytes, stop + 1, end, 'in-addr.arpa');
    search.found(
      start,
      stop,
      Kind.host,
      Form.dashed | (reversed ? Form.reversed : 0),
      FoundBy.host,
    );
  } else {
    if (search.kept[Kind.embedded] === 1) return stop;
    search.found(start, stop, Kind.embedded, authorityForm(search, start, stop), FoundBy.ipv4);
  }
  return stop;
}

/** An address before a port, or behind `//` or `@` of a URL, needs brackets once it is IPv6. */
function authorityForm({ bytes, floor, end }: Search, start: number, stop: number): number {
  const port = stop + 1 < end && bytes[stop] === 0x3a && DIGIT[bytes[stop + 1]] === 1;
  const slashes = start - 2 >= floor && bytes[start - 1] === 0x2f && bytes[start - 2] === 0x2f;
  const userinfo = start > floor && bytes[start - 1] === 0x40;
  return port || slashes || userinfo ? Form.bracket : 0;
}

/** Behind the run of numbers with one dot between them in which `at` lies. */
function dottedEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at + 1;
  while (i < end && (DIGIT[bytes[i]] === 1 || (bytes[i] === DOT && bytes[i - 1] !== DOT))) i++;
  return i;
}
