import { type SavedCount, SharedCounts } from '../history/shared-counts.ts';
import type { LoginSettings } from '../settings.ts';

/** The key under which all visits are counted; no country has it. */
const ALL = 0;

/** There are some 250 codes of countries. */
const MOST_COUNTRIES = 1000;

/**
 * Where the people of the organization turn up who were not there before: their journeys, which are to other
 * countries than those that they live in. A visit counts when its finding was judged safe, or nobody judged it
 * and it was quiet for 14 days: those who come with stolen passwords do not make their own country usual.
 */
export class Visits {
  readonly #counts: SharedCounts;
  readonly #settings: LoginSettings;

  constructor(settings: LoginSettings) {
    this.#settings = settings;
    this.#counts = new SharedCounts(settings.halfLifeHours, MOST_COUNTRIES);
  }

  see(country: number, hour: number): void {
    if (country === ALL) return;
    this.#counts.add(country, 1, hour, undefined);
    this.#counts.add(ALL, 1, hour, undefined);
  }

  /** Share of the visits that go to the country; `q`, what the organization uses, as long as few are known. */
  share(country: number, q: number, hour: number): number {
    const { mass, least } = this.#settings.visits;
    const all = this.#counts.count(ALL, hour);
    return Math.max(least, (this.#counts.count(country, hour) + mass * q) / (all + mass));
  }

  save(): readonly SavedCount[] {
    return this.#counts.save();
  }

  restore(saved: readonly SavedCount[]): void {
    this.#counts.restore(saved);
  }
}
