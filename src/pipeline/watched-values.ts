import type { ColumnPlan } from '../model/column-plan.ts';
import { Kind } from '../model/kind.ts';
import type { Stages } from './stages.ts';

/** Says of which values every line has to be looked at: by the filter, or for logins. */
export class WatchedValues {
  readonly #stages: Stages;
  readonly #plan: ColumnPlan;

  constructor(stages: Stages, plan: ColumnPlan) {
    this.#stages = stages;
    this.#plan = plan;
  }

  /** Whether each line of the plan is, whatever its values are: by the names of its keys it may be a login. */
  get isEvery(): boolean {
    const { logins } = this.#stages;
    const { family, lead, columns } = this.#plan;
    if (logins === undefined || family !== 'json') return false;
    const literals = [lead, ...columns.map(({ literal }) => literal)];
    return literals.some((literal) => logins.wantsJson(literal, 0, literal.length));
  }

  /** Whether those are in which the value of column `i` is `bytes[start, end)`. */
  has(i: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { filter, logins } = this.#stages;
    const { family, columns } = this.#plan;
    const { kind } = columns[i];
    if (kind === Kind.address && filter?.passes(bytes, start, end) === false) return true;
    if (logins === undefined) return false;
    // What a login rule looks for in JSON may have the quotes of its string, and no others.
    if (family === 'json') return logins.wantsJson(bytes, start - 1, end + 1);
    if (kind !== Kind.request && kind !== Kind.target) return false;
    // The kernel keeps the targets of `GET` apart from those of other methods.
    if (kind === Kind.request && !logins.wantsGet && isGet(bytes, start)) return false;
    return logins.wantsTarget(bytes, start, end);
  }
}

/** Whether the method in front of the target at `at` ends in `GET`. */
function isGet(bytes: Uint8Array, at: number): boolean {
  const isBlank = bytes[at - 1] === 0x20;
  return isBlank && bytes[at - 2] === 0x54 && bytes[at - 3] === 0x45 && bytes[at - 4] === 0x47;
}
