import { systemClock } from '../base/clock.ts';
import { LoginReader } from '../login/read/login-reader.ts';
import type { Finding } from '../model/finding.ts';
import type { LoginEvent } from '../model/login-event.ts';
import type { LogStages } from '../pipeline/log-pseudonyms.ts';
import { LoginLines } from '../pipeline/login-lines.ts';
import { loadLoginRules } from '../rules/login/login-library.ts';
import type { Config } from './config.ts';
import type { LoginDesk } from './login-desk.ts';

/** Reads the logins of a run; where they are judged is opened for the first of them. */
export class Logins {
  readonly lines: LoginLines;
  readonly #open: () => Promise<LoginDesk>;
  #desk: LoginDesk | undefined;
  #opening: Promise<LoginDesk> | undefined;
  /** What was read before the desk was open: at most the logins of one block. */
  #waiting: LoginEvent[] = [];
  #found: Finding[] = [];

  private constructor(reader: LoginReader, stages: LogStages, open: () => Promise<LoginDesk>) {
    this.#open = open;
    this.lines = new LoginLines(reader, stages, (event) => {
      if (this.#desk === undefined) this.#waiting.push(event);
      else this.#desk.push(event);
    });
  }

  /** Undefined where the config says that logins are not looked for. */
  static async of(
    { logins, policy }: Config,
    stages: LogStages,
    open: () => Promise<LoginDesk>,
  ): Promise<Logins | undefined> {
    if (!logins.watch) return undefined;
    let rules = await loadLoginRules();
    if (logins.rules.length > 0) {
      const { loginRulesInForce, provenLoginRules } = await import(
        '../rules/login/proven-login-rules.ts'
      );
      const own = await Promise.all(
        logins.rules.map((directory) => provenLoginRules(directory, policy)),
      );
      rules = loginRulesInForce(own.flat(), rules);
    }
    return new Logins(new LoginReader(rules, systemClock), stages, open);
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
