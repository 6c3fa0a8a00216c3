import { HEX } from '../../base/ascii.ts';
import { ESCAPES, escapeLength, isLoose } from '../../base/unescape.ts';
import { agentShape } from './agent-shape.ts';
import { dashedHost } from './dashed-host.ts';
import { email } from './email.ts';
import { ipv4 } from './ipv4.ts';
import { ipv6 } from './ipv6.ts';
import { lookalike } from './lookalike.ts';
import { parameter } from './parameter.ts';
import type { Search } from './search.ts';
import { userinfo } from './userinfo.ts';

/*
 * The walk over text. A byte that can stand in the middle of personal data is an anchor; everything
 * else is passed over with one look into a table. Each anchor's detectors look left and right of it
 * by themselves and say where the walk goes on.
 */

const Anchor = { none: 0, dot: 1, colon: 2, at: 3, equals: 4, slash: 5, dash: 6, line: 7 } as const;

const ANCHOR: Uint8Array = (() => {
  // What may begin an escape, and `+`, has the code behind the last one.
  const table = ESCAPES.map((first) => (first === 0 ? 0 : 8));
  const anchors = '.:@=/-_+';
  for (let i = 0; i < anchors.length; i++) table[anchors.charCodeAt(i)] = i + 1;
  return table;
})();

/**
 * Runs every detector over the stretch from the floor of `search` to its end. Spans come in order
 * and do not overlap. Gives whether there is an escape in what is left of the text.
 */
export function text(search: Search): boolean {
  const { bytes, end } = search;
  search.escapes = false;
  let i = search.floor;
  while (i < end) {
    // Where the bytes beside an anchor can belong to nothing personal, no detector is asked.
    switch (ANCHOR[bytes[i]]) {
      case Anchor.none:
        i++;
        break;
      case Anchor.dot:
        i = HEX[bytes[i - 1]] === 0 || HEX[bytes[i + 1]] === 0 ? i + 1 : ipv4(search, i);
        break;
      case Anchor.colon:
        i = colon(search, i);
        break;
      case Anchor.at:
        i = email(search, i);
        break;
      case Anchor.equals:
        search.escapes ||= !search.url && isLoose(bytes, i, end, 'mail');
        i = parameter(search, i);
        break;
      case Anchor.slash:
        if (i + 1 < end && bytes[i + 1] === 0x2f) i = userinfo(search, i);
        else i = bytes[i - 1] === 0x61 ? agentShape(search, i) : i + 1;
        break;
      case Anchor.dash:
        i = HEX[bytes[i - 1]] === 0 ? i + 1 : dashedHost(search, i);
        break;
      case Anchor.line:
        i = lookalike(search, i);
        break;
      default:
        search.escapes ||= escapeLength(bytes, i, end) > 0 || isLoose(bytes, i, end, 'url');
        i++;
    }
  }
  return search.escapes;
}

/** A colon stands in an IPv6 address or behind a name. */
function colon(search: Search, at: number): number {
  const before = search.tape.count;
  const next = ipv6(search, at);
  return search.tape.count > before ? next : parameter(search, at);
}
