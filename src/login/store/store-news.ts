/** What a user has to know of a store on disk, each thing told once. No paths, no content. */
export class StoreNews {
  /** Why the disk refused what was written last; undefined when it did not. */
  failure: string | undefined;
  readonly #tell: (text: string) => void;
  readonly #told = new Set<string>();
  #lost = 0;

  constructor(tell: (text: string) => void) {
    this.#tell = tell;
  }

  refused(reason: string): void {
    if (this.failure !== reason) {
      this.#tell(
        `cannot write the history: ${reason}; what is learned waits in memory and is tried again`,
      );
    }
    this.failure = reason;
  }

  /** Changes that had to go because the disk refused them, or was too slow, for too long. */
  lost(changes: number): void {
    this.#lost += changes;
  }

  written(): void {
    if (this.failure === undefined && this.#lost === 0) return;
    const lost =
      this.#lost === 0 ? 'nothing was lost' : `${this.#lost} changes were lost meanwhile`;
    this.#tell(`the history is written again; ${lost}`);
    this.failure = undefined;
    this.#lost = 0;
  }

  full(accounts: number): void {
    this.#once(
      'full',
      `the history is full: it has ${accounts} accounts; those seen once and longest ago make room`,
    );
  }

  damaged(): void {
    this.#once(
      'damaged',
      'the history has a damaged row: its checksum is wrong; such rows are taken as never seen',
    );
  }

  #once(what: string, text: string): void {
    if (this.#told.has(what)) return;
    this.#told.add(what);
    this.#tell(text);
  }
}
