import type { ValueKind } from './kind.ts';
import type { RuleSet } from './rule-set.ts';

/** What may be done with an address. */
export const ADDRESS_MODES = ['ula', 'truncate', 'token', 'drop', 'keep'] as const;
/** What may be done with a browser string. */
export const AGENT_MODES = ['family', 'token', 'drop', 'keep'] as const;
/** To what a time may be cut. */
export const TIME_MODES = ['keep', 'minute', 'hour', 'day'] as const;
/** What may be done with everything else. */
export const VALUE_MODES = ['token', 'drop', 'keep'] as const;

type AddressMode = (typeof ADDRESS_MODES)[number];
type AgentMode = (typeof AGENT_MODES)[number];
export type TimeMode = (typeof TIME_MODES)[number];
type ValueMode = (typeof VALUE_MODES)[number];
export type Mode = AddressMode | AgentMode | TimeMode | ValueMode;

/** What becomes of personal data: data, changed field by field by a config. */
export interface Policy {
  /** One mode per kind of value. */
  readonly modes: Readonly<Record<ValueKind, Mode>>;
  /** How many bits `truncate` keeps. */
  readonly truncate: { readonly ipv4: number; readonly ipv6: number };
  /**
   * Names of parameters, JSON keys, headers and cookies, and the kind that their values are.
   * A name is compared without case, `-`, `_`, `.` and blanks; `*` at its start or end stands for
   * anything. `plain` says that such a value is harmless and `text` that it is searched.
   */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** The rules in force; what they say of names comes behind `names`. */
  readonly rules: RuleSet;
}
