import type { Clock } from '../base/clock.ts';
import type { Finding, Severity, Verdict } from '../model/finding.ts';
import type { LoginEvent } from '../model/login-event.ts';
import type { Geo } from '../model/network.ts';
import { Appraiser } from './appraiser.ts';
import type { AttackContext } from './attacks/attempt.ts';
import { CredentialAttacks } from './attacks/credential-attacks.ts';
import { ReorderBuffer } from './attacks/reorder-buffer.ts';
import type { DetectorCounts } from './detector-counts.ts';
import type { DeviceOf } from './device.ts';
import { Devices } from './devices.ts';
import { EpisodeBook } from './episode/episode-book.ts';
import { EventTime } from './event-time.ts';
import { AccountHistory } from './history/account-history.ts';
import { Knowledge } from './knowledge.ts';
import type { Login } from './login.ts';
import { ProxyWatch } from './proxy-watch.ts';
import { readEvent } from './read-event.ts';
import type { LoginSettings } from './settings.ts';
import { sourceFinding } from './source-finding.ts';
import type { HistoryKeys } from './store/history-keys.ts';
import type { HistoryStore } from './store/history-store.ts';
import { tokenNumber } from './token-number.ts';
import { judgeEpisode } from './verdict/judge-episode.ts';
import type { Judged } from './verdict/judged.ts';
import { settle } from './verdict/settle.ts';

export interface DetectorParts {
  readonly geo: Geo;
  readonly store: HistoryStore;
  readonly keys: HistoryKeys;
  /**
   * The time now, in seconds since 1970 UTC. An event that is far ahead of it counts as of now; a replay of
   * an archive may hand in the system's clock.
   */
  readonly clock: Clock;
  /** LOGIN_SETTINGS, or a copy with other values. */
  readonly settings: LoginSettings;
  readonly deviceOf: DeviceOf;
  readonly onFinding: (finding: Finding) => void;
  /** Told the score of every success that gets one, in order of time: for benches. */
  readonly onScore?: (login: ScoredLogin) => void;
}

export interface ScoredLogin {
  /** The source and line of the event. */
  readonly source: string;
  readonly line: number;
  readonly time: number;
  readonly score: number;
  /** undefined: it is not told. */
  readonly severity: Severity | undefined;
}

/** What is saved of the detector itself. */
interface SavedTime {
  readonly now: number;
  readonly sweptHour: number;
}

/** No event is of 1970 or later than what four bytes of a row can say. */
const LATEST = 2 ** 32;

/**
 * Finds unfamiliar logins.
 *
 *     event ─▶ login ─▶ in order of time ─▶ attacks ─┬─▶ facts ─▶ score ─▶ floors ─▶ severity
 *                                                    │              episode ─▶ finding, learn
 *                                                    └─▶ no account: what its source did
 *
 * Pure: no I/O but through the store that it is given. The same events give the same findings.
 */
export class Detector {
  readonly #parts: DetectorParts;
  readonly #knowledge: Knowledge;
  readonly #devices: Devices;
  readonly #book: EpisodeBook;
  readonly #appraiser: Appraiser;
  readonly #buffer: ReorderBuffer<Login>;
  readonly #attacks: CredentialAttacks;
  readonly #proxy: ProxyWatch;
  readonly #time: EventTime;
  readonly #seen = { successes: 0, failures: 0, withoutAccount: 0, behindProxy: 0, refused: 0 };
  #sweptHour = 0;
  #savedAt: number;
  #isSaved = true;

  /** Goes on with what is in the store. */
  constructor(parts: DetectorParts) {
    const { store, keys, clock, settings, deviceOf, onFinding } = parts;
    this.#parts = parts;
    this.#knowledge = new Knowledge(store, settings);
    const { lists } = this.#knowledge;
    this.#devices = new Devices(deviceOf, keys, lists.read<string>('names'), (names) =>
      lists.write('names', names),
    );
    this.#book = new EpisodeBook({
      keys,
      settings,
      deviceWords: (key, byKey, browser) => this.#devices.words(key, byKey, browser),
      onFinding,
      onSettled: (episode) => settle(episode, this.#knowledge, this.#hour, settings),
    });
    this.#book.restore(lists);
    this.#appraiser = new Appraiser({
      keys,
      settings,
      devices: this.#devices,
      knowledge: this.#knowledge,
      book: this.#book,
    });
    this.#attacks = new CredentialAttacks({
      sources: settings.mostFailingSources,
      accounts: settings.mostFailingAccounts,
    });
    this.#attacks.restore({
      sources: lists.read('failing-sources'),
      accounts: lists.read('failing-accounts'),
    });
    this.#proxy = new ProxyWatch(keys, onFinding, lists);
    this.#buffer = new ReorderBuffer(clock, (login, time) => this.#take(login, time), {
      seconds: settings.reorderSeconds,
      most: settings.mostReordered,
      ahead: settings.futureSeconds,
    });
    this.#time = new EventTime(clock, settings.mostTickSeconds);
    this.#savedAt = clock();
    const [saved] = lists.read<SavedTime>('time');
    if (saved === undefined) return;
    this.#time.now = saved.now;
    this.#sweptHour = saved.sweptHour;
  }

  /** Takes one attempt to log in; any order within the reorder buffer. */
  push(event: LoginEvent): void {
    const { geo, keys, settings } = this.#parts;
    const devices = this.#devices;
    this.#buffer.push(readEvent(event, { geo, keys, devices, listed: settings.listed }));
  }

  /** Time passes: call it every second or so. Releases what waited, closes what is quiet, and saves. */
  tick(): void {
    const { clock, settings } = this.#parts;
    this.#buffer.tick();
    this.#time.tick();
    this.#advance();
    const now = clock();
    if (Math.abs(now - this.#savedAt) < settings.saveSeconds) return;
    this.#savedAt = now;
    if (!this.#isSaved) this.#save();
  }

  /** Changes the model as the reviewer says, and tells the end of the finding; undefined: none is known by this id. */
  judge({ finding, verdict }: Verdict): Judged | undefined {
    const episode = this.#book.episodes.get(finding);
    if (episode === undefined) return undefined;
    const { settings } = this.#parts;
    const { rows, prefixAccounts } = this.#knowledge;
    const history = new AccountHistory();
    const isKnown = episode.account !== '' && rows.read(episode.account, history);
    const changes = judgeEpisode(
      episode,
      verdict,
      isKnown ? history : undefined,
      this.#knowledge,
      this.#hour,
      settings,
    );
    if (isKnown) rows.write(episode.account, history);
    this.#book.close(episode);
    this.#save();
    const accounts = episode.prefixes.flatMap((prefix) => prefixAccounts.of(prefix));
    const others = [...new Set(accounts)].filter((other) => other !== episode.pseudonym);
    return {
      finding,
      verdict,
      account: episode.pseudonym,
      changes,
      others: verdict === 'compromised' ? others : [],
    };
  }

  /** Releases what waited and saves what is open: a detector on the same store goes on from here. */
  end(): void {
    this.#buffer.drain();
    this.#save();
  }

  get counts(): DetectorCounts {
    const { rows, lists, organization } = this.#knowledge;
    return {
      ...this.#seen,
      scored: this.#appraiser.scored,
      repeats: this.#appraiser.repeats,
      late: this.#buffer.late,
      early: this.#buffer.early,
      unbelieved: this.#buffer.unbelieved,
      rowsRefused: rows.refused,
      listsRefused: lists.refused,
      evicted: this.#appraiser.evicted,
      organizationEvicted: organization.evicted,
      findingsForgotten: this.#book.bounds.forgotten,
      findingsJoined: this.#book.bounds.overflowed,
      attackBounds: this.#attacks.bounds,
    };
  }

  get #hour(): number {
    return Math.floor(this.#time.now / 3600);
  }

  /** Takes a login in order of time. */
  #take(login: Login, time: number): void {
    if (time < 0 || time >= LATEST) {
      this.#seen.refused++;
      return;
    }
    this.#isSaved = false;
    this.#time.see(time);
    this.#advance();
    const { keys } = this.#parts;
    const token = login.address === undefined ? '' : keys.prefix(login.address, time);
    const attack = this.#attacks.see({
      time,
      outcome: login.outcome,
      account: login.account,
      source: token,
      // Where successes come from is counted by nobody.
      network: login.outcome === 'failure' ? String(login.network.asn ?? '') : '',
    });
    if (login.device === undefined) {
      this.#seen.failures++;
      return;
    }
    this.#seen.successes++;
    if (this.#proxy.isHiding(login, time)) {
      this.#seen.behindProxy++;
      return;
    }
    if (login.account === '') return this.#withoutAccount(login, token, time, attack);
    const opinion = this.#appraiser.appraise(login, login.device, token, time, attack);
    if (opinion === undefined) return;
    const { source, line } = login;
    const { score, severity } = opinion;
    this.#parts.onScore?.({ source, line, time, score, severity });
  }

  #withoutAccount(login: Login, token: string, time: number, attack: AttackContext): void {
    this.#seen.withoutAccount++;
    const told = sourceFinding(login, time, attack);
    if (told !== undefined) this.#book.enterSource(told, login, tokenNumber(token), time);
  }

  /** What happens when event time has gone on: the bar of the day, and once an hour a look at the episodes. */
  #advance(): void {
    const { now } = this.#time;
    this.#knowledge.thresholds.advance(now);
    if (this.#hour <= this.#sweptHour) return;
    this.#sweptHour = this.#hour;
    this.#book.sweep(now);
  }

  #save(): void {
    const { lists } = this.#knowledge;
    this.#knowledge.save();
    this.#book.save(lists);
    this.#proxy.save(lists);
    const { sources, accounts } = this.#attacks.save(this.#time.now);
    lists.write('failing-sources', sources);
    lists.write('failing-accounts', accounts);
    const time: SavedTime = { now: this.#time.now, sweptHour: this.#sweptHour };
    lists.write('time', [time]);
    this.#isSaved = true;
  }
}
