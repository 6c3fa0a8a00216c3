import { Kind } from '../../model/kind.ts';
import { FoundBy } from '../../model/tape.ts';
import type { Search } from './search.ts';

const BLANK = 0x20;

/**
 * Puts the value of every cookie between the floor of `search` and its end on the tape:
 * `name=value; name=value`. Text without a name is a value too.
 */
export function cookies(search: Search): void {
  const { bytes, end } = search;
  let i = search.floor;
  while (i < end) {
    while (i < end && (bytes[i] === BLANK || bytes[i] === 0x3b)) i++;
    let start = i;
    let named = false;
    for (; i < end && bytes[i] !== 0x3b; i++) {
      if (named || bytes[i] !== 0x3d) continue;
      named = true;
      start = i + 1;
    }
    if (i > start && !(i === start + 1 && bytes[start] === 0x2d))
      search.found(start, i, Kind.cookie, 0, FoundBy.field);
  }
  search.floor = end;
}
