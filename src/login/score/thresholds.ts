import type { Severity } from '../../model/finding.ts';
import type { LoginSettings, Threshold } from '../settings.ts';
import { DailyScores, type SavedScores } from './daily-scores.ts';

export interface SavedThresholds {
  readonly day: number;
  readonly high: number;
  readonly medium: number;
  readonly scores: Readonly<Record<'high' | 'medium', SavedScores>>;
}

/**
 * The scores at which a login is told, from a budget of alerts: quantiles of the scores of the last 30
 * days, taken at the turn of a day of event time and then frozen, so that nothing that happens in a day moves the
 * bar of that day.
 */
export class Thresholds {
  high: number;
  medium: number;
  readonly #settings: LoginSettings;
  #day = 0;
  readonly #forHigh: DailyScores;
  readonly #forMedium: DailyScores;

  constructor(settings: LoginSettings) {
    this.#settings = settings;
    this.high = settings.high.start;
    this.medium = settings.medium.start;
    this.#forHigh = new DailyScores(settings.thresholdDays);
    this.#forMedium = new DailyScores(settings.thresholdDays);
  }

  /** Moves event time on; a day that lies behind changes nothing. */
  advance(time: number): void {
    const day = Math.floor(time / 86_400);
    if (day <= this.#day) return;
    this.#day = day;
    this.#forHigh.begin(day);
    this.#forMedium.begin(day);
    const { high, medium } = this.#settings;
    this.medium = quantile(this.#forMedium, medium);
    this.high = Math.max(this.medium, quantile(this.#forHigh, high));
  }

  /**
   * Counts a login by its score, also where a floor tells it whatever that is: what floors tell must not
   * move the bar for everything else.
   */
  see(score: number): void {
    this.#forHigh.see(score);
    this.#forMedium.see(score);
  }

  /** Counts a login that tells nothing new, whatever its score: one of an episode that is open. */
  seeTold(): void {
    this.see(Number.NEGATIVE_INFINITY);
  }

  /** The severity that a score has of itself. */
  severityOf(score: number): Severity | undefined {
    if (score >= this.high) return 'high';
    return score >= this.medium ? 'medium' : undefined;
  }

  save(): SavedThresholds {
    return {
      day: this.#day,
      high: this.high,
      medium: this.medium,
      scores: { high: this.#forHigh.save(), medium: this.#forMedium.save() },
    };
  }

  restore({ day, high, medium, scores }: SavedThresholds): void {
    this.#day = day;
    this.high = high;
    this.medium = medium;
    this.#forHigh.restore(scores.high);
    this.#forMedium.restore(scores.medium);
  }
}

function quantile(scores: DailyScores, { budget, start, logins, least, most }: Threshold): number {
  if (scores.logins < logins) return start;
  return Math.min(most, Math.max(least, scores.quantile(budget)));
}
