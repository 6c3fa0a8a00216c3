import { LRUCache } from 'lru-cache';
import type { Listed } from '../filter/decision.ts';
import type { Finding } from '../model/finding.ts';
import type { LogPseudonymsOf, LogStages } from './log-pseudonyms.ts';

const DAY = 86_400;

/** Episodes that are told apart: of more, some are counted again. */
const MOST_EPISODES = 16_384;

/**
 * Findings of one rule and day that are told. Nobody reads more of them, and a rule over a wide prefix or a
 * source with a /64 would bury what else there is.
 */
export const MOST_TOLD = 1000;

/** Days of rules that are counted: lines come by day, and only files that are read later go back. */
const MOST_DAYS = 4096;

/** The purpose of the subkey that ids are made with: they say nothing about addresses to who has no key. */
const PURPOSE = 'listed finding';

/** A line whose client a rule of the filter lists. */
interface ListedLine {
  readonly listed: Listed;
  readonly client: Uint8Array;
  /** Event time in seconds since 1970 UTC. */
  readonly time: number;
  readonly source: string;
  readonly line: number;
}

/** Where findings of the filter come from and are told of. */
interface ListedParts {
  readonly pseudonyms: LogPseudonymsOf;
  readonly keyring: LogStages['keyring'];
  /** Of this rule and day no more are told. */
  readonly onMost?: (rule: string, day: string) => void;
}

/**
 * Makes one finding of all lines of a day from one address that a rule of the filter lists, as far as a
 * thousand of one rule and day.
 */
export class ListedFindings {
  /** Findings that were not told, because there were too many of their rule and day. */
  untold = 0;
  readonly #episodes = new LRUCache<string, true>({ max: MOST_EPISODES });
  readonly #told = new LRUCache<string, number>({ max: MOST_DAYS });
  readonly #parts: ListedParts;

  constructor(parts: ListedParts) {
    this.#parts = parts;
  }

  /** The finding of the first line of an episode; undefined for those after it, and beyond the bound. */
  of({ listed, client, time, source, line }: ListedLine): Finding | undefined {
    const { rule, severity } = listed;
    const day = Math.floor(time / DAY);
    const episode = `${rule} ${day} ${Buffer.from(client).toString('latin1')}`;
    if (this.#episodes.has(episode)) return undefined;
    this.#episodes.set(episode, true);
    const id = this.#mayTell(rule, day) ? this.#idOf(episode, time) : undefined;
    if (id === undefined) {
      this.untold++;
      return undefined;
    }
    const log = this.#parts.pseudonyms.of({
      time,
      account: undefined,
      address: client,
      agent: undefined,
    });
    const at = new Date(time * 1000).toISOString();
    return {
      schema: 1,
      id,
      type: 'listed_address',
      state: 'opened',
      status: 'open',
      severity,
      score: 0,
      threshold: 0,
      account: undefined,
      log,
      reasons: [
        {
          code: 'listed',
          weight: 0,
          words: `a rule of the filter lists the address: ${rule}`,
          numbers: {},
        },
      ],
      login: {
        time: at,
        source,
        line,
        country: undefined,
        network: { asn: undefined, organization: undefined, kind: 'unknown' },
        device: undefined,
      },
      usual: undefined,
      previous: undefined,
      technique: '',
      count: 1,
      first: at,
      last: at,
    };
  }

  #mayTell(rule: string, day: number): boolean {
    const key = `${rule} ${day}`;
    const told = this.#told.get(key) ?? 0;
    if (told > MOST_TOLD) return false;
    this.#told.set(key, told + 1);
    if (told < MOST_TOLD) return true;
    this.#parts.onMost?.(rule, new Date(day * DAY * 1000).toISOString().slice(0, 10));
    return false;
  }

  /** Of the address whatever stands in the log in its place; undefined where its key is gone, as its line then. */
  #idOf(episode: string, time: number): string | undefined {
    const { keyring } = this.#parts;
    const keys = keyring.open(keyring.epochOf(time));
    const mac = keys?.mac(PURPOSE, Buffer.from(episode, 'latin1'));
    return mac && Buffer.from(mac).toString('hex');
  }
}
