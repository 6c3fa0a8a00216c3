import type { Baseline, SeenLogin } from './baseline.ts';

/** One level of a feature: how often each value was seen, over all and by account. */
class Level {
  readonly #all = new Map<string, number>();
  readonly #own = new Map<string, Map<string, number>>();

  seen(value: string): number {
    return this.#all.get(value) ?? 0;
  }

  seenBy(account: string, value: string): number {
    return this.#own.get(account)?.get(value) ?? 0;
  }

  get values(): number {
    return this.#all.size;
  }

  learn(account: string, value: string): void {
    this.#all.set(value, this.seen(value) + 1);
    let own = this.#own.get(account);
    if (own === undefined) {
      own = new Map();
      this.#own.set(account, own);
    }
    own.set(value, (own.get(value) ?? 0) + 1);
  }
}

/** A feature with its levels from fine to coarse, each with its weight in the estimate. */
interface Feature {
  readonly weights: readonly number[];
  readonly levels: readonly Level[];
  readonly values: (login: SeenLogin) => readonly string[];
}

const feature = (weights: readonly number[], values: Feature['values']): Feature => ({
  weights,
  levels: weights.map(() => new Level()),
  values,
});

/** Logins that an unseen value counts as, divided over the values that were never seen. */
const UNSEEN = 1;

/**
 * Freeman, Jain, Dürmuth, Biggio, Giacinto, "Who Are You?", NDSS 2016: the logarithm of
 * p(address) / p(address | user) · p(agent) / p(agent | user), each by linear interpolation over a
 * hierarchy: address, network, country; agent, browser and system. Every user is attacked alike.
 */
export class Freeman implements Baseline {
  readonly name = 'Freeman et al.';
  readonly source =
    'https://doi.org/10.14722/ndss.2016.23240; weights of the levels are ours, nothing is published for them here';
  readonly #features: readonly Feature[] = [
    feature([0.6, 0.3, 0.1], ({ address, facts }) => [address, `${facts.asn}`, `${facts.country}`]),
    feature([0.6, 0.3, 0.1], ({ agent, device }) => [
      agent ?? device,
      device,
      device.split(',')[0] ?? '',
    ]),
  ];
  readonly #logins = new Map<string, number>();
  #total = 0;

  score(login: SeenLogin): number {
    const { account } = login;
    const own = this.#logins.get(account) ?? 0;
    let score = 0;
    for (const { weights, levels, values } of this.#features) {
      let everybody = 0;
      let user = 0;
      const found = values(login);
      for (const [i, weight] of weights.entries()) {
        const level = levels[i] as Level;
        const value = found[i] as string;
        const share = (level.seen(value) + UNSEEN / (level.values + 1)) / (this.#total + UNSEEN);
        everybody += weight * share;
        // What a user never showed is as likely as it is for everybody, with the weight of one login.
        user += (weight * (level.seenBy(account, value) + UNSEEN * share)) / (own + UNSEEN);
        level.learn(account, value);
      }
      score += Math.log(everybody / user);
    }
    this.#logins.set(account, own + 1);
    this.#total++;
    return score;
  }
}
