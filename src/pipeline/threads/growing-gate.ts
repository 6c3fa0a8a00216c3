import type { Tally } from '../../model/tally.ts';
import type { Gate, Write } from '../gate.ts';
import type { Sluice } from '../sluice.ts';
import type { Standing } from '../standing.ts';

/** How long it is looked at what the time goes to, in ms. */
const WINDOW = 1000;

/** Of that time, the share that lines take where more threads are of use. */
const BUSY = 0.75;

/** Threads that are being started, or have been. */
export interface Growth {
  readonly isReady: boolean;
  /** Goes on from where this thread stands. */
  take(standing: Standing): Gate;
}

/**
 * A gate on this thread that goes over to others when it cannot keep up: when its time goes to lines, and not to
 * a wait for their source or their reader.
 */
export class GrowingGate implements Gate {
  readonly tally: Tally;
  readonly #sluice: Sluice;
  readonly #write: Write;
  readonly #grow: () => Growth;
  readonly #now: () => number;
  #growth: Growth | undefined;
  #threads: Gate | undefined;
  #since: number;
  #busy = 0;
  #break: (broken: Promise<false>) => void = () => undefined;
  /** That of the threads, once they are there. */
  readonly broken = new Promise<false>((resolve) => {
    this.#break = resolve;
  });

  /** `now` gives ms. */
  constructor(sluice: Sluice, write: Write, grow: () => Growth, now: () => number) {
    this.tally = sluice.tally;
    this.#sluice = sluice;
    this.#write = write;
    this.#grow = grow;
    this.#now = now;
    this.#since = now();
  }

  /** Whether other threads have taken over. */
  get hasGrown(): boolean {
    return this.#threads !== undefined;
  }

  begin(source: string, writtenBy?: number): void {
    (this.#threads ?? this.#sluice).begin(source, writtenBy);
  }

  push(block: Uint8Array): Promise<boolean> {
    if (this.#growth?.isReady === true) this.#threads ??= this.#takeOver(this.#growth);
    if (this.#threads !== undefined) return this.#threads.push(block);
    const began = this.#now();
    const bytes = this.#sluice.push(block);
    const ended = this.#now();
    this.#busy += ended - began;
    if (ended - this.#since >= WINDOW) this.#look(ended);
    return this.#write(bytes);
  }

  end(): Promise<boolean> {
    return this.#threads?.end() ?? this.#write(this.#sluice.end());
  }

  interrupt(): Promise<boolean> {
    return this.#threads?.interrupt() ?? this.#write(this.#sluice.interrupt());
  }

  /** What threads are started with has changed: those that have not taken over begin anew. */
  startAnew(): void {
    if (this.#growth !== undefined) this.#growth = this.#grow();
  }

  #look(now: number): void {
    if (this.#busy >= BUSY * (now - this.#since)) this.#growth ??= this.#grow();
    this.#since = now;
    this.#busy = 0;
  }

  #takeOver(growth: Growth): Gate | undefined {
    const { standing } = this.#sluice;
    const gate = standing && growth.take(standing);
    if (gate?.broken !== undefined) this.#break(gate.broken);
    return gate;
  }
}
