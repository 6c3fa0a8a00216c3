import { type Decision, PASS } from './decision.ts';

/** The counts as data, which can go to another thread. */
export type FilterCounts = Pick<
  FilterTally,
  'dropped' | 'withheld' | 'keptAddresses' | 'tags' | 'findings'
>;

/** What the filter did to lines. Dropped and withheld ones are counted in the tally of the run too. */
export class FilterTally {
  dropped = 0;
  withheld = 0;
  keptAddresses = 0;
  /** Lines by tag, and by rule that raised a finding. */
  readonly tags = new Map<string, number>();
  readonly findings = new Map<string, number>();

  /** Counts a line. */
  count(decision: Decision): void {
    if (decision === PASS) return;
    if (decision.line === 'drop') this.dropped++;
    else if (decision.line === 'withhold') this.withheld++;
    if (decision.keepsAddress) this.keptAddresses++;
    for (const tag of decision.tags) this.tags.set(tag, (this.tags.get(tag) ?? 0) + 1);
    for (const { rule } of decision.findings)
      this.findings.set(rule, (this.findings.get(rule) ?? 0) + 1);
  }

  /** Adds what was counted elsewhere. */
  add(other: FilterCounts): void {
    this.dropped += other.dropped;
    this.withheld += other.withheld;
    this.keptAddresses += other.keptAddresses;
    for (const [tag, count] of other.tags) this.tags.set(tag, (this.tags.get(tag) ?? 0) + count);
    for (const [rule, count] of other.findings)
      this.findings.set(rule, (this.findings.get(rule) ?? 0) + count);
  }

  /** The counts with the names of the summary. */
  toJSON(): Record<string, number | Record<string, number>> {
    return {
      dropped: this.dropped,
      withheld: this.withheld,
      kept_addresses: this.keptAddresses,
      tags: Object.fromEntries(this.tags),
      findings: Object.fromEntries(this.findings),
    };
  }
}
