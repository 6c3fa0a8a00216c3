import type { Geo, NetworkFacts } from '../model/network.ts';

/** An address that is judged. What is known of its network is looked up when first asked for. */
export class Subject {
  address: Uint8Array | undefined;
  readonly #geo: Geo | undefined;
  #facts: NetworkFacts | undefined;

  constructor(geo: Geo | undefined) {
    this.#geo = geo;
  }

  /** Goes on to another address. */
  become(address: Uint8Array | undefined): void {
    this.address = address;
    this.#facts = undefined;
  }

  /** Undefined without an address. */
  get facts(): NetworkFacts | undefined {
    if (this.address === undefined) return undefined;
    this.#facts ??= this.#geo?.lookup(this.address);
    return this.#facts;
  }
}
