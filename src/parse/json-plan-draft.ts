import { latin1 } from '../base/ascii.ts';
import type { ColumnPlan, PlannedColumn, PlannedName } from '../model/column-plan.ts';
import { BARE } from '../model/fields.ts';
import { Kind } from '../model/kind.ts';
import { JsonPlan } from './json-plan.ts';

/** What a value looks like whose target alone is a value. */
const REQUEST = /^[a-z]{1,32} \S+ HTTP\/\d(?:\.\d)?$/i;

/** Takes down the values of one line, from the first to the last, and makes its plan. */
export class JsonPlanDraft {
  readonly #bytes: Uint8Array;
  readonly #columns: { -readonly [K in keyof PlannedColumn]: PlannedColumn[K] }[] = [];
  readonly #names: PlannedName[] = [];
  #lead = new Uint8Array(0);
  /** Where the value before ended. */
  #at: number;
  #isPossible = true;
  /** The column of the event time, and how deep it stands. */
  #time = -1;
  #timeDepth = Number.POSITIVE_INFINITY;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#at = start;
  }

  /** The value `[start, end)`, without its quotes, `depth` levels deep. */
  value(
    start: number,
    end: number,
    kind: number,
    rule: number,
    isBare: boolean,
    depth: number,
  ): void {
    const isTime = kind === Kind.time && depth < this.#timeDepth;
    if (isTime) {
      this.#time = this.#columns.length;
      this.#timeDepth = depth;
    }
    this.#endLiteral(start);
    // What lies in an object of this name is of its kind, and no such line.
    const isRequest = kind === Kind.request && REQUEST.test(latin1(this.#bytes, start, end));
    this.#columns.push({
      ...{ kind, rule, flags: isBare ? BARE : 0 },
      shape: isBare ? 'bare' : isRequest ? 'request' : 'string',
      literal: new Uint8Array(0),
    });
    this.#at = end;
  }

  /** The key `[start, end)`, which is a field of this kind. */
  name(start: number, end: number, kind: number): void {
    this.#names.push({ kind, start, end });
  }

  /** A second element of an array: what its key says of it depends on how long the first one is. */
  repeats(): void {
    this.#isPossible = false;
  }

  /** Undefined where no plan says what a line like this one is. */
  plan(end: number): ColumnPlan | undefined {
    if (!this.#isPossible || this.#time === -1) return undefined;
    this.#endLiteral(end);
    this.#columns[this.#time].shape = 'time';
    return new JsonPlan(this.#lead, this.#columns, this.#names);
  }

  #endLiteral(at: number): void {
    const literal = this.#bytes.slice(this.#at, at);
    const last = this.#columns.at(-1);
    if (last === undefined) this.#lead = literal;
    else last.literal = literal;
  }
}
