import type { Clock } from '../base/clock.ts';

/**
 * The time of the events, which never goes back: the latest that was seen; and while none come, it goes on as
 * the clock does. A clock that jumps moves it by `mostSeconds` at most, and one that goes back by nothing.
 */
export class EventTime {
  now = 0;
  readonly #clock: Clock;
  readonly #mostSeconds: number;
  #tickedAt: number;
  #isBusy = false;

  constructor(clock: Clock, mostSeconds: number) {
    this.#clock = clock;
    this.#mostSeconds = mostSeconds;
    this.#tickedAt = clock();
  }

  see(time: number): void {
    this.#isBusy = true;
    if (time > this.now) this.now = time;
  }

  /** Time passes; nothing happens before the first event, and nothing where events came since the last tick. */
  tick(): void {
    const at = this.#clock();
    const passed = Math.min(this.#mostSeconds, Math.max(0, at - this.#tickedAt));
    if (!this.#isBusy && this.now > 0) this.now += passed;
    this.#isBusy = false;
    this.#tickedAt = at;
  }
}
