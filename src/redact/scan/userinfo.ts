import { Kind } from '../../model/kind.ts';
import { FoundBy } from '../../model/tape.ts';
import type { Search } from './search.ts';

/** 1 for bytes that end the authority of a URL, or the URL itself. */
const ENDS: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte <= 0x20 || '/?#"<>\\'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/**
 * The user part of the URL whose `//` begins at `at`: `//user:password@host`. It reaches to the last
 * `@` of the authority. Gives where to go on.
 */
export function userinfo(search: Search, at: number): number {
  const { bytes, end } = search;
  const start = at + 2;
  if (!search.seeks(Kind.userinfo, FoundBy.userinfo)) return start;
  let sign = -1;
  for (let i = start; i < end && ENDS[bytes[i]] === 0; i++) if (bytes[i] === 0x40) sign = i;
  if (sign <= start) return start;
  search.found(start, sign, Kind.userinfo, 0, FoundBy.userinfo);
  return sign + 1;
}
