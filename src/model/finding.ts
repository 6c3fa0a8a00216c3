import type { LogPseudonyms } from './login-event.ts';
import type { NetworkKind } from './network.ts';

export const SEVERITIES = ['low', 'medium', 'high'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a finding is about. */
export const FINDING_TYPES = [
  'unfamiliar_login',
  'credential_attack',
  'listed_address',
  'configuration',
] as const;
export type FindingType = (typeof FINDING_TYPES)[number];

/** Where an episode stands: `open` until somebody judged it. */
export const FINDING_STATUSES = ['open', 'safe', 'compromised', 'noise'] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** Which state of its episode an object of the findings file tells. */
export const FINDING_STATES = ['opened', 'updated', 'closed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** One piece of evidence, in words and numbers. */
export interface Reason {
  /** From a closed list, documented: `new_country`, `hosting_network`, `travel`. */
  readonly code: string;
  /** What it adds to the score, in nats; a floor that fires whatever the score has 0. */
  readonly weight: number;
  /** A sentence without names, addresses or accounts: `country RO: 0 of 214 logins in 90 days`. */
  readonly words: string;
  /** The figures in the words, by name. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** Where and with what a login came in: facts about a network and a family of devices. */
export interface LoginFacts {
  /** RFC 3339, UTC. */
  readonly time: string;
  /** The source as the user named it, and the number of the line in it from 1. */
  readonly source: string;
  readonly line: number;
  readonly country: string | undefined;
  readonly network: {
    readonly asn: number | undefined;
    readonly organization: string | undefined;
    readonly kind: NetworkKind;
  };
  /** System, browser family and class: `Linux, Firefox, desktop`. */
  readonly device: string | undefined;
}

/** What is usual for the account: shares of its logins, largest first, at most five of each. */
export interface Usual {
  /** Logins of the account that the history has seen. */
  readonly logins: number;
  readonly days: number;
  readonly countries: readonly { readonly country: string; readonly share: number }[];
  readonly networks: readonly { readonly asn: number; readonly share: number }[];
  readonly devices: readonly { readonly device: string; readonly share: number }[];
}

/** The login before, when the account had one. */
export interface Previous {
  /** RFC 3339, UTC. */
  readonly time: string;
  readonly country: string | undefined;
  readonly distance_km: number | undefined;
  readonly uncertainty_km: number | undefined;
  readonly minutes: number;
}

/**
 * What a reviewer sees: one state of one episode. It is written as it is, one JSON object a line, so
 * its keys are those of the file. It holds no raw address, account or browser string.
 */
export interface Finding {
  /** Version of the schema of findings. */
  readonly schema: 1;
  /** The same for all states of one episode; letters and digits. */
  readonly id: string;
  readonly type: FindingType;
  readonly state: FindingState;
  readonly status: FindingStatus;
  readonly severity: Severity;
  readonly score: number;
  readonly threshold: number;
  /** Stable over epochs, of the keyring of the history; undefined where the log names no account. */
  readonly account: string | undefined;
  readonly log: LogPseudonyms;
  /** By weight, heaviest first. */
  readonly reasons: readonly Reason[];
  readonly login: LoginFacts;
  readonly usual: Usual | undefined;
  readonly previous: Previous | undefined;
  /** MITRE ATT&CK technique: `T1078`, `T1110.003`. */
  readonly technique: string;
  /** Logins of the episode so far. */
  readonly count: number;
  /** RFC 3339, UTC: event times of the first and the last of them. */
  readonly first: string;
  readonly last: string;
}

/** What a reviewer says a finding was. */
export interface Verdict {
  /** Id of the finding. */
  readonly finding: string;
  readonly verdict: Exclude<FindingStatus, 'open'>;
  /** Who says so. */
  readonly by: string;
  /** RFC 3339, UTC: when it was said. */
  readonly at: string;
  readonly note: string | undefined;
}
