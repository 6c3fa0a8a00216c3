import { HEX, startsWith } from '../../base/ascii.ts';
import { Kind } from '../../model/kind.ts';
import { Form, FoundBy } from '../../model/tape.ts';
import { gluedForm } from './glued-form.ts';
import type { Search } from './search.ts';

const DOT = 0x2e;

/** An address has 32 nibbles; labels of one character may stand in front of them. */
const NIBBLES = 32;
const MOST = 64;

const NIBBLE_FORM = Form.nibbles | Form.dashed;

/**
 * The IPv6 address in `b.a.9.8. … .ip6.arpa` (RFC 3596 section 2.5) whose first dot, or that of a
 * label like a nibble in front of it, is at `at`; gives where to go on, or -1 when there is none.
 */
export function reverseNibbles(search: Search, at: number): number {
  const { bytes, floor, end } = search;
  let i = at - 1;
  if (i < floor) return -1;
  let count = 0;
  while (count < MOST && i + 1 < end && HEX[bytes[i]] !== 0 && bytes[i + 1] === DOT) {
    i += 2;
    count++;
  }
  if (count < NIBBLES || !startsWith(bytes, i, end, 'ip6.arpa')) return -1;
  const start = i - 2 * NIBBLES;
  if (search.kept[Kind.host] === 0)
    search.found(start, i - 1, Kind.host, NIBBLE_FORM | gluedForm(search, start), FoundBy.host);
  return i - 1;
}
