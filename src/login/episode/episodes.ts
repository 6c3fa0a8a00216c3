import type { Used } from '../history/organization.ts';
import { NO_TOKEN } from '../token-number.ts';
import { DueEpisodes } from './due-episodes.ts';
import { type Episode, episodeKey } from './episode.ts';

/** What the bounded list of episodes is asked to be. */
interface EpisodeLimits {
  readonly episodeHours: number;
  readonly settleHours: number;
  readonly rememberHours: number;
  readonly mostEpisodes: number;
  readonly mostOfAccount: number;
  readonly mostOfSource: number;
}

/** The episodes that are remembered, oldest first: by id, by what they are of, and by account. */
export class Episodes {
  readonly #limits: EpisodeLimits;
  readonly #due: DueEpisodes;
  readonly #byId = new Map<string, Episode>();
  /** The latest of each key. */
  readonly #byKey = new Map<string, Episode>();
  readonly #byAccount = new Map<string, Set<Episode>>();
  /** How many there are by the prefix that they began with. */
  readonly #ofPrefix = new Map<number, number>();

  constructor(limits: EpisodeLimits) {
    this.#limits = limits;
    this.#due = new DueEpisodes(limits);
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): Episode | undefined {
    return this.#byId.get(id);
  }

  all(): IterableIterator<Episode> {
    return this.#byId.values();
  }

  /** Those for which something may be due, oldest first: each is to be removed, or to wait on. */
  due(time: number): Episode[] {
    return this.#due.take(time);
  }

  waitOn(episode: Episode): void {
    this.#due.putBack(episode);
  }

  /** Whether there is anything to look for: most accounts have no episode. */
  has(account: string): boolean {
    return this.#byAccount.has(account);
  }

  /** The episode that a login with this key belongs to; compromised ones take no more logins. */
  current(account: string, used: Used, time: number): Episode | undefined {
    const episode = this.#byKey.get(episodeKey(account, used));
    return episode !== undefined && this.#goesOn(episode, time) ? episode : undefined;
  }

  /**
   * The last of the open episodes of an account that has as many as it may: one that comes from a
   * new place with each login has one episode more, and not a thousand.
   */
  overflow(account: string, time: number): Episode | undefined {
    if (account === '') return undefined;
    const own = [...(this.#byAccount.get(account) ?? [])].filter(
      (episode) => episode.status === 'open' && this.#goesOn(episode, time),
    );
    return own.length < this.#limits.mostOfAccount ? undefined : own[own.length - 1];
  }

  /** Whether so many accounts were told from a prefix that the others share one finding. */
  isCrowded(prefix: number): boolean {
    return prefix !== NO_TOKEN && (this.#ofPrefix.get(prefix) ?? 0) >= this.#limits.mostOfSource;
  }

  /** Adds an episode, and gives the oldest when there is one too many: it is forgotten. */
  add(episode: Episode): Episode | undefined {
    const oldest = this.#byId.size < this.#limits.mostEpisodes ? undefined : this.#oldest();
    if (oldest !== undefined) this.remove(oldest);
    this.#byId.set(episode.id, episode);
    this.#due.add(episode);
    this.#byKey.set(episodeKey(episode.account, episode.used), episode);
    this.#countPrefix(episode.used.prefix, 1);
    const own = this.#byAccount.get(episode.account);
    if (own === undefined) this.#byAccount.set(episode.account, new Set([episode]));
    else own.add(episode);
    return oldest;
  }

  remove(episode: Episode): void {
    this.#byId.delete(episode.id);
    this.#due.remove(episode);
    this.#countPrefix(episode.used.prefix, -1);
    const key = episodeKey(episode.account, episode.used);
    if (this.#byKey.get(key) === episode) this.#byKey.delete(key);
    const own = this.#byAccount.get(episode.account);
    own?.delete(episode);
    if (own?.size === 0) this.#byAccount.delete(episode.account);
  }

  #countPrefix(prefix: number, change: 1 | -1): void {
    const count = (this.#ofPrefix.get(prefix) ?? 0) + change;
    if (count === 0) this.#ofPrefix.delete(prefix);
    else this.#ofPrefix.set(prefix, count);
  }

  #goesOn(episode: Episode, time: number): boolean {
    return (
      episode.status !== 'compromised' &&
      Math.abs(time - episode.last) <= this.#limits.episodeHours * 3600
    );
  }

  #oldest(): Episode | undefined {
    return this.#byId.values().next().value;
  }
}
