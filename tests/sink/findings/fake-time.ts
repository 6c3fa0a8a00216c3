import type { Timer } from '../../../src/sink/findings/timer.ts';

/** Time that passes only when it is told to. */
export class FakeTime {
  #now = 0;
  readonly #calls = new Map<() => void, number>();

  /** Milliseconds until each call that is due, soonest first. */
  get waiting(): number[] {
    return [...this.#calls.values()].map((at) => at - this.#now).sort((a, b) => a - b);
  }

  /** In seconds. */
  readonly elapsed = (): number => this.#now / 1000;

  readonly timer: Timer = (milliseconds, call) => {
    const once = (): void => {
      if (this.#calls.delete(once)) call();
    };
    this.#calls.set(once, this.#now + milliseconds);
    return () => this.#calls.delete(once);
  };

  /** Until the next call, which it makes. */
  passNext(): void {
    const [soonest] = [...this.#calls].sort(([, a], [, b]) => a - b);
    if (soonest === undefined) throw new Error('nothing waits');
    this.#now = soonest[1];
    soonest[0]();
  }

  /** `seconds`, without calling anything that becomes due. */
  pass(seconds: number): void {
    this.#now += seconds * 1000;
  }
}

/** Waits for real work (disk, network) to have had an effect. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1));
}
