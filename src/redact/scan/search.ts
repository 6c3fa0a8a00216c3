import { FIRST_CONTAINER, Kind, VALUE_KINDS } from '../../model/kind.ts';
import type { NameTable } from '../../model/name-table.ts';
import type { Policy } from '../../model/policy.ts';
import type { Tape } from '../../model/tape.ts';

/** Called when something looked like personal data and was judged to be none: why, for `explain`. */
export type NearMiss = (start: number, end: number, why: string) => void;

/**
 * One stretch of bytes under search, as the detectors see it, and the tape that they write to.
 * Detectors look neither left of `floor` nor right of `end`.
 */
export class Search {
  bytes: Uint8Array = new Uint8Array(0);
  /** The end of the last span, or the start of the stretch. */
  floor = 0;
  end = 0;
  /** In a URL a parameter's value ends at `&` or `#`, in other text at a blank too. */
  url = false;
  /** Set by a detector that leaves a value to a layer further in. */
  escapes = false;
  /** There is no layer further in: whatever escapes are left have to be taken as they are. */
  innermost = false;
  tape: Tape;
  readonly names: NameTable;
  nearMiss: NearMiss | undefined;
  /** 1 for the kinds that the policy keeps: such a value is searched like text. */
  readonly kept: Uint8Array;

  constructor(names: NameTable, modes: Policy['modes'], tape: Tape) {
    this.names = names;
    this.tape = tape;
    this.kept = new Uint8Array(FIRST_CONTAINER);
    for (const name of VALUE_KINDS) if (modes[name] === 'keep') this.kept[Kind[name]] = 1;
  }

  /** Whether values of `kind` are replaced as a whole. */
  replaces(kind: number): boolean {
    return kind < FIRST_CONTAINER && this.kept[kind] === 0;
  }

  /** Puts a span on the tape and moves the floor behind it. */
  found(start: number, end: number, kind: number, form: number, foundBy: number): void {
    this.tape.push(start, end, kind, form, foundBy);
    this.floor = end;
  }
}
