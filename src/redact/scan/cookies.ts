import { LETTER } from '../../base/ascii.ts';
import { Kind } from '../../model/kind.ts';
import { FoundBy } from '../../model/tape.ts';
import { NAME } from './parameter-name.ts';
import type { Search } from './search.ts';

const BLANK = 0x20;
const MINUS = 0x2d;
const SEMICOLON = 0x3b;
const EQUALS = 0x3d;

/**
 * Puts the value of every cookie between the floor of `search` and its end on the tape:
 * `name=value; name=value`. Text without a name is a value too, also one that only ends like a name
 * does: base64 with its padding. What is no ordinary name goes with the value.
 */
export function cookies(search: Search): void {
  const { bytes, end } = search;
  let i = search.floor;
  while (i < end) {
    while (i < end && (bytes[i] === BLANK || bytes[i] === SEMICOLON)) i++;
    const first = i;
    while (i < end && bytes[i] !== SEMICOLON) i++;
    const start = valueStart(bytes, first, i);
    if (i > start && !(i === start + 1 && bytes[start] === MINUS))
      search.found(start, i, Kind.cookie, 0, FoundBy.field);
  }
  search.floor = end;
}

/** Where the value of the cookie `bytes[start, end)` begins. */
function valueStart(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  let letter = false;
  for (; i < end && NAME[bytes[i]] === 1; i++) if (LETTER[bytes[i]] === 1) letter = true;
  if (!letter || i === end || bytes[i] !== EQUALS) return start;
  const value = i + 1;
  while (i < end && bytes[i] === EQUALS) i++;
  return i === end ? start : value;
}
