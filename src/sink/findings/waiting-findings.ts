import { SEVERITIES, type Severity } from '../../model/finding.ts';

export interface WaitingFinding {
  /** Place in the order in which findings came; unique. */
  readonly sequence: number;
  /** The episode. */
  readonly id: string;
  readonly severity: Severity;
  readonly line: string;
}

/**
 * Findings that wait for a disk or a network, in order, never more bytes of them than `most`: what is
 * too much goes by severity, lowest first, and among equals oldest first.
 */
export class WaitingFindings {
  readonly #most: number;
  readonly #items = new Map<number, WaitingFinding>();
  readonly #bySeverity: Readonly<Record<Severity, Set<number>>>;
  readonly #held = new Set<number>();
  #bytes = 0;

  constructor(most: number) {
    this.#most = most;
    this.#bySeverity = { low: new Set(), medium: new Set(), high: new Set() };
  }

  get size(): number {
    return this.#items.size;
  }

  /** Appends one; gives those that had to go for it, which may be itself. */
  add(item: WaitingFinding): WaitingFinding[] {
    this.#items.set(item.sequence, item);
    this.#bySeverity[item.severity].add(item.sequence);
    this.#bytes += Buffer.byteLength(item.line);
    const gone: WaitingFinding[] = [];
    while (this.#bytes > this.#most) {
      const least = this.#least();
      if (least === undefined) break;
      this.remove(least.sequence);
      gone.push(least);
    }
    return gone;
  }

  remove(sequence: number): void {
    const item = this.#items.get(sequence);
    if (item === undefined) return;
    this.#items.delete(sequence);
    this.#bySeverity[item.severity].delete(sequence);
    this.#held.delete(sequence);
    this.#bytes -= Buffer.byteLength(item.line);
  }

  /** The oldest, at most `count` of them. */
  first(count: number): WaitingFinding[] {
    const oldest: WaitingFinding[] = [];
    for (const item of this.#items.values()) {
      if (oldest.push(item) >= count) break;
    }
    return oldest;
  }

  /** It is under way: it does not go before it is released or removed. */
  hold(sequence: number): void {
    this.#held.add(sequence);
  }

  release(sequence: number): void {
    this.#held.delete(sequence);
  }

  [Symbol.iterator](): IterableIterator<WaitingFinding> {
    return this.#items.values();
  }

  /** Passes over those that are held, which are few. */
  #least(): WaitingFinding | undefined {
    for (const severity of SEVERITIES) {
      for (const sequence of this.#bySeverity[severity]) {
        if (!this.#held.has(sequence)) return this.#items.get(sequence);
      }
    }
    return undefined;
  }
}
