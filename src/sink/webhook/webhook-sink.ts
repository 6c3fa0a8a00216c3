import type { Clock } from '../../base/clock.ts';
import type { Finding } from '../../model/finding.ts';
import { findingLine } from '../findings/finding-line.ts';
import { readFindingLine } from '../findings/finding-shape.ts';
import type { FindingSink } from '../findings/finding-sink.ts';
import type { Timer } from '../findings/timer.ts';
import type { WaitingFinding } from '../findings/waiting-findings.ts';
import type { Answer } from './answer.ts';
import type { DeadLetters } from './dead-letters.ts';
import { type LetterHead, letterOf } from './letter.ts';
import type { Outbox } from './outbox.ts';
import type { Poster } from './poster.ts';
import type { Spool } from './spool.ts';
import type { WebhookNews } from './webhook-news.ts';

export interface WebhookSinkParts {
  readonly head: LetterHead;
  readonly poster: Poster;
  readonly outbox: Outbox;
  /** undefined: what waits is in memory. */
  readonly disk: { readonly spool: Spool; readonly deadLetters: DeadLetters } | undefined;
  readonly news: WebhookNews;
  /** Seconds since 1970. */
  readonly clock: Clock;
  /** Seconds that never go back. */
  readonly elapsed: Clock;
  readonly timer: Timer;
  /** Seconds for which `close` goes on sending. */
  readonly grace: number;
}

/**
 * Sends every state of a finding to a receiver over HTTP, at least once, those of one episode in order,
 * one request at a time. `offer` only puts the finding into a queue; what waits is on disk too, where
 * a directory is given, and outlives the run. openWebhook() makes one.
 */
export class WebhookSink implements FindingSink {
  readonly #parts: WebhookSinkParts;
  readonly #stop = new AbortController();
  #sequence = 0;
  #sending: Promise<void> | undefined;
  #cancelWake: (() => void) | undefined;
  #isClosed = false;

  constructor(parts: WebhookSinkParts) {
    this.#parts = parts;
  }

  /** Takes up what an earlier run has left, also what was refused; before the first offer. */
  async resume(): Promise<void> {
    const { disk, news, outbox } = this.#parts;
    const waiting = new Set<string>();
    const damaged = disk?.spool.load((sequence, line) => {
      const finding = readFindingLine(line);
      if (finding === undefined) return false;
      this.#sequence = sequence + 1;
      this.#add(sequence, finding, line);
      waiting.add(finding.id);
      return true;
    });
    const letters = (await disk?.deadLetters.read()) ?? [];
    for (const { finding, line } of letters) {
      // Of an episode that has a newer state in the queue the older one comes too late.
      if (!waiting.has(finding.id)) this.#save(finding, line);
    }
    // Only when the queue has them on disk they leave the file; until then a crash sends them twice.
    if (letters.length > 0 && (await disk?.spool.flush()) === 0) await disk?.deadLetters.clear();
    news.resumed(outbox.size, damaged ?? 0);
    this.#send();
  }

  offer(finding: Finding): void {
    if (this.#isClosed) return;
    this.#save(finding, findingLine(finding));
    this.#send();
  }

  /** Goes on sending for some seconds at most; the rest waits on disk for the next run. */
  async close(): Promise<void> {
    const { disk, elapsed, grace, news, outbox, poster, timer } = this.#parts;
    this.#isClosed = true;
    const end = elapsed() + grace;
    const cancelStop = timer(grace * 1000, () => this.#stop.abort(), true);
    for (;;) {
      await this.#sending;
      const next = this.#stop.signal.aborted ? undefined : outbox.next();
      if (next === undefined) break;
      const { wait = 0 } = next;
      if (elapsed() + wait > end) break;
      if (wait > 0) await new Promise<void>((done) => timer(wait * 1000, done, true));
      this.#send();
    }
    cancelStop();
    this.#cancelWake?.();
    await poster.close();
    const unsaved = disk === undefined ? outbox.size : await disk.spool.flush();
    await disk?.deadLetters.close();
    news.closed(outbox.size, unsaved);
  }

  #save(finding: Finding, line: string): void {
    const sequence = this.#sequence++;
    this.#parts.disk?.spool.save(sequence, line);
    this.#add(sequence, finding, line);
  }

  #add(sequence: number, { id, severity }: Finding, line: string): void {
    const gone = this.#parts.outbox.add(sequence, id, severity, line);
    for (const item of gone) this.#parts.disk?.spool.remove(item.sequence);
    if (gone.length > 0) this.#parts.news.dropped(gone.length);
  }

  /** Sends what can be sent now, behind the caller's back. */
  #send(): void {
    if (this.#sending !== undefined) return;
    this.#cancelWake?.();
    this.#cancelWake = undefined;
    this.#sending = this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    // The log stream goes first.
    await Promise.resolve();
    try {
      for (;;) {
        const next = this.#stop.signal.aborted ? undefined : this.#parts.outbox.next();
        if (next === undefined) return;
        if (next.wait !== undefined) return this.#wakeIn(next.wait);
        await this.#settle(next.item, await this.#post(next.item));
      }
    } finally {
      // In the same step that found nothing to do: what comes later begins anew.
      this.#sending = undefined;
    }
  }

  #wakeIn(seconds: number): void {
    if (this.#isClosed) return;
    this.#cancelWake = this.#parts.timer(seconds * 1000, () => this.#send());
  }

  #post({ line }: WaitingFinding): Promise<Answer> {
    const { clock, head, poster } = this.#parts;
    const { body, headers } = letterOf(line, head, clock());
    return poster.post(body, headers, this.#stop.signal);
  }

  async #settle(item: WaitingFinding, answer: Answer): Promise<void> {
    const { disk, news, outbox } = this.#parts;
    if (answer.kind === 'refused') return this.#refuse(item, answer.words);
    if (answer.kind === 'retry') return this.#fail(item, answer.words, answer.after);
    outbox.delivered(item);
    disk?.spool.remove(item.sequence);
    news.delivered(outbox.size);
  }

  /** A finding that cannot be put among the dead letters stays in the queue. */
  async #refuse(item: WaitingFinding, words: string): Promise<void> {
    const { clock, disk, news, outbox } = this.#parts;
    try {
      const isKept = await disk?.deadLetters.keep(item.line, words, clock());
      news.refused(words, isKept === true ? disk?.deadLetters.path : undefined);
    } catch (fault) {
      return this.#fail(item, `${words}, and ${(fault as Error).message}`, undefined);
    }
    outbox.remove(item);
    disk?.spool.remove(item.sequence);
  }

  #fail(item: WaitingFinding, words: string, after: number | undefined): void {
    const { news, outbox } = this.#parts;
    outbox.failed(item, after);
    news.failed(outbox.failures, words, outbox.size);
  }
}
