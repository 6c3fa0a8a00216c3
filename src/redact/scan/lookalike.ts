import { ALNUM, LETTER, latin1 } from '../../base/ascii.ts';
import { BASE32 } from '../../base/base32.ts';
import { Kind, VALUE_KINDS } from '../../model/kind.ts';
import { FoundBy } from '../../model/tape.ts';
import type { Search } from './search.ts';

/*
 *   user_k3fqa2cd_mz4tb6n7qxw2ayhd
 *   kind ^ key id ^ 16 characters
 *                 at
 */

const KEY_ID = 8;
const MAC = 16;
const LONGEST_KIND = 10;

/**
 * Text that looks like one of our own tokens, with its second `_` at `at`: it is replaced like any
 * other value, so that nobody can forge one. Gives where to go on.
 */
export function lookalike(search: Search, at: number): number {
  const { bytes, floor, end } = search;
  const keyId = at - KEY_ID;
  const stop = at + 1 + MAC;
  if (keyId - 2 < floor || stop > end || bytes[keyId - 1] !== 0x5f) return at + 1;
  for (let i = keyId; i < at; i++) if (BASE32[bytes[i]] === 0) return at + 1;
  for (let i = at + 1; i < stop; i++) if (BASE32[bytes[i]] === 0) return at + 1;
  if (stop < end && ALNUM[bytes[stop]] === 1) return at + 1;
  let start = keyId - 1;
  while (start > floor && keyId - start <= LONGEST_KIND && LETTER[bytes[start - 1]] === 1) start--;
  const kind = latin1(bytes, start, keyId - 1);
  const names = VALUE_KINDS.filter((name) => kind.endsWith(name));
  if (names.length === 0) return at + 1;
  // Letters in front of it may be the end of an escape: `=3Demail_…`.
  start = keyId - 1 - Math.max(...names.map((name) => name.length));
  search.found(start, stop, Kind.lookalike, 0, FoundBy.lookalike);
  return stop;
}
