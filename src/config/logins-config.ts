import type { FindingFormat } from '../sink/findings/finding-format.ts';
import type { WebhookFormat } from '../sink/webhook/body.ts';

/** What a run does about logins; all paths absolute. */
export interface LoginsConfig {
  readonly watch: boolean;
  /** Where the history stays; undefined: in memory. */
  readonly state: string | undefined;
  /** Directories of login rules of the user's own. */
  readonly rules: readonly string[];
  /** Names of lists of addresses from which every login is told. */
  readonly listed: readonly string[];
}

/** Where findings go besides the journal of the state directory; without a file to standard error. */
export interface FindingsConfig {
  readonly file: string | undefined;
  readonly format: FindingFormat;
}

/** One of `url`, `urlFile` and `urlEnv` is there. */
export interface WebhookConfig {
  readonly url: string | undefined;
  readonly urlFile: string | undefined;
  readonly urlEnv: string | undefined;
  readonly format: WebhookFormat;
  readonly secretFile: string | undefined;
  readonly secretEnv: string | undefined;
  readonly allowHttp: boolean;
  readonly allowPrivate: boolean;
}
