import type { HistoryKeys } from '../../../src/login/store/history-keys.ts';
import { mix } from '../../generate/mix.ts';

const MONTH = 30 * 86_400;

/**
 * Tokens without secrets: hashes of a seed and a value, of the lengths of the keyed ones. They make a
 * measurement repeatable, and are good for nothing else.
 */
export class SeededKeys implements HistoryKeys {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  account(name: string): string {
    return this.#token(`a${name}`, 10);
  }

  accountPseudonym(name: string): string {
    return `account_seed_${Buffer.from(this.#token(`p${name}`, 8), 'latin1').toString('hex')}`;
  }

  prefix(address: Uint8Array, time: number): string {
    return this.#prefix(address, Math.floor(time / MONTH));
  }

  previousPrefix(address: Uint8Array, time: number): string {
    return this.#prefix(address, Math.floor(time / MONTH) - 1);
  }

  device(name: string): string {
    return this.#token(`d${name}`, 5);
  }

  #prefix(address: Uint8Array, month: number): string {
    const bytes = address.length === 4 ? 3 : 6;
    return this.#token(`x${month} ${address.subarray(0, bytes).join('.')}`, 5);
  }

  #token(text: string, bytes: number): string {
    // FNV-1a over the text, then as many bytes as wanted.
    let hash = this.#seed ^ 0x811c9dc5;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    let token = '';
    for (let i = 0; i < bytes; i++) token += String.fromCharCode(mix(hash, i) & 255);
    return token;
  }
}
