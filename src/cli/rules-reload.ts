import { Fault } from '../base/fault.ts';
import type { Rule } from '../model/rule.ts';

/** What a reload is joined from. */
interface Parts {
  /** The rules in force now. */
  readonly rules: readonly Rule[];
  /** Reads and proves the rules again; throws a Fault when one is wrong. */
  readonly prove: () => Promise<readonly Rule[]>;
  /** Puts rules in force, all at once. */
  readonly swap: (rules: readonly Rule[]) => Promise<void>;
  readonly tell: (text: string) => void;
  readonly tellFault: (fault: Fault) => void;
}

/**
 * Swaps the rules of a run as a whole when they have been proven; rules that fail leave the old ones
 * in force. One reload at a time: what is asked for meanwhile is done behind it, once.
 */
export class RulesReload {
  readonly #parts: Parts;
  #rules: readonly Rule[];
  #isAskedAgain = false;
  #running: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#rules = parts.rules;
  }

  /** Asks for a reload; done when no more of them are waiting. */
  ask(): Promise<void> {
    this.#isAskedAgain = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isAskedAgain) {
      this.#isAskedAgain = false;
      await this.#reload();
    }
  }

  async #reload(): Promise<void> {
    const { prove, swap, tell, tellFault } = this.#parts;
    try {
      const rules = await prove();
      const changed = changesBetween(this.#rules, rules);
      if (changed > 0) await swap(rules);
      this.#rules = rules;
      tell(`rules: ${changed} changed, ${rules.length} in force`);
    } catch (cause) {
      // Whatever it is, lines go on under the rules that are in force.
      const says = cause instanceof Fault ? cause.message : 'cannot load the rules';
      tellFault(new Fault('config', `${says}\nthe old rules stay in force`, cause));
    }
  }
}

/** How many rules are new, gone or different. */
function changesBetween(before: readonly Rule[], after: readonly Rule[]): number {
  const texts = (rules: readonly Rule[]) =>
    new Map(rules.map((rule) => [rule.id, JSON.stringify(rule)]));
  const old = texts(before);
  const fresh = texts(after);
  const ids = new Set([...old.keys(), ...fresh.keys()]);
  return [...ids].filter((id) => old.get(id) !== fresh.get(id)).length;
}
