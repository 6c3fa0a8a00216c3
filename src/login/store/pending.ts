/** What a row costs in memory beside its bytes. */
const OVERHEAD = 128;

/** Changes that are not on disk yet; of each key the last one counts. */
export class Pending {
  /** Rows by key, undefined for one that was deleted; oldest change first. */
  readonly rows = new Map<string, Uint8Array | undefined>();
  readonly meta = new Map<string, Uint8Array>();
  /** Bytes of memory, about. */
  bytes = 0;
  /** Rows that these changes add to those below them; negative when they take some away. */
  added = 0;

  get isEmpty(): boolean {
    return this.rows.size === 0 && this.meta.size === 0;
  }

  /** `isThere`: whether there was a row until now, here or below. */
  setRow(key: string, row: Uint8Array | undefined, isThere: boolean): void {
    this.added += (row === undefined ? 0 : 1) - (isThere ? 1 : 0);
    this.#set(key, row);
  }

  setMeta(name: string, value: Uint8Array): void {
    this.bytes += value.length - (this.meta.get(name)?.length ?? 0);
    this.meta.set(name, value);
  }

  /** Takes the changes that were made on top of these. */
  take(later: Pending): void {
    for (const [key, row] of later.rows) this.#set(key, row);
    for (const [name, value] of later.meta) this.setMeta(name, value);
    this.added += later.added;
  }

  /**
   * Drops the oldest rows until at most `most` bytes are left; gives how many. Deletions stay.
   * `isBelow`: whether there is a row below these changes.
   */
  shrink(most: number, isBelow: (key: string) => boolean): number {
    let dropped = 0;
    for (const [key, row] of this.rows) {
      if (this.bytes <= most) break;
      if (row === undefined) continue;
      this.#forget(key);
      this.added -= isBelow(key) ? 0 : 1;
      dropped++;
    }
    return dropped;
  }

  #set(key: string, row: Uint8Array | undefined): void {
    this.#forget(key);
    this.rows.set(key, row);
    this.bytes += OVERHEAD + (row?.length ?? 0);
  }

  #forget(key: string): void {
    if (!this.rows.has(key)) return;
    this.bytes -= OVERHEAD + (this.rows.get(key)?.length ?? 0);
    this.rows.delete(key);
  }
}
