import { matchIPv4 } from '../../base/address.ts';
import { DIGIT, HEX, LETTER, startsWith } from '../../base/ascii.ts';
import { Kind } from '../../model/kind.ts';
import { Form, FoundBy } from '../../model/tape.ts';
import { versionNumber } from '../check/version-number.ts';
import { gluedForm } from './glued-form.ts';
import { reverseNibbles } from './reverse-nibbles.ts';
import type { Search } from './search.ts';

const DOT = 0x2e;

/**
 * The IPv4 address whose first dot is at `at`; gives where to go on. Neither `256.0.0.0` nor a part
 * of a longer dotted number (`1.1.1.10`, `1.2.3.4.5`) is one, but for an address with a port as
 * tcpdump writes it (`192.0.2.7.443`).
 */
export function ipv4(search: Search, at: number): number {
  const { bytes, floor, end } = search;
  if (at === floor || at + 2 >= end) return at + 1;
  if (HEX[bytes[at - 1]] === 0 || HEX[bytes[at + 1]] === 0) return at + 1;
  if (bytes[at + 2] === DOT) {
    const nibbles = reverseNibbles(search, at);
    if (nibbles !== -1) return nibbles;
  }
  if (DIGIT[bytes[at - 1]] === 0 || DIGIT[bytes[at + 1]] === 0) return at + 1;
  let start = at - 1;
  while (start > floor && DIGIT[bytes[start - 1]] === 1) start--;
  const stop = matchIPv4(bytes, start, end);
  if (stop === -1) return at + 1;
  if (start - 1 > floor && bytes[start - 1] === DOT && DIGIT[bytes[start - 2]] === 1) return at + 1;
  const next = stop + 1 < end && bytes[stop] === DOT ? bytes[stop + 1] : 0;
  if (DIGIT[next] === 1 && !isPort(bytes, stop + 1, end)) return at + 1;
  const reversed = LETTER[next] === 1 && startsWith(bytes, stop + 1, end, 'in-addr.arpa');
  const version = reversed ? undefined : versionNumber(bytes, start, stop, floor, end);
  if (version !== undefined) {
    search.nearMiss?.(start, stop, version, true);
    return stop;
  }
  if (LETTER[next] === 1) {
    if (search.kept[Kind.host] === 1) return stop;
    search.found(
      start,
      stop,
      Kind.host,
      Form.dashed | (reversed ? Form.reversed : 0) | gluedForm(search, start),
      FoundBy.host,
    );
  } else {
    if (search.kept[Kind.embedded] === 1) return stop;
    search.found(start, stop, Kind.embedded, authorityForm(search, start, stop), FoundBy.ipv4);
  }
  return stop;
}

/** Whether a number of two to five digits stands at `at` and nothing of a longer dotted number behind it. */
function isPort(bytes: Uint8Array, at: number, end: number): boolean {
  let i = at;
  while (i < end && i - at <= 5 && DIGIT[bytes[i]] === 1) i++;
  const goesOn = i + 1 < end && bytes[i] === DOT && DIGIT[bytes[i + 1]] === 1;
  return i - at >= 2 && i - at <= 5 && !goesOn;
}

/** An address before a port, or behind `//` or `@` of a URL, needs brackets once it is IPv6. */
function authorityForm({ bytes, floor, end }: Search, start: number, stop: number): number {
  const port = stop + 1 < end && bytes[stop] === 0x3a && DIGIT[bytes[stop + 1]] === 1;
  const slashes = start - 2 >= floor && bytes[start - 1] === 0x2f && bytes[start - 2] === 0x2f;
  const userinfo = start > floor && bytes[start - 1] === 0x40;
  return port || slashes || userinfo ? Form.bracket : 0;
}
