import { Kind } from './kind.ts';

/** How often something was met before; `rate` from 0 to 1. */
interface Hits {
  readonly hits: number;
  readonly misses: number;
  readonly rate: number;
}

/** What had to be worked out in a run, because no cache knew it. */
export class CacheCounts {
  /** Lines that the kernel wrote out of values that it knew, or that were learned one by one on the way. */
  known = 0;
  addresses = 0;
  agents = 0;

  /** A value of `kind` was worked out. */
  miss(kind: number): void {
    if (kind <= Kind.embedded) this.addresses++;
    else if (kind === Kind.agent) this.agents++;
  }

  /** Takes over the counts of another one. */
  copy(other: CacheCounts): void {
    this.known = other.known;
    this.addresses = other.addresses;
    this.agents = other.agents;
  }

  /** The rates, given how many lines came in and how many values of each kind were replaced. */
  rates(
    lines: number,
    replaced: Float64Array,
  ): { readonly lines: Hits; readonly addresses: Hits; readonly agents: Hits } {
    const addresses = replaced
      .subarray(0, Kind.embedded + 1)
      .reduce((sum, count) => sum + count, 0);
    return {
      lines: hitsOf(lines, lines - this.known),
      addresses: hitsOf(addresses, this.addresses),
      agents: hitsOf(replaced[Kind.agent] ?? 0, this.agents),
    };
  }
}

/** Values of lines that were withheld are worked out too, and not among those that were replaced. */
function hitsOf(asked: number, worked: number): Hits {
  const misses = Math.min(asked, worked);
  const hits = asked - misses;
  return { hits, misses, rate: asked === 0 ? 0 : Number((hits / asked).toFixed(4)) };
}
