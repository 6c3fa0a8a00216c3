import { MessageChannel, Worker } from 'node:worker_threads';
import type { Rule } from '../../model/rule.ts';
import { RuleSet } from '../../model/rule-set.ts';
import type { Judged } from '../../pipeline/threads/block.ts';
import type { Hand, HandNews, Task } from '../../pipeline/threads/hand.ts';
import type { KeyGiver } from '../../pseudonym/asked-keyring.ts';
import type { Config } from '../config.ts';
import { answerKeys, type KeyPort } from './key-port.ts';

/** Room for young objects in a thread's heap, in MiB: what a heap begins with. */
const YOUNG_MIB = 3;

/** What a thread says when it can judge. */
export const READY = 'ready';

/** What became of a block; the output is in the room for it, and so long, where that was enough. */
export type SaidJudged = Omit<Judged, 'output'> & { readonly output: number | Uint8Array };

/** A config as it can be sent to another thread. */
interface SaidConfig extends Omit<Config, 'policy'> {
  readonly policy: Omit<Config['policy'], 'rules'>;
  readonly rulesInForce: readonly Rule[];
}

/** What a thread is started with. */
export interface BlockThreadData {
  readonly said: SaidConfig;
  readonly keys: KeyPort;
}

/** The config that was sent. */
export function configFrom({ rulesInForce, policy, ...config }: SaidConfig): Config {
  return { ...config, policy: { ...policy, rules: new RuleSet(rulesInForce) } };
}

/** A thread of the process that judges blocks as a config says, with keys that it asks the process for. */
export class ThreadHand implements Hand {
  readonly #thread: Worker;
  readonly #keys: MessageChannel['port1'];
  /** Of the blocks that it was given and has not done, in order. */
  readonly #rooms: Uint8Array[] = [];
  #isEnded = false;

  constructor(config: Config, keys: KeyGiver, news: HandNews) {
    const { port1, port2 } = new MessageChannel();
    const asking = new Int32Array(new SharedArrayBuffer(4));
    const { rules, ...policy } = config.policy;
    const rulesInForce = rules.rules.filter((rule) => rule !== undefined);
    const workerData: BlockThreadData = {
      said: { ...config, policy, rulesInForce },
      keys: { port: port2, asking },
    };
    this.#keys = port1;
    answerKeys({ port: port1, asking }, keys);
    this.#thread = new Worker(new URL('./block-thread.js', import.meta.url), {
      workerData,
      transferList: [port2],
      // Options that the process was started with are not for this thread.
      execArgv: [],
      // What it makes for a line is dead by the next, so that more room for young objects is of no use.
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    });
    this.#thread.on('message', (said: SaidJudged | typeof READY) => {
      if (said === READY) return news.ready();
      // One answer a task, in order.
      const room = this.#rooms.shift() as Uint8Array;
      const { output } = said;
      news.done({
        ...said,
        output: typeof output === 'number' ? room.subarray(0, output) : output,
      });
    });
    // What it died of could quote a line: that it died is all that is told.
    this.#thread.on('error', () => undefined);
    this.#thread.on('exit', () => {
      port1.close();
      if (!this.#isEnded) news.gone();
    });
  }

  give(task: Task): void {
    this.#rooms.push(task.room);
    this.#thread.postMessage(task);
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    this.#keys.close();
    await this.#thread.terminate();
  }
}
