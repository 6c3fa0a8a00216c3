import { type Sets, setOf } from './condition.ts';
import type { TrustedProxySettings } from './filter-settings.ts';
import type { PrefixSet } from './prefix/prefix-set.ts';

/**
 * Says which address of a chain is the client, as far as proxies can be trusted to have told the truth.
 *
 *     peer of the connection   X-Forwarded-For: a, b, c     asked in the order   peer, c, b, a
 */
export class TrustedProxies {
  readonly #settings: TrustedProxySettings;
  #sets: readonly PrefixSet[] = [];

  constructor(settings: TrustedProxySettings, sets: Sets) {
    this.#settings = settings;
    this.use(sets);
  }

  /** Whether there are none: the peer is the client, and chains need not be read. */
  get isEmpty(): boolean {
    return this.#settings.cidr.count === 0 && this.#settings.lists.length === 0;
  }

  /** From now on the lists are these. */
  use(sets: Sets): void {
    const { cidr, lists } = this.#settings;
    this.#sets = [cidr, ...lists.map((name) => setOf(name, sets))];
  }

  isTrusted(address: Uint8Array): boolean {
    for (const set of this.#sets) if (set.has(address)) return true;
    return false;
  }

  /**
   * The first address that is no trusted proxy; where the chain ends or something is no address before that,
   * the last one that was seen. `chain` begins with the peer of the connection and goes on from the right;
   * what is no address is undefined. No more of it is asked for than is needed. Undefined when the peer
   * is no address.
   */
  clientOf(chain: Iterable<Uint8Array | undefined>): Uint8Array | undefined {
    let client: Uint8Array | undefined;
    for (const address of chain) {
      if (address === undefined) return client;
      client = address;
      if (!this.isTrusted(address)) return client;
    }
    return client;
  }
}
