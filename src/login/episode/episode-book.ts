import type { Finding, FindingState, Reason, Severity } from '../../model/finding.ts';
import { NETWORK_KINDS } from '../../model/network.ts';
import type { Used } from '../history/organization.ts';
import type { SavedLists } from '../history/saved-lists.ts';
import type { DeviceWords } from '../history/usual.ts';
import { countryCode, type Login } from '../login.ts';
import type { Opinion } from '../opinion.ts';
import { rankOf } from '../score/floor/floors.ts';
import type { LoginSettings } from '../settings.ts';
import type { HistoryKeys } from '../store/history-keys.ts';
import type { Episode } from './episode.ts';
import { Episodes } from './episodes.ts';
import { findingId } from './finding-id.ts';
import { type Told, toldOf } from './finding-of.ts';
import { joined } from './joined.ts';
import { timeText } from './time-text.ts';

/** Prefixes of an episode that are kept: those that a verdict can take back. */
const MOST_PREFIXES = 8;

interface EpisodeBookParts {
  readonly keys: HistoryKeys;
  readonly settings: LoginSettings;
  readonly deviceWords: DeviceWords;
  readonly onFinding: (finding: Finding) => void;
  /** An episode was quiet for so long that its logins count in full. */
  readonly onSettled: (episode: Episode) => void;
}

/** Where a login belongs. */
export interface Entry {
  /** undefined: it is not told. */
  readonly episode: Episode | undefined;
  /** It is the first of its episode. */
  readonly isNew: boolean;
  /** How much of a login it is learned as. */
  readonly weight: number;
}

const NO_ENTRY: Entry = { episode: undefined, isNew: false, weight: 1 };

/** Turns opinions into episodes, and tells what is to be told of them: each state once. */
export class EpisodeBook {
  readonly episodes: Episodes;
  /** Episodes that were forgotten for want of room, and logins that joined another for the same reason. */
  readonly bounds = { forgotten: 0, overflowed: 0 };
  readonly #parts: EpisodeBookParts;

  constructor(parts: EpisodeBookParts) {
    this.#parts = parts;
    this.episodes = new Episodes(parts.settings);
  }

  /** Puts a login into its episode, or opens one. `seen`: what it came with. */
  enter(opinion: Opinion, seen: Used): Entry {
    const { login, time } = opinion.evidence;
    const { account } = login;
    if (this.episodes.has(account)) {
      const episode = this.episodes.current(account, seen, time);
      if (episode !== undefined && (episode.status === 'open' || !isWorse(opinion, episode)))
        return this.#join(episode, opinion, seen);
      if (opinion.severity === undefined) return NO_ENTRY;
      const full = this.episodes.overflow(account, time);
      if (full !== undefined) return this.#overflow(full, opinion, seen);
    }
    if (opinion.severity === undefined) return NO_ENTRY;
    const told = toldOf(opinion, this.#parts.deviceWords);
    if (this.episodes.isCrowded(seen.prefix)) return this.#crowd(told, login, seen.prefix, time);
    return this.#open(told, login, seen, floorCodes(opinion), time);
  }

  /** Puts what is told of a source into its episode, or opens one. `prefix`: the token of the source. */
  enterSource(told: Told, login: Login, prefix: number, time: number): void {
    const { network } = login;
    const seen: Used = {
      country: countryCode(network.country),
      asn: network.asn ?? 0,
      prefix,
      device: 0,
      byKey: false,
      browser: 0,
    };
    const codes = told.reasons.map(({ code }) => code);
    const episode = this.episodes.current('', seen, time);
    const isMore = codes.some((code) => !episode?.floors.includes(code));
    if (episode === undefined || (episode.status !== 'open' && isMore)) {
      this.#open(told, login, seen, codes, time);
      return;
    }
    this.#count(episode, time);
    this.#update(episode, told.severity, codes, time, () => told);
  }

  /** Counts a login that repeats one of the same hour. */
  repeat(account: string, seen: Used, time: number): void {
    if (!this.episodes.has(account)) return;
    const episode = this.episodes.current(account, seen, time);
    if (episode === undefined) return;
    episode.count++;
    episode.last = Math.max(episode.last, time);
  }

  /** Closes what has been quiet, settles what was never judged, forgets what is old. */
  sweep(time: number): void {
    const { episodeHours, settleHours, rememberHours } = this.#parts.settings;
    for (const episode of this.episodes.due(time)) {
      const quiet = (time - episode.last) / 3600;
      if (quiet > episodeHours) this.close(episode);
      if (quiet > settleHours && !episode.isSettled) {
        episode.isSettled = true;
        if (episode.status === 'open') this.#parts.onSettled(episode);
      }
      if (quiet > rememberHours) this.episodes.remove(episode);
      else this.episodes.waitOn(episode);
    }
  }

  /** Tells the end of an episode, unless that was told. */
  close(episode: Episode): void {
    if (episode.told !== undefined) this.#tell(episode, episode.told, 'closed');
    episode.told = undefined;
  }

  save(lists: SavedLists): void {
    lists.write('episodes', [...this.episodes.all()]);
  }

  restore(lists: SavedLists): void {
    for (const episode of lists.read<Episode>('episodes')) this.episodes.add(episode);
  }

  /** One account more of a source that many were told from: the finding of the source is told instead. */
  #crowd(told: Told, login: Login, prefix: number, time: number): Entry {
    this.bounds.overflowed++;
    const accounts = this.#parts.settings.mostOfSource;
    const crowd: Reason = {
      code: 'many_accounts',
      weight: 0,
      words: `${accounts} accounts were told from the same source: this finding stands for all others`,
      numbers: { accounts },
    };
    const nobody = { account: undefined, usual: undefined, previous: undefined };
    const nameless = { ...login, account: '' };
    const reasons = [crowd, ...told.reasons.filter(({ weight }) => weight === 0)];
    this.enterSource({ ...told, ...nobody, reasons }, nameless, prefix, time);
    return { episode: undefined, isNew: false, weight: this.#parts.settings.toldWeight };
  }

  #open(told: Told, login: Login, seen: Used, floors: string[], time: number): Entry {
    const { keys, settings } = this.#parts;
    const episode: Episode = {
      id: findingId(keys, login.account, seen, time),
      account: login.account,
      pseudonym: told.account,
      used: seen,
      prefixes: [seen.prefix],
      kind: NETWORK_KINDS.indexOf(login.network.kind),
      status: 'open',
      severity: told.severity,
      floors,
      told: undefined,
      first: time,
      last: time,
      toldAt: time,
      count: 1,
      learned: 0,
      shared: 0,
      isSettled: false,
    };
    const forgotten = this.episodes.add(episode);
    if (forgotten !== undefined) {
      this.bounds.forgotten++;
      this.close(forgotten);
    }
    this.#tell(episode, told, 'opened');
    return { episode, isNew: true, weight: settings.toldWeight };
  }

  #join(episode: Episode, opinion: Opinion, seen: Used): Entry {
    const { settings, deviceWords } = this.#parts;
    const { time } = opinion.evidence;
    this.#count(episode, time);
    if (episode.prefixes.length < MOST_PREFIXES && !episode.prefixes.includes(seen.prefix))
      episode.prefixes.push(seen.prefix);
    this.#update(episode, opinion.severity, floorCodes(opinion), time, () =>
      toldOf(opinion, deviceWords),
    );
    const rest = Math.min(settings.toldWeight, settings.toldMost - episode.learned);
    const weights = { open: Math.max(0, rest), safe: 1, noise: 0, compromised: 0 };
    return { episode, isNew: false, weight: weights[episode.status] };
  }

  #count(episode: Episode, time: number): void {
    episode.count++;
    episode.last = Math.max(episode.last, time);
  }

  /** Tells an episode again when it got worse, or when that was not done for long. */
  #update(
    episode: Episode,
    severity: Severity | undefined,
    floors: readonly string[],
    time: number,
    told: () => Told,
  ): void {
    const added =
      severity === undefined ? [] : floors.filter((code) => !episode.floors.includes(code));
    const isWorse = severity !== undefined && rankOf(severity) > rankOf(episode.severity);
    episode.floors.push(...added);
    if (isWorse) episode.severity = severity;
    const isDue = time - episode.toldAt >= this.#parts.settings.updateHours * 3600;
    if (episode.told === undefined || !(isWorse || added.length > 0 || isDue)) return;
    episode.toldAt = time;
    this.#tell(episode, joined(episode.told, told()), 'updated');
  }

  /** An account that comes from everywhere: the login is counted, and nothing is learned of it. */
  #overflow(episode: Episode, opinion: Opinion, seen: Used): Entry {
    this.bounds.overflowed++;
    return { ...this.#join(episode, opinion, seen), weight: 0 };
  }

  #tell(episode: Episode, told: Told, state: FindingState): void {
    const { type, score, threshold, account, log, reasons, login, usual, previous, technique } =
      told;
    episode.told = {
      schema: 1,
      id: episode.id,
      type,
      state,
      status: episode.status,
      severity: episode.severity,
      score,
      threshold,
      account,
      log,
      reasons,
      login,
      usual,
      previous,
      technique,
      count: episode.count,
      first: timeText(episode.first),
      last: timeText(episode.last),
    };
    this.#parts.onFinding(episode.told);
  }
}

/** Whether a login says more than its episode has said. */
function isWorse(opinion: Opinion, { severity, floors }: Episode): boolean {
  if (opinion.severity === undefined) return false;
  if (rankOf(opinion.severity) > rankOf(severity)) return true;
  return floorCodes(opinion).some((code) => !floors.includes(code));
}

function floorCodes({ fired, evidence }: Opinion): string[] {
  return fired.map(({ floor }) => floor.tell(evidence).code);
}
