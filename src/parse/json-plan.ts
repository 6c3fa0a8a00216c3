import {
  type ColumnPlan,
  type PlannedColumn,
  type PlannedName,
  UNCLEAR,
} from '../model/column-plan.ts';
import { BARE } from '../model/fields.ts';
import { FIRST_CONTAINER, Kind } from '../model/kind.ts';
import { eventTime } from './event-time.ts';
import { isLiteral, isNumber } from './json-tokens.ts';
import { isUnescaped } from './unescaped.ts';

/** No number that a rule knows by its digits is shorter. */
export const TELLING_NUMBER = 7;

/**
 * How lines look that have the keys and levels of one line, byte for byte: a program writes the same ones again and
 * again. What its keys say of a value holds for the value at that place in each of them.
 *
 *     {"time":"2026-11-22T17:15:43Z","user":{"name":"jan"},"id":7654321}
 *     lead    ^time                ^ literal        ^string    ^bare
 */
export class JsonPlan implements ColumnPlan {
  readonly family = 'json';
  readonly lead: Uint8Array;
  readonly columns: readonly PlannedColumn[];
  readonly names: readonly PlannedName[];

  constructor(lead: Uint8Array, columns: readonly PlannedColumn[], names: readonly PlannedName[]) {
    this.lead = lead;
    this.columns = columns;
    this.names = names;
  }

  kindOf(i: number, bytes: Uint8Array, start: number, end: number): number {
    const { kind, flags } = this.columns[i];
    if ((flags & BARE) !== 0) return kindOfBare(kind, bytes, start, end);
    // The target of a request is found in what is written without escapes only.
    if (kind === Kind.request) return isUnescaped(bytes, start, end) ? Kind.target : UNCLEAR;
    return kind === Kind.time && Number.isNaN(eventTime(bytes, start, end)) ? Kind.text : kind;
  }
}

/** What is no number and no literal is a fault of the writer, and makes the line another one. */
function kindOfBare(kind: number, bytes: Uint8Array, start: number, end: number): number {
  if (isLiteral(bytes, start, end)) return Kind.plain;
  if (!isNumber(bytes, start, end)) return UNCLEAR;
  if (kind === Kind.time) return Number.isNaN(eventTime(bytes, start, end)) ? Kind.plain : kind;
  if (kind < FIRST_CONTAINER) return kind;
  return end - start < TELLING_NUMBER ? Kind.plain : Kind.text;
}

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
    this.#columns.push({
      ...{ kind, rule, flags: isBare ? BARE : 0, shape: isBare ? 'bare' : 'string' },
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
