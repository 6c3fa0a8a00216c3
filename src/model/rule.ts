import type { CompiledPattern } from '../base/pattern/compiled-pattern.ts';
import type { Family } from './family.ts';
import type { ValueKind } from './kind.ts';

/** Where a rule looks; `text` is everything that is not one of the others. */
export const SCOPES = ['target', 'referer', 'text', 'user', 'agent', 'cookie'] as const;

export type Scope = (typeof SCOPES)[number];

/** What shapes the scanner knows by heart; all else a rule says in data. */
export const SHAPES = ['ipv4', 'ipv6', 'email', 'host', 'userinfo', 'agent', 'pseudonym'] as const;

export type Shape = (typeof SHAPES)[number];

export const RULE_STATUSES = ['stable', 'experimental', 'optional'] as const;

/** One way in which a rule finds what it is about. */
export type Finder =
  /** The value of a parameter, key or header of one of these names; `*` at an end stands for anything. */
  | { readonly by: 'names'; readonly names: readonly string[] }
  | { readonly by: 'shape'; readonly shape: Shape }
  /** What the format says is a field of this kind. */
  | { readonly by: 'field'; readonly field: ValueKind }
  /** So many digits, with single separators between them. */
  | ({ readonly by: 'digits'; readonly least: number; readonly most: number } & {
      readonly separators: string;
    } & Near)
  /** A regular expression of the linear subset. */
  | ({ readonly by: 'pattern'; readonly pattern: string; readonly ignoreCase: boolean } & {
      /** Whether no letter or digit may stand beside a match. */
      readonly whole: boolean;
      /** The pattern once more, where `npm run build` has compiled it. */
      readonly compiled?: CompiledPattern;
    } & Near)
  /** One of these words, without regard to case. */
  | { readonly by: 'words'; readonly words: readonly string[] };

/** Only near one of these words, without regard to case; no words: anywhere. */
export interface Near {
  readonly keywords: readonly string[];
  /** How many bytes may lie between the word and the value. */
  readonly within: number;
  /** Whether the word has to stand in front of the value. */
  readonly keywordFirst?: boolean;
}

export const RULE_ACTIONS = [
  'drop',
  'token',
  'mask',
  'truncate',
  'keep',
  'withhold',
  'flag',
] as const;

/** What is done with a find. Undefined in a rule: what the policy says for its kind. */
export interface RuleAction {
  readonly action: (typeof RULE_ACTIONS)[number];
  /** Of `mask` and `truncate`: how many letters and digits stay at the beginning. */
  readonly first?: number | undefined;
  /** Of `mask`: how many stay at the end. */
  readonly last?: number | undefined;
}

/** A rule: what to find, what to check, what to do. */
export interface Rule {
  /** Its group and its name: `payment/card`. */
  readonly id: string;
  readonly says: string;
  readonly status: (typeof RULE_STATUSES)[number];
  /** What its finds are. */
  readonly kind: ValueKind;
  readonly find: readonly Finder[];
  /** Names of checks that a find has to pass. */
  readonly checks: readonly string[];
  /** Where it looks. */
  readonly in: readonly Scope[];
  /** Formats in which it looks; none: all. */
  readonly formats: readonly Family[];
  readonly do: RuleAction | undefined;
}
