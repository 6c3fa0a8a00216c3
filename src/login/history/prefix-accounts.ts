/** A prefix and the pseudonyms of accounts. */
type SavedPrefixAccounts = readonly (readonly [token: number, accounts: readonly string[]])[];

/**
 * Which accounts came from a prefix for the first time, over a network that is not usual for them: when one
 * of them was compromised, the others are those to look at. Bounded twice: the prefix that nobody came from for longest goes
 * first, and of one prefix only the first accounts are listed.
 */
export class PrefixAccounts {
  readonly #mostPrefixes: number;
  readonly #mostAccounts: number;
  readonly #accounts = new Map<number, string[]>();

  constructor(mostPrefixes: number, mostAccounts: number) {
    this.#mostPrefixes = mostPrefixes;
    this.#mostAccounts = mostAccounts;
  }

  of(token: number): readonly string[] {
    return this.#accounts.get(token) ?? [];
  }

  see(token: number, account: string): void {
    const accounts = this.#accounts.get(token) ?? [];
    if (accounts.length < this.#mostAccounts && !accounts.includes(account)) accounts.push(account);
    this.#accounts.delete(token);
    this.#accounts.set(token, accounts);
    if (this.#accounts.size <= this.#mostPrefixes) return;
    const oldest = this.#accounts.keys().next().value;
    if (oldest !== undefined) this.#accounts.delete(oldest);
  }

  /** The prefix has another token now. */
  rename(from: number, to: number): void {
    const accounts = this.#accounts.get(from);
    if (accounts === undefined || this.#accounts.has(to)) return;
    this.#accounts.delete(from);
    this.#accounts.set(to, accounts);
  }

  save(): SavedPrefixAccounts {
    return [...this.#accounts];
  }

  restore(saved: SavedPrefixAccounts): void {
    for (const [token, accounts] of saved) this.#accounts.set(token, [...accounts]);
  }
}
