import { Fault } from '../../base/fault.ts';
import type { SinkNews } from '../findings/sink-news.ts';

/** Failures in a row before anything is said: a receiver that restarts is no news. */
const WORTH_TELLING = 3;

/**
 * Tells what becomes of a webhook: when it stops taking findings and when it takes them again, not
 * every attempt. Names the receiver by its host, never by its path.
 */
export class WebhookNews {
  readonly #name: string;
  readonly #news: SinkNews;
  #isOut = false;
  #refused = 0;
  #dropped = 0;

  constructor(host: string, news: SinkNews) {
    this.#name = `webhook ${host}`;
    this.#news = news;
  }

  failed(failures: number, words: string, waiting: number): void {
    if (this.#isOut || failures < WORTH_TELLING) return;
    this.#isOut = true;
    this.#fault(`${words}; tries again, with ${findings(waiting)} waiting`);
  }

  delivered(waiting: number): void {
    if (this.#isOut) this.#notice(`takes findings again; still to go: ${waiting}`);
    if (this.#refused > 1) this.#notice(`had refused ${findings(this.#refused)} before this one`);
    this.#isOut = false;
    this.#refused = 0;
    // Not before the queue is empty: a slow receiver would have us tell it again and again.
    if (waiting === 0) this.#tellDropped();
  }

  /** `where`: the file that has it now; undefined when it is lost. */
  refused(words: string, where: string | undefined): void {
    if (this.#refused++ > 0) return;
    const fate =
      where === undefined
        ? 'the finding is lost'
        : `the finding is in ${where}, the next run sends it again`;
    this.#fault(`${words}, which is final: ${fate}; others like it are counted only`);
  }

  dropped(count: number): void {
    if (this.#dropped === 0) {
      this.#fault('too many findings wait: the oldest of the lowest severity are dropped');
    }
    this.#dropped += count;
  }

  resumed(waiting: number, damaged: number): void {
    if (waiting > 0) this.#notice(`sends ${findings(waiting)} of an earlier run`);
    if (damaged > 0)
      this.#fault(`files of an earlier run that cannot be read: ${damaged}; they are laid aside`);
  }

  /** `unsaved` of those that wait are lost. */
  closed(waiting: number, unsaved: number): void {
    if (this.#refused > 1) this.#notice(`refused ${findings(this.#refused)}`);
    this.#tellDropped();
    if (unsaved > 0) this.#fault(`lost ${findings(unsaved)} that could not be sent`);
    if (waiting > unsaved) this.#notice(`the next run will send ${findings(waiting - unsaved)}`);
  }

  #tellDropped(): void {
    if (this.#dropped > 0) this.#notice(`dropped ${findings(this.#dropped)}`);
    this.#dropped = 0;
  }

  #notice(text: string): void {
    this.#news.notice(`${this.#name}: ${text}`);
  }

  #fault(text: string): void {
    this.#news.fault(new Fault('output', `${this.#name}: ${text}`));
  }
}

const findings = (count: number): string => (count === 1 ? '1 finding' : `${count} findings`);
