import { HEX, startsWith } from '../../base/ascii.ts';
import { Kind } from '../../model/kind.ts';
import { Form, FoundBy } from '../../model/tape.ts';
import type { Search } from './search.ts';

/** 32 nibbles with dots between them. */
const LENGTH = 63;

/**
 * The IPv6 address in `b.a.9.8. … .ip6.arpa` (RFC 3596 section 2.5) whose first dot is at `at`;
 * gives where to go on.
 */
export function reverseNibbles(search: Search, at: number): number {
  const { bytes, floor, end } = search;
  const start = at - 1;
  if (start < floor || end - start < LENGTH + 9 || search.kept[Kind.host] === 1) return at + 1;
  let i = start;
  for (; i < start + LENGTH; i += 2) {
    if (HEX[bytes[i]] === 0 || bytes[i + 1] !== 0x2e) return at + 1;
  }
  if (!startsWith(bytes, start + LENGTH + 1, end, 'ip6.arpa')) return at + 1;
  search.found(start, start + LENGTH, Kind.host, Form.nibbles | Form.dashed, FoundBy.host);
  return start + LENGTH;
}
