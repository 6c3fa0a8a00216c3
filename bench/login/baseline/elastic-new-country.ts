import type { Baseline, SeenLogin } from './baseline.ts';
import { LastSeen } from './last-seen.ts';

const WINDOW = 10 * 86_400;

/** A country and region that the user did not show in the 10 days before ("new terms"). */
export class ElasticNewCountry implements Baseline {
  readonly name = 'Elastic, new country';
  readonly source =
    'https://github.com/elastic/detection-rules/pull/5031 (country and region); 10 days as in LOGIN.md';
  readonly #seen = new LastSeen();

  score({ account, time, facts, city }: SeenLogin): number {
    const before = this.#seen.swap(account, `${facts.country} ${city?.region}`, time);
    return before === undefined || time - before > WINDOW ? 1 : 0;
  }
}
