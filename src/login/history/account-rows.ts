import type { HistoryStore } from '../store/history-store.ts';
import type { AccountHistory } from './account-history.ts';
import { HistoryRows } from './history-row.ts';

/** The histories of accounts in a store of rows. */
export class AccountRows {
  /** Rows that were torn or of an unknown version: their accounts began anew. */
  refused = 0;
  readonly #store: HistoryStore;
  readonly #rows = new HistoryRows();

  constructor(store: HistoryStore) {
    this.#store = store;
  }

  /** Fills `history` with that of an account; false, and an empty one, where there is none. */
  read(account: string, history: AccountHistory): boolean {
    const store = this.#store;
    const row = store.borrow === undefined ? store.get(account) : store.borrow(account);
    if (row === undefined) {
      history.clear();
      return false;
    }
    if (this.#rows.read(row, history)) return true;
    this.refused++;
    return false;
  }

  write(account: string, history: AccountHistory): void {
    this.#store.put(account, this.#rows.write(history));
  }
}
