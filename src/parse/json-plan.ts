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
import { mayBeLine } from './line-in-json.ts';
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
    const { kind, flags, shape } = this.columns[i];
    if ((flags & BARE) !== 0) return kindOfBare(kind, bytes, start, end);
    // The target of a request is found in what is written without escapes only.
    if (shape === 'request') return isUnescaped(bytes, start, end) ? Kind.target : UNCLEAR;
    if (kind === Kind.text && mayBeLine(bytes, start, end)) return UNCLEAR;
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
