import type { Baseline, SeenLogin } from './baseline.ts';
import { LastSeen } from './last-seen.ts';

const WINDOW = 90 * 86_400;

/** The rule that everybody writes first: a country that the account did not show in 90 days. */
export class NewCountry90Days implements Baseline {
  readonly name = 'New country in 90 days';
  readonly source = 'LOGIN.md, "A 90-day new-country rule"';
  readonly #seen = new LastSeen();

  score({ account, time, facts }: SeenLogin): number {
    const known = this.#seen.of(account).size > 0;
    const before = this.#seen.swap(account, `${facts.country}`, time);
    return known && (before === undefined || time - before > WINDOW) ? 1 : 0;
  }
}
