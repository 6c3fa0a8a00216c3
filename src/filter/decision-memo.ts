import type { Decision } from './decision.ts';
import { wordAt } from './prefix/rows.ts';

/** Addresses of which the decision is remembered, as a power of two: 17 bytes and a reference each. */
const PLACES_BITS = 14;

/**
 * Remembers decisions for addresses that come again. Each address has one place, and the last one that
 * came has it: memory is bounded, and addresses chosen to collide cost a look-up, never a walk.
 */
export class DecisionMemo {
  readonly #words = new Uint32Array(4 * 2 ** PLACES_BITS);
  readonly #sizes = new Uint8Array(2 ** PLACES_BITS);
  readonly #decisions: (Decision | undefined)[] = new Array(2 ** PLACES_BITS).fill(undefined);

  find(address: Uint8Array): Decision | undefined {
    const place = placeOf(address);
    if (this.#sizes[place] !== address.length) return undefined;
    for (let w = 0; 4 * w < address.length; w++)
      if ((this.#words[4 * place + w] ^ wordAt(address, w)) !== 0) return undefined;
    return this.#decisions[place];
  }

  set(address: Uint8Array, decision: Decision): void {
    const place = placeOf(address);
    this.#sizes[place] = address.length;
    for (let w = 0; 4 * w < address.length; w++) this.#words[4 * place + w] = wordAt(address, w);
    this.#decisions[place] = decision;
  }

  clear(): void {
    this.#sizes.fill(0);
  }
}

function placeOf(address: Uint8Array): number {
  let hash = address.length;
  for (let w = 0; 4 * w < address.length; w++) {
    hash = Math.imul(hash ^ wordAt(address, w), 0x2c1b3c6d);
    hash ^= hash >>> 15;
  }
  return Math.imul(hash, 0x45d9f3b) >>> (32 - PLACES_BITS);
}
