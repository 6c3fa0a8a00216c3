import type { Config } from '../config/config.ts';
import { stagesOf } from '../config/stages-of.ts';
import type { Rule } from '../model/rule.ts';
import { RuleSet } from '../model/rule-set.ts';
import { costOver, type Pushed } from '../pipeline/cost-over.ts';
import { Sluice } from '../pipeline/sluice.ts';

const LINE_FEED = 0x0a;

/** What a set of rules costs over none. */
export class RuleCosts {
  /** How many lines a turn has. */
  readonly lines: number;
  readonly #config: Config;
  readonly #block: Uint8Array;
  readonly #rounds: number;
  #none: Sluice | undefined;

  /** Each measurement takes `rounds` turns over the lines of `block`. */
  constructor(config: Config, block: Uint8Array, rounds: number) {
    this.#config = config;
    this.#block = block;
    this.lines = block.reduce((lines, byte) => lines + Number(byte === LINE_FEED), 0);
    this.#rounds = rounds;
  }

  /** How many ns a line the rules cost, one that costs less than can be measured 0. */
  async of(rules: readonly Rule[]): Promise<number> {
    this.#none ??= await this.#warm();
    return this.#measured(this.#none, await this.#sluiceOf(rules));
  }

  /** How many ns a line takes without rules. */
  async none(): Promise<number> {
    const nothing: Pushed = { push: () => undefined };
    return this.#measured(nothing, await this.#sluiceOf([]));
  }

  /** A sluice without rules; once one with all rules has made V8 compile what they need. */
  async #warm(): Promise<Sluice> {
    const rules = this.#config.policy.rules.rules.filter((rule) => rule !== undefined);
    const none = await this.#sluiceOf([]);
    this.#measured(none, await this.#sluiceOf(rules));
    return none;
  }

  #measured(base: Pushed, other: Pushed): number {
    const ms = costOver(base, other, this.#block, this.#rounds, () => performance.now());
    return Math.max(0, Math.round((ms * 1e6) / this.lines));
  }

  async #sluiceOf(rules: readonly Rule[]): Promise<Sluice> {
    const policy = { ...this.#config.policy, rules: new RuleSet(rules) };
    const keys = { ...this.#config.keys, directory: undefined };
    return new Sluice(await stagesOf({ ...this.#config, policy, keys }));
  }
}
