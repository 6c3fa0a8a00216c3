import { Fault } from '../../base/fault.ts';
import type { Verdict } from '../../model/finding.ts';
import type { Judged } from '../verdict/judged.ts';
import type { VerdictJournal } from './verdict-journal.ts';

/** Judges the verdicts that desks put into the journal, also those from before the run began. */
export class FollowVerdicts {
  readonly #journal: VerdictJournal;
  readonly #judge: (verdict: Verdict) => Judged | undefined;
  /** What came of verdicts and does not stand in the journal yet: they are not judged again. */
  readonly #unwritten = new Map<string, Judged | undefined>();
  /** The journal in which nothing waited. */
  #seen = '';
  /** The fault that was told last; empty while all is well. */
  #told = '';

  constructor(journal: VerdictJournal, judge: (verdict: Verdict) => Judged | undefined) {
    this.#journal = journal;
    this.#judge = judge;
  }

  /**
   * Judges what has come since it was asked last; call it every second or so. Throws a Fault of the
   * journal, each once as long as it lasts: it is tried again with every call.
   */
  poll(): void {
    try {
      this.#catchUp();
      this.#told = '';
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      if (cause.message === this.#told) return;
      this.#told = cause.message;
      throw cause;
    }
  }

  /** What comes while others are judged, and what its answers changed, is looked at with the next call. */
  #catchUp(): void {
    const { version } = this.#journal;
    if (version === this.#seen) return;
    const waiting = this.#journal.read().filter(({ judged }) => judged === undefined);
    for (const { key, verdict } of waiting) {
      if (!this.#unwritten.has(key)) this.#unwritten.set(key, this.#judge(verdict));
      this.#journal.answer(key, this.#unwritten.get(key));
      this.#unwritten.delete(key);
    }
    if (waiting.length === 0) this.#seen = version;
  }
}
