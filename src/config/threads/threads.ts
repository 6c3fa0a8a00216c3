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
  /** In force, and about to be. */
  #crew: Crew;
  #next: Crew | undefined;
  #config: Config;
  #gate: ThreadGate | undefined;
  #failure: Error | undefined;
  /** Done, whatever has come of it, when no renewal is under way. */
  #renewed: Promise<unknown> = Promise.resolve();
  #isEnded = false;

  /** Starts `size` threads. */
  constructor(size: number, parts: GateParts) {
    this.#parts = parts;
    this.#size = size;
    this.#config = parts.config;
    this.#crew = this.#hire(parts.config);
    this.#crew.ready.then(
      () => {
        this.isReady = true;
      },
      (fault) => this.#fail(fault),
    );
  }

  /** A gate on these threads; `from` is where another one has left off. */
  take(from?: Standing): ThreadGate {
    const { stages, write } = this.#parts;
    this.#gate = new ThreadGate(stages, this.#crew, write, from);
    if (this.#failure !== undefined) this.#gate.fail(this.#failure);
    return this.#gate;
  }

  /**
   * Has other threads take over, which read anew all that the config names, or go by a `changed` one. Where
   * they cannot start it fails, and the old ones stay in force. One renewal at a time: of two that were under
   * way together the older one could come to be in force.
   */
  renew(changed?: Config): Promise<void> {
    const renewing = this.#renewed.then(() => this.#renew(changed));
    this.#renewed = renewing.catch(() => undefined);
    return renewing;
  }

  /** No threads are started any more, whoever may still wait for a renewal. */
  async end(): Promise<void> {
    this.#isEnded = true;
    await Promise.all([this.#crew.end(), this.#next?.end()]);
  }

  async #renew(changed: Config | undefined): Promise<void> {
    if (this.#isEnded) return;
    const config = changed ?? this.#config;
    const next = this.#hire(config);
    this.#next = next;
    await next.ready;
    await this.#gate?.renew(next, changed?.policy.rules);
    this.#config = config;
    this.#crew = next;
  }

  #hire(config: Config): Crew {
    return new Crew(
      this.#size,
      (news) => new ThreadHand(config, this.#parts.keys, news),
      (fault) => this.#fail(fault),
    );
  }

  #fail(fault: Error): void {
    this.#failure ??= fault;
    this.#gate?.fail(fault);
  }
}
