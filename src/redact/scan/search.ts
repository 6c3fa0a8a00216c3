import type { Layer } from '../../base/unescape.ts';
import { FIRST_CONTAINER, Kind, VALUE_KINDS } from '../../model/kind.ts';
import type { NameTable } from '../../model/name-table.ts';
import type { Policy } from '../../model/policy.ts';
import type { Shape } from '../../model/rule.ts';
import { Effect, NO_RULE } from '../../model/rule-set.ts';
import { FoundBy, type Tape } from '../../model/tape.ts';

/**
 * Called when something looked like personal data and was not taken for it: why, for `explain`.
 * `isHarmless`: it was judged to be something else; else a rule's check refused it, or another find won.
 */
export type NearMiss = (start: number, end: number, why: string, isHarmless: boolean) => void;

/** What the shapes of rules are called on the tape. */
const FOUND_BY_SHAPE: Record<Shape, number> = {
  ipv4: FoundBy.ipv4,
  ipv6: FoundBy.ipv6,
  email: FoundBy.email,
  host: FoundBy.host,
  userinfo: FoundBy.userinfo,
  agent: FoundBy.agent,
  pseudonym: FoundBy.lookalike,
};

/**
 * One stretch of bytes under search, as the detectors see it, and the tape that they write to.
 * Detectors look neither left of `floor` nor right of `end`.
 */
export class Search {
  bytes: Uint8Array = new Uint8Array(0);
  /** The end of the last span, or the start of the stretch. */
  floor = 0;
  end = 0;
  /** What the bytes come from, where escapes were taken off them. */
  layer: Layer | undefined;
  /** In a URL a parameter's value ends at `&` or `#`, in other text at a blank too. */
  url = false;
  /** The bit of the format of the line. */
  format = 0xff;
  /** The rule that knows the name of the field; NO_RULE for a field of the format. */
  fieldRule: number = NO_RULE;
  /** The text is a bare JSON number: what stands in its place needs quotes. */
  bare = false;
  /** The bit of the scope that the field belongs to. */
  scope = 0;
  /** Set by a detector that leaves a value to a layer further in. */
  escapes = false;
  /** There is no layer further in: whatever escapes are left have to be taken as they are. */
  innermost = false;
  /** Set by a rule that withholds the line, and where a line takes too long to be judged. */
  withhold = false;
  tape: Tape;
  readonly names: NameTable;
  nearMiss: NearMiss | undefined;
  /** 1 for the kinds that the policy keeps: such a value is searched like text. */
  readonly kept: Uint8Array;
  /** By code: what is done with a find, a code of `Effect`. */
  readonly #effects: Uint8Array;
  /** By what finds it: the rule that asks for it; `#off` where no rule does. */
  readonly #rules = new Uint16Array(FIRST_CONTAINER);
  readonly #codes: Uint8Array;
  readonly #scopes: Uint8Array;
  readonly #formats: Uint8Array;
  readonly #off = new Uint8Array(FIRST_CONTAINER);

  constructor(names: NameTable, policy: Policy, tape: Tape) {
    const { modes, rules } = policy;
    this.names = names;
    this.tape = tape;
    this.kept = new Uint8Array(FIRST_CONTAINER);
    for (const name of VALUE_KINDS) if (modes[name] === 'keep') this.kept[Kind[name]] = 1;
    this.#effects = rules.effects;
    this.#codes = rules.codes;
    this.#scopes = rules.scopes;
    this.#formats = rules.formats;
    for (const code of Object.values(FOUND_BY_SHAPE)) this.#off[code] = 1;
    rules.rules.forEach((rule, number) => {
      for (const finder of rule?.find ?? []) {
        if (finder.by !== 'shape') continue;
        const code = FOUND_BY_SHAPE[finder.shape];
        this.#off[code] = 0;
        this.#rules[code] = number;
      }
    });
  }

  /** Whether values of `kind` are replaced as a whole. */
  replaces(kind: number): boolean {
    return kind < FIRST_CONTAINER && this.kept[kind] === 0;
  }

  /** What is to be done with a find of `code`: a code of `Effect`. */
  effectOf(code: number): number {
    return this.#effects[code];
  }

  /** Whether the byte at `at` was written with an escape. */
  isEscaped(at: number): boolean {
    return this.layer !== undefined && this.layer.to[at] - this.layer.from[at] > 1;
  }

  /** Whether a rule looks in the field and the format that are searched. */
  looks(rule: number): boolean {
    return (this.#scopes[rule] & this.scope) !== 0 && (this.#formats[rule] & this.format) !== 0;
  }

  /** Whether finds of `kind` by a shape are replaced: the policy does not keep them and a rule asks for it. */
  seeks(kind: number, foundBy: number): boolean {
    return this.kept[kind] === 0 && this.#off[foundBy] === 0 && this.looks(this.#rules[foundBy]);
  }

  /** Flags a find or has its line withheld, where its code says so; gives whether it does. */
  stays(code: number, rule: number): boolean {
    const effect = this.#effects[code];
    if (effect === Effect.withhold) this.withhold = true;
    else if (effect === Effect.flag) this.tape.flag(rule);
    else return false;
    return true;
  }

  /** Puts a span on the tape and moves the floor behind it, if a rule asks for what found it. */
  found(
    start: number,
    end: number,
    kind: number,
    form: number,
    foundBy: number,
    rule: number = NO_RULE,
  ): void {
    if (this.#off[foundBy] === 1) return;
    const number = rule === NO_RULE ? this.#rules[foundBy] : rule;
    // What the format says of a field holds wherever rules look.
    if (foundBy > FoundBy.chain && !this.looks(number)) return;
    // A rule with an action of its own has it for its shape too.
    const own = this.#codes[number];
    const code = own >= VALUE_KINDS.length && foundBy > FoundBy.name ? own : kind;
    if (this.stays(code, number)) return;
    this.tape.push(start, end, code, form, foundBy, number);
    this.floor = end;
  }
}
