import type { Standing } from '../../pipeline/standing.ts';
import { Crew } from '../../pipeline/threads/crew.ts';
import { ThreadGate } from '../../pipeline/threads/thread-gate.ts';
import type { Config } from '../config.ts';
import type { GateParts } from '../gate-parts.ts';
import { ThreadHand } from './thread-hand.ts';

/** Threads that judge as a config says, and the gate that sends them blocks once it is there. */
export class Threads {
  isReady = false;
  readonly #parts: GateParts;
  readonly #size: number;
  /** The last one is in force. */
  #crews: Crew[] = [];
  #gate: ThreadGate | undefined;
  #failure: Error | undefined;

  /** Starts `size` threads. */
  constructor(size: number, parts: GateParts) {
    this.#parts = parts;
    this.#size = size;
    void this.#hire(parts.config).ready.then(() => {
      this.isReady = true;
    });
  }

  /** A gate on these threads; `from` is where another one has left off. */
  take(from?: Standing): ThreadGate {
    const { stages, write } = this.#parts;
    this.#gate = new ThreadGate(stages, this.#crews[0], write, from);
    if (this.#failure !== undefined) this.#gate.fail(this.#failure);
    return this.#gate;
  }

  /** Has other threads take over, which read anew all that the config names. */
  async renew(config: Config, rules?: Config['policy']['rules']): Promise<void> {
    await this.#gate?.renew(this.#hire(config), rules);
    this.#crews.shift();
  }

  async end(): Promise<void> {
    await Promise.all(this.#crews.map((crew) => crew.end()));
  }

  #hire(config: Config): Crew {
    const crew = new Crew(
      this.#size,
      (news) => new ThreadHand(config, this.#parts.keys, news),
      (fault) => {
        this.#failure ??= fault;
        this.#gate?.fail(fault);
      },
    );
    this.#crews.push(crew);
    return crew;
  }
}
