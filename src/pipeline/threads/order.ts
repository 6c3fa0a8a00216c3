/** What is done in turn; false when nobody reads what it wrote any more. */
export type Step = () => Promise<boolean>;

/** Takes steps one after the other, until one fails or finds that nobody reads any more. */
export class Order {
  /** Fails when a step does; gives false when nobody reads any more. */
  readonly broken: Promise<false>;
  readonly #steps: Step[] = [];
  /** Told whenever a step is done, and when none will be done any more. */
  #waiting: (() => void)[] = [];
  #failure: unknown;
  /** Why no step is done any more. */
  #over: 'failed' | 'unread' | undefined;
  #break: () => void = () => undefined;

  constructor() {
    this.broken = new Promise<void>((resolve) => {
      this.#break = resolve;
    }).then(() => this.#isRead() as false);
    // Who adds steps is told as well.
    this.broken.catch(() => undefined);
  }

  /** Whether there are steps that are not done. */
  get isBusy(): boolean {
    return this.#over === undefined && this.#steps.length > 0;
  }

  add(step: Step): void {
    if (this.#over !== undefined) return;
    this.#steps.push(step);
    if (this.#steps.length === 1) void this.#go();
  }

  /** Waits until a step is done; false when nobody reads any more. Throws what a step threw. */
  async moved(): Promise<boolean> {
    if (this.isBusy) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#isRead();
  }

  /** Waits until all steps are done. */
  async settled(): Promise<boolean> {
    while (this.isBusy) await this.moved();
    return this.#isRead();
  }

  /** No step will be done any more. */
  fail(cause: unknown): void {
    this.#failure ??= cause;
    this.#end('failed');
  }

  async #go(): Promise<void> {
    try {
      for (let [step] = this.#steps; step !== undefined; [step] = this.#steps) {
        if (!(await step())) return this.#end('unread');
        this.#steps.shift();
        this.#wake();
      }
    } catch (cause) {
      this.fail(cause);
    }
  }

  #isRead(): boolean {
    if (this.#over === 'failed') throw this.#failure;
    return this.#over === undefined;
  }

  #end(why: 'failed' | 'unread'): void {
    this.#over ??= why;
    this.#break();
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
