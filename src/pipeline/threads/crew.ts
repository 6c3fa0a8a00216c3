import { Fault } from '../../base/fault.ts';
import type { Judged } from './block.ts';
import type { Hand, HandNews, Task } from './hand.ts';

/** A block more than a thread is at, so that it need not wait for the next one. */
const MOST_GIVEN = 2;

interface Given {
  readonly task: Task;
  readonly settle: (judged: Judged | undefined) => void;
}

interface Worker {
  readonly hand: Hand;
  isReady: boolean;
  /** What it was given and has not done, in order. */
  readonly given: Given[];
}

/**
 * Has blocks judged by several hands, in the order in which each was given to one. A hand that dies takes the
 * block with it that it was at, and no other one: a new hand comes in its place.
 */
export class Crew {
  readonly #start: (news: HandNews) => Hand;
  readonly #onFault: (fault: Fault) => void;
  readonly #workers: Worker[] = [];
  readonly #waiting: Given[] = [];
  #isEnded = false;
  /** Told when all hands can judge. */
  #onReady: () => void = () => undefined;
  /** Done when all hands can judge. */
  readonly ready: Promise<void>;

  /** `onFault` is told when hands cannot even start: nothing will be done any more. */
  constructor(size: number, start: (news: HandNews) => Hand, onFault: (fault: Fault) => void) {
    this.#start = start;
    this.#onFault = onFault;
    this.ready = new Promise((resolve) => {
      this.#onReady = resolve;
    });
    for (let i = 0; i < size; i++) this.#workers.push(this.#hire());
  }

  /** How many blocks it can use at once. */
  get room(): number {
    return this.#workers.length * MOST_GIVEN;
  }

  /** What becomes of a block; undefined when the hand that was at it died. */
  judge(task: Task): Promise<Judged | undefined> {
    return new Promise((settle) => {
      this.#waiting.push({ task, settle });
      this.#handOut();
    });
  }

  /** Ends all hands; what they were given is never settled. */
  async end(): Promise<void> {
    this.#isEnded = true;
    await Promise.all(this.#workers.map(({ hand }) => hand.end()));
  }

  #hire(): Worker {
    const given: Given[] = [];
    const hand = this.#start({
      ready: () => {
        worker.isReady = true;
        if (this.#workers.every(({ isReady }) => isReady)) this.#onReady();
      },
      done: (judged) => {
        given.shift()?.settle(judged);
        this.#handOut();
      },
      gone: () => this.#replace(worker),
    });
    const worker: Worker = { hand, isReady: false, given };
    return worker;
  }

  #replace(worker: Worker): void {
    if (this.#isEnded) return;
    if (!worker.isReady) {
      const message = 'cannot judge lines on several threads: a thread could not start';
      void this.end();
      this.#onFault(new Fault('config', `${message}; --threads 1 needs none`));
      return;
    }
    this.#workers[this.#workers.indexOf(worker)] = this.#hire();
    const [fatal, ...others] = worker.given;
    this.#waiting.unshift(...others);
    fatal?.settle(undefined);
    this.#handOut();
  }

  #handOut(): void {
    for (;;) {
      const [free, ...rest] = this.#workers;
      const worker = rest.reduce(
        (least, one) => (one.given.length < least.given.length ? one : least),
        free,
      );
      if (worker.given.length >= MOST_GIVEN) return;
      const next = this.#waiting.shift();
      if (next === undefined) return;
      worker.given.push(next);
      worker.hand.give(next.task);
    }
  }
}
