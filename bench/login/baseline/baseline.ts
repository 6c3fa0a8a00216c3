import type { NetworkFacts } from '../../../src/model/network.ts';
import type { City } from '../world/networks.ts';

/** A successful login as peers see it: what the geo database and the browser string say. */
export interface SeenLogin {
  /** Seconds since 1970 UTC, never less than that of the login before. */
  readonly time: number;
  readonly account: string;
  readonly address: string;
  readonly facts: NetworkFacts;
  /** City and region as the geo database has them. */
  readonly city: City | undefined;
  readonly agent: string | undefined;
  /** System and browser family, or the fingerprint of a key. */
  readonly device: string;
  readonly phone: boolean;
}

/** A peer's detector, written anew from its public documentation, with the thresholds it comes with. */
export interface Baseline {
  readonly name: string;
  /** Where the documentation is. */
  readonly source: string;
  /** 1 for an alert and 0 for none, or a score: the higher, the less familiar. Learns the login. */
  score(login: SeenLogin): number;
}
