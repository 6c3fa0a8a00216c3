import { Fault } from '../../base/fault.ts';
import type { Verdict } from '../../model/finding.ts';
import type { Judged } from '../verdict/judged.ts';
import type { VerdictJournal } from './verdict-journal.ts';

interface FollowVerdictsParts {
  readonly judge: (verdict: Verdict) => Judged | undefined;
  /** Puts what was changed on the disk; rejects with a Fault when it cannot. */
  readonly flush: () => Promise<void>;
}

/**
 * Judges the verdicts that desks put into the journal, also those from before the run began. An answer is
 * written when what it tells is on the disk: what a reviewer was told survives whatever comes.
 */
export class FollowVerdicts {
  readonly #journal: VerdictJournal;
  readonly #parts: FollowVerdictsParts;
  /** What came of verdicts and does not stand in the journal yet: they are not judged again. */
  readonly #unwritten = new Map<string, Judged | undefined>();
  /** The journal in which nothing waited. */
  #seen = '';
  /** The fault that was told last; empty while all is well. */
  #told = '';
  #polling: Promise<void> | undefined;

  constructor(journal: VerdictJournal, parts: FollowVerdictsParts) {
    this.#journal = journal;
    this.#parts = parts;
  }

  /**
   * Judges what has come since it was asked last; call it every second or so, and once more before the
   * store is closed. Rejects with a Fault of the journal or the disk, each once as long as it lasts: it is
   * tried again with every call.
   */
  poll(): Promise<void> {
    this.#polling ??= this.#poll().finally(() => {
      this.#polling = undefined;
    });
    return this.#polling;
  }

  async #poll(): Promise<void> {
    try {
      await this.#catchUp();
      this.#told = '';
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      if (cause.message === this.#told) return;
      this.#told = cause.message;
      throw cause;
    }
  }

  /** What comes while others are judged, and what its answers changed, is looked at with the next call. */
  async #catchUp(): Promise<void> {
    const { version } = this.#journal;
    if (version === this.#seen) return;
    const waiting = this.#journal.read().filter(({ judged }) => judged === undefined);
    for (const { key, verdict } of waiting)
      if (!this.#unwritten.has(key)) this.#unwritten.set(key, this.#parts.judge(verdict));
    if (waiting.length > 0) await this.#parts.flush();
    for (const { key } of waiting) {
      this.#journal.answer(key, this.#unwritten.get(key));
      this.#unwritten.delete(key);
    }
    if (waiting.length === 0) this.#seen = version;
  }
}
