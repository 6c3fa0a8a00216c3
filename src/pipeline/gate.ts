import type { Tally } from '../model/tally.ts';
import type { Sluice } from './sluice.ts';

/** Takes what may leave; false when nobody reads it any more. */
export type Write = (bytes: Uint8Array) => Promise<boolean>;

/**
 * What a run sends its sources through, one after the other. Each call settles when the gate can take the
 * next block, and gives false when nobody reads the output any more.
 */
export interface Gate {
  /** Of all lines that were judged, whether they were written yet or not. */
  readonly tally: Tally;
  /** From here on blocks are of this source; `writtenBy` as a `Source` has it, Infinity where it is not said. */
  begin(source: string, writtenBy?: number): void;
  /** Takes the next block, which is free for other use when this settles. */
  push(block: Uint8Array): Promise<boolean>;
  /** The source has ended. */
  end(): Promise<boolean>;
  /** The source was cut off: an unfinished line is withheld. */
  interrupt(): Promise<boolean>;
  /** Fails when the gate does; gives false when nobody reads any more. Between two blocks nobody else would notice. */
  readonly broken?: Promise<false>;
}

/** A gate on this thread. */
export class LocalGate implements Gate {
  readonly #sluice: Sluice;
  readonly #write: Write;

  constructor(sluice: Sluice, write: Write) {
    this.#sluice = sluice;
    this.#write = write;
  }

  get tally(): Tally {
    return this.#sluice.tally;
  }

  begin(source: string, writtenBy?: number): void {
    this.#sluice.begin(source, writtenBy);
  }

  push(block: Uint8Array): Promise<boolean> {
    return this.#write(this.#sluice.push(block));
  }

  end(): Promise<boolean> {
    return this.#write(this.#sluice.end());
  }

  interrupt(): Promise<boolean> {
    return this.#write(this.#sluice.interrupt());
  }
}
