import type { Stages } from '../../src/pipeline/stages.ts';
import { BlockJudge } from '../../src/pipeline/threads/block-judge.ts';
import type { Hand, HandNews, Task } from '../../src/pipeline/threads/hand.ts';

/** Gives the turns that pass before a hand does its next task, and undefined where it dies of it. */
export type Pace = () => number | undefined;

/** A hand on this thread that takes its time, and may die. What it is told is copied, as between threads. */
export class SlowHand implements Hand {
  readonly #judge: BlockJudge;
  readonly #news: HandNews;
  readonly #pace: Pace;
  readonly #tasks: Task[] = [];
  #isGone = false;

  constructor(stages: Stages, news: HandNews, pace: Pace) {
    this.#judge = new BlockJudge(stages, true);
    this.#news = news;
    this.#pace = pace;
    setImmediate(() => news.ready());
  }

  give(task: Task): void {
    this.#tasks.push(task);
    if (this.#tasks.length === 1) setImmediate(() => void this.#work());
  }

  async end(): Promise<void> {
    this.#isGone = true;
  }

  async #work(): Promise<void> {
    for (let [task] = this.#tasks; task !== undefined && !this.#isGone; [task] = this.#tasks) {
      const turns = this.#pace();
      for (let i = 0; i < (turns ?? 1); i++) await new Promise((resolve) => setImmediate(resolve));
      if (turns === undefined) {
        this.#isGone = true;
        return this.#news.gone();
      }
      this.#tasks.shift();
      const judged = this.#judge.judge(Uint8Array.from(task.bytes), task.room, task.place);
      this.#news.done(structuredClone(judged));
    }
  }
}
