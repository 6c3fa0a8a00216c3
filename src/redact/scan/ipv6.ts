import { matchIPv6 } from '../../base/address.ts';
import { ALNUM, HEX } from '../../base/ascii.ts';
import { Kind } from '../../model/kind.ts';
import { FoundBy } from '../../model/tape.ts';
import type { Search } from './search.ts';

const COLON = 0x3a;

/**
 * With a letter right before it, as in `std::a`, fewer colons than these are taken for code and not
 * for an address.
 */
const COLONS_BEHIND_A_LETTER = 3;

/** The IPv6 address whose first colon is at `at`; gives where to go on. */
export function ipv6(search: Search, at: number): number {
  const { bytes, floor, end } = search;
  const next = at + 1 < end ? bytes[at + 1] : 0;
  if (next !== COLON && HEX[next] === 0) return at + 1;
  if (search.kept[Kind.embedded] === 1) return at + 1;
  let start = at;
  while (start > floor && at - start < 4 && HEX[bytes[start - 1]] !== 0) start--;
  if (start === at && next !== COLON) return at + 1;
  const stop = matchIPv6(bytes, start, end);
  if (stop === -1 || stop - start === 2) return at + 1;
  // A match that stops inside a word is none; one that stops at `:` was followed by a port.
  if (stop < end && ALNUM[bytes[stop]] === 1) return at + 1;
  if (start > floor && ALNUM[bytes[start - 1]] === 1) {
    let colons = 0;
    for (let i = start; i < stop; i++) if (bytes[i] === COLON) colons++;
    if (colons < COLONS_BEHIND_A_LETTER) {
      search.nearMiss?.(
        start,
        stop,
        'a letter before it and few colons: code, not an address',
        true,
      );
      return at + 1;
    }
  }
  search.found(start, stop, Kind.embedded, 0, FoundBy.ipv6);
  return stop;
}
