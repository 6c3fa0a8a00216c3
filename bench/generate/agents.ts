import { COMMON, RARE } from './browsers.ts';
import { Random } from './random.ts';
import { type Sampler, zipf } from './sampler.ts';

/** How many different browser strings there are, and how evenly they are spread. */
const COUNT = 4000;
const FLATNESS = 10;

const RARE_SHARE = 0.04;

/** The browser strings of a site's visitors. */
export class Agents {
  readonly #agents: readonly string[];
  readonly #ranks: Sampler = zipf(COUNT, FLATNESS);

  constructor(seed: number) {
    const random = new Random(seed);
    const agents = new Set<string>();
    while (agents.size < COUNT) {
      const make = random.pick(random.chance(RARE_SHARE) ? RARE : COMMON);
      agents.add(make(random));
    }
    this.#agents = [...agents];
  }

  /** The browser string at this share, from 0 up to 1, of all requests. */
  at(share: number): string {
    return this.#agents[this.#ranks.at(share)] as string;
  }
}
