/** When each account showed each value last. */
export class LastSeen {
  readonly #times = new Map<string, Map<string, number>>();

  /** When the account showed the value before, and undefined if never; remembers that it does now. */
  swap(account: string, value: string, time: number): number | undefined {
    const own = this.of(account);
    const before = own.get(value);
    own.set(value, time);
    return before;
  }

  /** The account's values with their times. */
  of(account: string): Map<string, number> {
    let own = this.#times.get(account);
    if (own === undefined) {
      own = new Map();
      this.#times.set(account, own);
    }
    return own;
  }
}
