import { AccountTraces } from './account-traces.ts';
import { CODE_LISTS } from './attack-code.ts';
import type { AttackContext, Attempt } from './attempt.ts';
import { SourceTraces } from './source-traces.ts';
import { tokenKey } from './token-key.ts';
import type { SavedTrace } from './trace-table.ts';

/**
 * The bounds that an attack can hit: a trace of a source or an account was forgotten before its time, or
 * the distinct accounts of a source or sources of an account are estimated from here on.
 */
export type AttackBound = 'sources' | 'accounts' | 'accounts_of_source' | 'sources_of_account';

/** Traces of each sort that are kept over a restart: some 2 MB of text at most. */
const MOST_SAVED = 512;

/** The loudest sources and accounts. */
export interface SavedAttacks {
  readonly sources: readonly SavedTrace[];
  readonly accounts: readonly SavedTrace[];
}

export interface AttackSettings {
  /** Sources that are remembered at once; 32,768 unless given. */
  readonly sources?: number;
  /** Accounts that are remembered at once; 32,768 unless given. */
  readonly accounts?: number;
  /** Told the first time that a bound is hit, with its name alone. */
  readonly onBound?: (bound: AttackBound) => void;
}

/**
 * Brute force, slow brute force, spray, stuffing, and distributed attempts on one account, by event time.
 * Attempts come in order of time but for the few that were late; a code holds for what comes within the
 * hour after it.
 *
 * Only failures make a trace, so those who get in at once cost nothing. Memory is bounded whatever comes,
 * 43 MB at the usual settings, and is not touched before it is needed; `TraceTable` says what it takes to
 * have a trace forgotten.
 */
export class CredentialAttacks {
  readonly #sources: SourceTraces;
  readonly #accounts: AccountTraces;
  readonly #onBound: (bound: AttackBound) => void;
  readonly #bounds: Record<AttackBound, number> = {
    sources: 0,
    accounts: 0,
    accounts_of_source: 0,
    sources_of_account: 0,
  };

  constructor(settings: AttackSettings = {}) {
    const { sources = 32_768, accounts = 32_768, onBound = () => {} } = settings;
    this.#onBound = onBound;
    this.#sources = new SourceTraces({
      most: sources,
      lost: () => this.#hit('sources'),
      overflowed: () => this.#hit('accounts_of_source'),
    });
    this.#accounts = new AccountTraces({
      most: accounts,
      lost: () => this.#hit('accounts'),
      overflowed: () => this.#hit('sources_of_account'),
    });
  }

  /** How often each bound was hit. */
  get bounds(): Readonly<Record<AttackBound, number>> {
    return this.#bounds;
  }

  /** Sources and accounts that are remembered now. */
  get remembered(): { readonly sources: number; readonly accounts: number } {
    return { sources: this.#sources.size, accounts: this.#accounts.size };
  }

  /** Counts an attempt, and says what holds for its source and its account, itself included. */
  see({ time, outcome, account, source, network }: Attempt): AttackContext {
    const sources = this.#sources;
    const accounts = this.#accounts;
    const sourceKey = keyOf(source);
    const accountKey = keyOf(account);
    let from = -1;
    let on = -1;
    if (outcome === 'failure') {
      if (sourceKey !== 0) from = sources.fail(sourceKey, accountKey, time);
      if (accountKey !== 0) on = accounts.fail(accountKey, sourceKey, keyOf(network), time);
    } else {
      if (sourceKey !== 0) from = sources.enter(sourceKey, accountKey, time);
      if (accountKey !== 0) on = accounts.enter(accountKey, time);
    }
    // A late attempt belongs to another hour than the one that its source or account is in.
    if (from !== -1 && !sources.covers(from, time)) from = -1;
    if (on !== -1 && !accounts.covers(on, time)) on = -1;
    const codes =
      (from === -1 ? 0 : sources.codes(from, time)) | (on === -1 ? 0 : accounts.codes(on));
    return {
      codes: CODE_LISTS[codes],
      sourceAccounts: from === -1 ? 0 : sources.tried(from),
      sourceEntered: from === -1 ? 0 : sources.entered(from),
      sourceFailures: from === -1 ? 0 : sources.failures(from),
      accountFailures: on === -1 ? 0 : accounts.failures(on),
      accountNetworks: on === -1 ? 0 : accounts.networks(on),
      accountSources: on === -1 ? 0 : accounts.sources(on),
    };
  }

  /** What is worth keeping over a restart at `time`: keyed tokens and counts. */
  save(time: number): SavedAttacks {
    return {
      sources: this.#sources.save(MOST_SAVED, time),
      accounts: this.#accounts.save(MOST_SAVED, time),
    };
  }

  /** Takes up what was saved; nothing was seen yet. */
  restore({ sources, accounts }: SavedAttacks): void {
    this.#sources.restore(sources);
    this.#accounts.restore(accounts);
  }

  #hit(bound: AttackBound): void {
    if (this.#bounds[bound]++ === 0) this.#onBound(bound);
  }
}

/** 0 where there is no token. */
function keyOf(token: string): number {
  return token === '' ? 0 : tokenKey(token);
}
