import { LETTER, startsWith } from '../ascii.ts';
import { escapedNothing } from './escape.ts';

/*
 * Colours and movements of a terminal: ECMA-48 control sequences, `ESC [ parameters final`.
 *
 *   ESC[31m    \x1b[0;1m    \u001b[0m    %1B[0m    \033[K    \e[1m    #033[31m (rsyslog)    ^[[0m (less)
 */

const BRACKET = 0x5b;

/** The ways in which logs write ESC, by their first byte. */
const WRITTEN: ReadonlyMap<number, readonly string[]> = new Map(
  ['\x1b', '\\x1b', '\\u001b', '\\033', '\\e', '%1b', '#033', '^['].map((text, _, all) => [
    text.charCodeAt(0),
    all.filter((other) => other[0] === text[0]),
  ]),
);

/** Longer parameters could hide something. */
const MOST_PARAMETERS = 24;

/** A control sequence, which stands for nothing; 0 for anything else. */
export function ansi(bytes: Uint8Array, at: number, end: number): number {
  const written = WRITTEN.get(bytes[at]) ?? [];
  for (const begin of written) {
    if (!startsWith(bytes, at, end, begin)) continue;
    const first = at + begin.length + 1;
    if (first >= end || bytes[first - 1] !== BRACKET) continue;
    let i = first;
    // Parameters are digits and `:;<=>?`.
    while (i < end && i - first <= MOST_PARAMETERS && bytes[i] >= 0x30 && bytes[i] <= 0x3f) i++;
    if (i < end && LETTER[bytes[i]] === 1) return escapedNothing(i + 1 - at);
  }
  return 0;
}
