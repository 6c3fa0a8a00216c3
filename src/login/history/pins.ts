/** A token and the hour since 1970 until which it is pinned. */
type SavedPins = readonly (readonly [token: number, until: number])[];

/** Tokens of prefixes and keys of logins that were judged compromised. Bounded: the oldest goes first. */
export class Pins {
  readonly #most: number;
  readonly #until = new Map<number, number>();

  constructor(most: number) {
    this.#most = most;
  }

  has(token: number, hour: number): boolean {
    return hour < (this.#until.get(token) ?? 0);
  }

  pin(token: number, until: number): void {
    this.#until.delete(token);
    this.#until.set(token, until);
    const oldest = this.#until.keys().next().value;
    if (this.#until.size > this.#most && oldest !== undefined) this.#until.delete(oldest);
  }

  unpin(token: number): void {
    this.#until.delete(token);
  }

  /** The prefix has another token now. */
  rename(from: number, to: number): void {
    const until = this.#until.get(from);
    if (until === undefined) return;
    this.#until.delete(from);
    this.#until.set(to, until);
  }

  save(): SavedPins {
    return [...this.#until];
  }

  restore(saved: SavedPins): void {
    for (const [token, until] of saved) this.#until.set(token, until);
  }
}
