import { statSync } from 'node:fs';
import type { Verdict } from '../../model/finding.ts';
import type { Judged } from '../verdict/judged.ts';
import type { VerdictJournal } from './verdict-journal.ts';

/** Judges the verdicts that desks put into the journal, also those from before the run began. */
export class FollowVerdicts {
  readonly #journal: VerdictJournal;
  readonly #judge: (verdict: Verdict) => Judged | undefined;
  #seen = '';

  constructor(journal: VerdictJournal, judge: (verdict: Verdict) => Judged | undefined) {
    this.#journal = journal;
    this.#judge = judge;
  }

  /** Judges what has come since it was asked last; call it every second or so. Throws a Fault of the journal. */
  poll(): void {
    const facts = factsOf(this.#journal.path);
    if (facts === this.#seen) return;
    for (const { key, verdict, judged } of this.#journal.read())
      if (judged === undefined) this.#journal.answer(key, this.#judge(verdict));
    this.#seen = factsOf(this.#journal.path);
  }
}

function factsOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
}
