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
  #isReady = false;
  #onReady: () => void = () => undefined;
  #onUnready: (fault: Fault) => void = () => undefined;
  /** Done when all hands can judge; fails when one cannot even start, and ends the others then. */
  readonly ready: Promise<void>;

  /** `onFault` is told when all hands have died and none can start any more: nothing will be done. */
  constructor(size: number, start: (news: HandNews) => Hand, onFault: (fault: Fault) => void) {
    this.#start = start;
    this.#onFault = onFault;
    this.ready = new Promise((resolve, reject) => {
      this.#onReady = resolve;
      this.#onUnready = reject;
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
        if (!this.#workers.every(({ isReady }) => isReady)) return;
        this.#isReady = true;
        this.#onReady();
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
    if (!worker.isReady) return this.#dismiss(worker);
    this.#workers[this.#workers.indexOf(worker)] = this.#hire();
    const [fatal, ...others] = worker.given;
    this.#waiting.unshift(...others);
    fatal?.settle(undefined);
    this.#handOut();
  }

  /** One that could not start has done nothing of what it was given: the others do that, if there are any. */
  #dismiss(worker: Worker): void {
    this.#workers.splice(this.#workers.indexOf(worker), 1);
    this.#waiting.unshift(...worker.given);
    if (this.#isReady && this.#workers.length > 0) return this.#handOut();
    const message = 'cannot judge lines on several threads: a thread could not start';
    const fault = new Fault('config', `${message}; --threads 1 needs none`);
    void this.end();
    if (this.#isReady) this.#onFault(fault);
    else this.#onUnready(fault);
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
