import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Listed } from '../filter/decision.ts';
import type { Finding } from '../model/finding.ts';
import type { LogPseudonymsOf } from './log-pseudonyms.ts';

const DAY = 86_400;

/** Episodes that are told apart: of more, some are told again. */
const MOST_EPISODES = 16_384;

/** A line whose client a rule of the filter lists. */
interface ListedLine {
  readonly listed: Listed;
  readonly client: Uint8Array;
  /** Event time in seconds since 1970 UTC. */
  readonly time: number;
  readonly source: string;
  readonly line: number;
}

/** Makes one finding of all lines of a day from one address that a rule of the filter lists. */
export class ListedFindings {
  readonly #told = new LRUCache<string, true>({ max: MOST_EPISODES });
  readonly #pseudonyms: LogPseudonymsOf;

  constructor(pseudonyms: LogPseudonymsOf) {
    this.#pseudonyms = pseudonyms;
  }

  /** The finding of the first line of an episode; undefined for those after it. */
  of({ listed, client, time, source, line }: ListedLine): Finding | undefined {
    const { rule, severity } = listed;
    const day = Math.floor(time / DAY);
    const episode = `${rule} ${day} ${Buffer.from(client).toString('latin1')}`;
    if (this.#told.has(episode)) return undefined;
    this.#told.set(episode, true);
    const log = this.#pseudonyms.of({
      time,
      account: undefined,
      address: client,
      agent: undefined,
    });
    const at = new Date(time * 1000).toISOString();
    return {
      schema: 1,
      // Of the pseudonym, not of the address: what stands in the log says no less.
      id: createHash('sha256').update(`${rule} ${day} ${log.address}`).digest('hex').slice(0, 20),
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
}
