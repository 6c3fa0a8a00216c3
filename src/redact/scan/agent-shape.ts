import { startsWith } from '../../base/ascii.ts';
import { Kind } from '../../model/kind.ts';
import { FoundBy } from '../../model/tape.ts';
import type { Search } from './search.ts';

const WORD = 'mozilla';

/**
 * A browser string in text, known by `Mozilla/5.0 (` with the slash at `at`: up to the quote when it
 * stands in quotes, else to the end of the text. Gives where to go on.
 */
export function agentShape(search: Search, at: number): number {
  const { bytes, floor, end } = search;
  const start = at - WORD.length;
  if (start < floor || !search.seeks(Kind.agent, FoundBy.agent)) return at + 1;
  if (!startsWith(bytes, start, end, WORD) || at + 2 >= end || bytes[at + 2] !== 0x2e)
    return at + 1;
  const quote = start > search.floor ? bytes[start - 1] : 0;
  let stop = at;
  if (quote === 0x22 || quote === 0x27) {
    while (stop < end && bytes[stop] !== quote) stop++;
    // What escapes the quote goes with it.
    while (stop < end && bytes[stop - 1] === 0x5c) stop--;
  } else {
    stop = search.url ? parameterEnd(bytes, at, end) : end;
  }
  search.found(start, stop, Kind.agent, 0, FoundBy.agent);
  return stop;
}

function parameterEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && bytes[i] !== 0x26) i++;
  return i;
}
