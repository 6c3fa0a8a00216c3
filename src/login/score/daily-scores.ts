/** Scores are counted in steps of this, from 0 on; all below are one, and so are all above the last. */
const STEP = 0.05;
const STEPS = 600;

/** A day for saving: the day, and of each step that occurred its number and its count. */
export type SavedScores = readonly (readonly [
  day: number,
  steps: readonly (readonly [number, number])[],
])[];

/**
 * How often each score occurred on each of the last days: a histogram a day, so that old days go as a
 * whole and the memory does not depend on the number of logins.
 */
export class DailyScores {
  /** Logins of the days that are whole. */
  logins = 0;
  readonly #most: number;
  /** By day since 1970, oldest first; the last is the day that goes on. */
  readonly #days = new Map<number, Uint32Array>();
  /** What is seen before the first day begins is not kept. */
  #today = new Uint32Array(STEPS + 1);

  constructor(days: number) {
    this.#most = days;
  }

  /** Begins a day; those of before are whole. Days older than the number kept are forgotten. */
  begin(day: number): void {
    for (const old of this.#days.keys()) if (old < day - this.#most) this.#days.delete(old);
    this.logins = sum([...this.#days.values()]);
    this.#today = new Uint32Array(STEPS + 1);
    this.#days.set(day, this.#today);
  }

  see(score: number): void {
    const step = Math.min(STEPS, Math.max(0, Math.floor(score / STEP)));
    this.#today[step]++;
  }

  /** The lowest score that at most this share of the logins of the whole days reach. */
  quantile(share: number): number {
    const whole = [...this.#days.values()].filter((day) => day !== this.#today);
    const allowed = share * this.logins;
    let reach = 0;
    for (let step = STEPS; step >= 0; step--) {
      for (const day of whole) reach += day[step];
      if (reach > allowed) return (step + 1) * STEP;
    }
    return 0;
  }

  save(): SavedScores {
    return Array.from(this.#days, ([day, steps]) => [
      day,
      Array.from(steps, (count, step): [number, number] => [step, count]).filter(
        ([, count]) => count > 0,
      ),
    ]);
  }

  restore(saved: SavedScores): void {
    this.#days.clear();
    for (const [day, steps] of saved) {
      this.#today = new Uint32Array(STEPS + 1);
      for (const [step, count] of steps) this.#today[step] = count;
      this.#days.set(day, this.#today);
    }
    const whole = [...this.#days.values()].slice(0, -1);
    this.logins = sum(whole);
  }
}

function sum(days: readonly Uint32Array[]): number {
  let sum = 0;
  for (const day of days) for (let step = 0; step <= STEPS; step++) sum += day[step];
  return sum;
}
