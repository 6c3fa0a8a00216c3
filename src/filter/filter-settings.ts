import type { Severity } from '../model/finding.ts';
import type { NetworkKind } from '../model/network.ts';
import type { ListSettings } from './list/list-settings.ts';
import type { PrefixSet } from './prefix/prefix-set.ts';

/**
 * What an address has to be for a rule. Of a part that is not said anything is right, of several values one
 * is enough, and all parts have to be right.
 */
export interface Condition {
  /** Prefixes that stand in the config. */
  readonly cidr?: PrefixSet | undefined;
  /** Names of lists. */
  readonly list?: readonly string[] | undefined;
  /** ISO 3166-1 alpha-2 in capitals. */
  readonly country?: readonly string[] | undefined;
  readonly asn?: readonly number[] | undefined;
  readonly network?: readonly NetworkKind[] | undefined;
  /** Names of reserved ranges; `any` of them with true. */
  readonly reserved?: true | readonly string[] | undefined;
  /** True: the line has no client address. All other parts need one. */
  readonly none?: true | undefined;
}

/** What a rule does with a line whose client fits. The first four decide: no later rule is asked. */
export type FilterAction =
  | { readonly kind: 'drop' }
  | { readonly kind: 'withhold' }
  /** The line goes on, with its client address as it is: own infrastructure. */
  | { readonly kind: 'keep_address' }
  | { readonly kind: 'pass' }
  /** Lines that do not fit are dropped, which decides; for those that fit the next rule is asked. */
  | { readonly kind: 'keep_only' }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'finding'; readonly severity: Severity };

export interface FilterRule {
  /** In findings: its own name, or that of its lists, or its number. */
  readonly name: string;
  /** One of them has to be right. */
  readonly when: readonly Condition[];
  readonly action: FilterAction;
}

/** Prefixes in the config, and names of lists. */
export interface TrustedProxySettings {
  readonly cidr: PrefixSet;
  readonly lists: readonly string[];
}

/** The sections `lists`, `filter` and `trusted_proxies` of a config. */
export interface FilterSettings {
  readonly lists: readonly ListSettings[];
  readonly rules: readonly FilterRule[];
  readonly trustedProxies: TrustedProxySettings;
}
