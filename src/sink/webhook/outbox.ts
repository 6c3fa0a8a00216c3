import type { Clock } from '../../base/clock.ts';
import type { Severity } from '../../model/finding.ts';
import { type WaitingFinding, WaitingFindings } from '../findings/waiting-findings.ts';
import { backoff } from './backoff.ts';

/** How much longer than everything else an episode rests, in seconds: others then go first. */
const MOMENT = 0.05;

export interface OutboxParts {
  /** Bytes of lines that may wait. */
  readonly most: number;
  /** Seconds that never go back. */
  readonly elapsed: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** What to do next: send `item`, or nothing for `wait` seconds. */
export type Next =
  | { readonly item: WaitingFinding; readonly wait?: undefined }
  | { readonly item?: undefined; readonly wait: number };

/** Failures of an episode in a row, and until when it rests. */
interface Rest {
  readonly failures: number;
  readonly until: number;
}

/**
 * Which finding is sent when. Findings of one episode go in order. After a failure everything pauses,
 * longer with each in a row, and the episode it was about rests longer still: one that a receiver
 * chokes on does not hold up the others.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #waiting: WaitingFindings;
  /** By id; only of episodes that wait. */
  readonly #resting = new Map<string, Rest>();
  #failures = 0;
  #pausedUntil = 0;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#waiting = new WaitingFindings(parts.most);
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** Failures in a row, of whatever episode. */
  get failures(): number {
    return this.#failures;
  }

  /** Gives those that had to go for it. `sequence` rises from call to call. */
  add(sequence: number, id: string, severity: Severity, line: string): WaitingFinding[] {
    const gone = this.#waiting.add({ sequence, id, severity, line });
    for (const item of gone) this.#resting.delete(item.id);
    return gone;
  }

  /** undefined when nothing waits. The item that is given does not go before it was told what came of it. */
  next(): Next | undefined {
    const now = this.#parts.elapsed();
    if (this.#waiting.size === 0) return undefined;
    if (this.#pausedUntil > now) return { wait: this.#pausedUntil - now };
    let soonest = Number.POSITIVE_INFINITY;
    for (const item of this.#waiting) {
      const until = this.#resting.get(item.id)?.until ?? now;
      if (until <= now) {
        this.#waiting.hold(item.sequence);
        return { item };
      }
      soonest = Math.min(soonest, until);
    }
    return { wait: soonest - now };
  }

  delivered(item: WaitingFinding): void {
    this.#failures = 0;
    this.remove(item);
  }

  remove(item: WaitingFinding): void {
    this.#waiting.remove(item.sequence);
    this.#resting.delete(item.id);
  }

  /** It is tried again, after `atLeast` seconds. */
  failed(item: WaitingFinding, atLeast = 0): void {
    const { elapsed, random } = this.#parts;
    const now = elapsed();
    const failures = (this.#resting.get(item.id)?.failures ?? 0) + 1;
    this.#failures++;
    this.#waiting.release(item.sequence);
    this.#pausedUntil = now + Math.max(backoff(this.#failures, random), atLeast);
    const until = now + Math.max(backoff(failures, random), atLeast) + MOMENT;
    this.#resting.set(item.id, { failures, until });
  }
}
