import { CacheCounts } from './cache-counts.ts';
import { FIRST_CONTAINER, Kind, VALUE_KINDS } from './kind.ts';
import { RuleSet } from './rule-set.ts';

/** Why a line was withheld. */
export const WITHHELD = [
  'too_long',
  'encoding',
  'no_key',
  'failed',
  'interrupted',
  'rule',
  'filter',
] as const;

export type WithheldReason = (typeof WITHHELD)[number];

/** What each reason means, for help and documents. */
export const WITHHELD_SAYS: Readonly<Record<WithheldReason, string>> = {
  too_long: 'longer than `limits.line`',
  encoding: 'text of two bytes a character (UTF-16)',
  no_key: 'the key of its epoch was destroyed or cannot be had',
  failed: 'an error of our own while it was judged',
  interrupted: 'cut off by a signal before its end came',
  rule: 'a rule says so, or the line would take too long to judge',
  filter: 'a rule of the address filter says so',
};

/** Codes of the reasons in the line table; 0 is a line that passes. */
export const Withheld = {
  too_long: 1,
  encoding: 2,
  no_key: 3,
  failed: 4,
  interrupted: 5,
  rule: 6,
  filter: 7,
} as const;

/**
 * What a run has counted so far. At every moment linesIn = linesOut + withheld + dropped, where
 * withheld is the sum over its reasons.
 */
export class Tally {
  linesIn = 0;
  linesOut = 0;
  /** Lines that the filter took out. */
  dropped = 0;
  bytesIn = 0;
  bytesOut = 0;
  /** Lines that did not fit the format and were scanned as text, wholly or from some point on. */
  unparsed = 0;
  /** Lines per reason, by the code in `Withheld`; place 0 is not used. */
  withheld = new Float64Array(WITHHELD.length + 1);
  /** Replaced spans by code. */
  replaced = new Float64Array(FIRST_CONTAINER);
  /** What the caches did not know: of how a run went, not of what became of its lines. */
  readonly caches = new CacheCounts();
  /** Finds of rules that only flag, by the number of the rule. */
  readonly flagged = new Map<number, number>();
  /** Finds of rules of before, by id. */
  #flaggedBefore = new Map<string, number>();
  #rules: RuleSet;

  /** `rules` say what the codes and numbers mean. */
  constructor(rules: RuleSet = new RuleSet([])) {
    this.#rules = rules;
  }

  flag(rule: number, count = 1): void {
    this.flagged.set(rule, (this.flagged.get(rule) ?? 0) + count);
  }

  /** From now on codes and numbers are those of other rules. */
  changeRules(rules: RuleSet): void {
    for (let code = VALUE_KINDS.length; code < this.replaced.length; code++) {
      if (this.replaced[code] === 0) continue;
      this.replaced[Kind[this.#rules.kindOf(code)]] += this.replaced[code];
      this.replaced[code] = 0;
    }
    this.#flaggedBefore = this.#flaggedById();
    this.flagged.clear();
    this.#rules = rules;
  }

  /** Takes over the counts of another tally. */
  copy(other: Tally): void {
    this.#rules = other.#rules;
    this.caches.copy(other.caches);
    this.linesIn = other.linesIn;
    this.linesOut = other.linesOut;
    this.dropped = other.dropped;
    this.bytesIn = other.bytesIn;
    this.bytesOut = other.bytesOut;
    this.unparsed = other.unparsed;
    this.withheld.set(other.withheld);
    this.replaced.set(other.replaced);
    this.#flaggedBefore = other.#flaggedBefore;
    this.flagged.clear();
    for (const [rule, count] of other.flagged) this.flagged.set(rule, count);
  }

  /** All counts but those of flags, as numbers one behind the other: the shape that `add` takes. */
  numbers(): Float64Array<ArrayBuffer> {
    const { known, addresses, agents } = this.caches;
    const { linesIn, linesOut, dropped, bytesIn, bytesOut, unparsed } = this;
    const single = [linesIn, linesOut, dropped, bytesIn, bytesOut, unparsed];
    return Float64Array.of(
      ...[...single, known, addresses, agents],
      ...this.withheld,
      ...this.replaced,
    );
  }

  /** Adds what was counted elsewhere under the same rules. */
  add(numbers: Float64Array, flagged: ReadonlyMap<number, number>): void {
    const [linesIn, linesOut, dropped, bytesIn, bytesOut, unparsed] = numbers;
    this.linesIn += linesIn;
    this.linesOut += linesOut;
    this.dropped += dropped;
    this.bytesIn += bytesIn;
    this.bytesOut += bytesOut;
    this.unparsed += unparsed;
    this.caches.known += numbers[6];
    this.caches.addresses += numbers[7];
    this.caches.agents += numbers[8];
    let at = 9;
    for (const counts of [this.withheld, this.replaced])
      for (let i = 0; i < counts.length; i++) counts[i] += numbers[at++];
    for (const [rule, count] of flagged) this.flag(rule, count);
  }

  /** Finds of rules that only flag, those of rules of before among them. */
  #flaggedById(): Map<string, number> {
    const flagged = new Map(this.#flaggedBefore);
    for (const [rule, count] of this.flagged) {
      const id = this.#rules.rules[rule]?.id ?? '';
      flagged.set(id, (flagged.get(id) ?? 0) + count);
    }
    return flagged;
  }

  #replacedByKind(): Record<string, number> {
    const replaced: Record<string, number> = {};
    this.replaced.forEach((count, code) => {
      if (count === 0) return;
      const kind = this.#rules.kindOf(code);
      replaced[kind] = (replaced[kind] ?? 0) + count;
    });
    return replaced;
  }

  /** The counts with the names of the summary; only reasons and kinds that occurred. */
  toJSON(): Record<string, number | Record<string, number>> {
    const withheld = WITHHELD.flatMap((reason, i) =>
      this.withheld[i + 1] > 0 ? [[reason, this.withheld[i + 1]]] : [],
    );
    const flagged = this.#flaggedById();
    return {
      lines_in: this.linesIn,
      lines_out: this.linesOut,
      withheld: Object.fromEntries(withheld),
      dropped: this.dropped,
      unparsed: this.unparsed,
      bytes_in: this.bytesIn,
      bytes_out: this.bytesOut,
      replaced: this.#replacedByKind(),
      ...(flagged.size > 0 ? { flagged: Object.fromEntries(flagged) } : {}),
    };
  }
}
