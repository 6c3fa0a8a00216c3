/**
 * A binary heap of items by time; of equal times the one that came first comes out first. Adding what
 * is in order costs O(1), everything else O(log n).
 *
 * Invariant: no item comes out before the one at (at - 1) >> 1, its parent.
 */
export class TimeHeap<T> {
  readonly #items: T[] = [];
  readonly #times: number[] = [];
  /** The order of coming: it decides between equal times. */
  readonly #turns: number[] = [];
  #turn = 0;

  get size(): number {
    return this.#items.length;
  }

  /** The earliest time; Infinity when the heap is empty. */
  get earliest(): number {
    return this.#times.length === 0 ? Number.POSITIVE_INFINITY : this.#times[0];
  }

  /** `time` must not be NaN. */
  add(item: T, time: number): void {
    const turn = this.#turn++;
    let at = this.#items.length;
    this.#put(at, item, time, turn);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#times[parent] <= time) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, item, time, turn);
  }

  /** Takes the earliest item out; undefined when the heap is empty. */
  take(): T | undefined {
    const first = this.#items[0];
    const item = this.#items.pop();
    const time = this.#times.pop();
    const turn = this.#turns.pop();
    const size = this.#items.length;
    if (size === 0 || item === undefined || time === undefined || turn === undefined) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.#before(child + 1, child)) child++;
      const childTime = this.#times[child];
      if (time < childTime || (time === childTime && turn < this.#turns[child])) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, item, time, turn);
    return first;
  }

  #before(a: number, b: number): boolean {
    const difference = this.#times[a] - this.#times[b];
    return difference < 0 || (difference === 0 && this.#turns[a] < this.#turns[b]);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#items[from], this.#times[from], this.#turns[from]);
  }

  #put(at: number, item: T, time: number, turn: number): void {
    this.#items[at] = item;
    this.#times[at] = time;
    this.#turns[at] = turn;
  }
}
