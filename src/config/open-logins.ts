import type { Finding } from '../model/finding.ts';
import type { LoginEvent } from '../model/login-event.ts';
import type { LoginLines } from '../pipeline/login-lines.ts';
import type { Stages } from '../pipeline/stages.ts';
import type { Config } from './config.ts';
import type { LoginDesk } from './login-desk.ts';

/**
 * Takes the logins that a run reads; where they are judged is opened for the first of them, or for the first
 * finding that comes from elsewhere.
 */
export class Logins {
  /** Undefined where the config says that logins are not looked for. */
  readonly lines: LoginLines | undefined;
  readonly #open: () => Promise<LoginDesk>;
  #desk: LoginDesk | undefined;
  #opening: Promise<LoginDesk> | undefined;
  /** What was read before the desk was open: at most the logins of one block. */
  #waiting: LoginEvent[] = [];
  #found: Finding[] = [];

  private constructor(lines: LoginLines | undefined, open: () => Promise<LoginDesk>) {
    this.lines = lines;
    this.#open = open;
    if (lines === undefined) return;
    lines.onEvent = (event) => {
      if (this.#desk === undefined) this.#waiting.push(event);
      else this.#desk.push(event);
    };
  }

  static of({ logins }: Config, { logins: lines }: Stages, open: () => Promise<LoginDesk>): Logins {
    return new Logins(logins.watch ? lines : undefined, open);
  }

  /** Opens the desk now, where something is to be written to, so that a fault shows before the first byte. */
  async desk(): Promise<LoginDesk> {
    this.#opening ??= this.#open();
    this.#desk = await this.#opening;
    return this.#desk;
  }

  /** What the run has to wait for before its next block; mostly nothing. */
  settled(): Promise<void> | undefined {
    return this.#waiting.length + this.#found.length === 0 ? undefined : this.#settle();
  }

  async #settle(): Promise<void> {
    const desk = await this.desk();
    for (const event of this.#waiting) desk.push(event);
    for (const finding of this.#found) desk.offer(finding);
    this.#waiting = [];
    this.#found = [];
  }

  /** A finding that comes from elsewhere than a login. */
  offer(finding: Finding): void {
    if (this.#desk === undefined) this.#found.push(finding);
    else this.#desk.offer(finding);
  }

  /** What the detector has counted, with the names of the summary. */
  get counts(): Record<string, unknown> {
    const counts = Object.entries(this.#desk?.detector.counts ?? {});
    const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return Object.fromEntries(counts.map(([name, count]) => [snake(name), count]));
  }

  /** After a log rotation the file of findings is another one. */
  reopen(): void {
    this.#desk?.reopen();
  }

  async close(): Promise<void> {
    await this.settled();
    await this.#desk?.close();
  }
}
