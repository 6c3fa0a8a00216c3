import { NETWORK_KINDS } from '../model/network.ts';
import type { AttackContext } from './attacks/attempt.ts';
import type { Devices } from './devices.ts';
import type { EpisodeBook } from './episode/episode-book.ts';
import { AccountHistory } from './history/account-history.ts';
import { type Learned, learn } from './history/learn.ts';
import type { Used } from './history/organization.ts';
import type { Knowledge } from './knowledge.ts';
import type { Login, LoginDevice } from './login.ts';
import type { Opinion } from './opinion.ts';
import type { Evidence } from './score/evidence.ts';
import { evidenceOf, opinionOf, usedBy } from './scorer.ts';
import type { LoginSettings } from './settings.ts';
import type { HistoryKeys } from './store/history-keys.ts';
import { NO_TOKEN, tokenNumber } from './token-number.ts';

interface AppraiserParts {
  readonly keys: HistoryKeys;
  readonly settings: LoginSettings;
  readonly devices: Devices;
  readonly knowledge: Knowledge;
  readonly book: EpisodeBook;
}

/** Appraises one success of a named account: facts → score → floors → severity → episode → learn. */
export class Appraiser {
  scored = 0;
  repeats = 0;
  /** Entries of accounts that made room for others. */
  evicted = 0;
  readonly #parts: AppraiserParts;
  /** The history of the account that is being looked at. */
  readonly #history = new AccountHistory();

  constructor(parts: AppraiserParts) {
    this.#parts = parts;
  }

  /** `token`: of the login's prefix. Gives what was thought of it; undefined for a repeat, which is only counted. */
  appraise(
    login: Login,
    device: LoginDevice,
    token: string,
    time: number,
    attack: AttackContext,
  ): Opinion | undefined {
    const { knowledge, settings, devices, book } = this.#parts;
    const history = this.#history;
    knowledge.rows.read(login.account, history);
    const prefix = this.#prefixOf(login, token, time);
    const used = usedBy(login, device, prefix);
    const names = (): ReturnType<Devices['names']> => devices.names(device);
    const facts = { login, device, used, time };
    if (attack.codes.length === 0 && !login.listed && isRepeat(history, used, time)) {
      this.repeats++;
      book.repeat(login.account, used, time);
      return undefined;
    }
    const evidence = evidenceOf(facts, history, attack, names, knowledge, settings);
    const opinion = opinionOf(evidence, knowledge);
    const { episode, isNew, weight } = book.enter(opinion, used);
    if (weight >= 1 || isNew) knowledge.thresholds.see(opinion.score);
    else knowledge.thresholds.seeTold();
    this.scored++;
    if (weight > 0) {
      const shared = this.#learn(evidence, used, weight);
      if (episode !== undefined && episode.status === 'open') {
        episode.learned += weight;
        episode.shared += shared;
      }
      knowledge.rows.write(login.account, history);
    }
    return opinion;
  }

  /** Learns a login and gives what it was worth to the organization. */
  #learn(evidence: Evidence, used: Used, weight: number): number {
    const { knowledge, settings } = this.#parts;
    const { login, time, hour, known, history } = evidence;
    const isFull = weight >= 1;
    const { last, evicted }: Learned = learn(
      history,
      {
        time,
        used,
        kind: NETWORK_KINDS.indexOf(login.network.kind),
        place: login.network.place,
        isHabitual: known.isHabitual,
        isPlaceless: known.isPlaceless,
        weight,
      },
      { halfLifeHours: settings.halfLifeHours, prefixHours: settings.pinHours },
    );
    this.evicted += evicted;
    if (known.at.prefix === -1 && !known.isHabitual && used.prefix !== NO_TOKEN)
      knowledge.prefixAccounts.see(used.prefix, login.pseudonym() ?? '');
    const shared = weight / (1 + known.logins / settings.damping);
    knowledge.organization.add(used, shared, hour, isFull ? last : undefined);
    return shared;
  }

  /**
   * The token of the prefix as a number. When the key of the tokens turned since the account was there, what is
   * known under the token of before is known under this one from now on.
   */
  #prefixOf({ address }: Login, token: string, time: number): number {
    if (address === undefined) return NO_TOKEN;
    const { keys, knowledge } = this.#parts;
    const history = this.#history;
    const prefix = tokenNumber(token);
    if (history.prefixes.find(prefix) !== -1) return prefix;
    const before = tokenNumber(keys.previousPrefix(address, time));
    knowledge.renamePrefix(before, prefix);
    history.renamePrefix(before, prefix);
    return prefix;
  }
}

/** The account was seen in this hour from this network and prefix, and with this browser. */
function isRepeat(history: AccountHistory, used: Used, time: number): boolean {
  const hour = Math.floor(time / 3600);
  const network = history.network(used.asn, history.countries.find(used.country));
  const browser = history.browser(used.browser, history.device(used.device, used.byKey));
  if (network === -1 || browser === -1) return false;
  const isKnownPrefix = used.prefix === NO_TOKEN || history.prefixes.find(used.prefix) !== -1;
  return (
    isKnownPrefix &&
    history.networks.hours[network] === hour &&
    history.browsers.hours[browser] === hour
  );
}
