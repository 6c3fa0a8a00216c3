import { mix } from './mix.ts';

/**
 * Random numbers that a seed decides: xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear
 * pseudorandom number generators"), its state filled by `mix`. Only 32-bit integer steps and exact
 * divisions, so that a seed gives the same numbers on every machine and engine.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: number) {
    this.#a = mix(seed, 1);
    this.#b = mix(seed, 2);
    this.#c = mix(seed, 3);
    // A state of zeros would stay one.
    this.#d = mix(seed, 4) | 1;
  }

  /** 32 random bits as a number from 0. */
  bits(): number {
    const scaled = Math.imul(this.#b, 5);
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result;
  }

  /** A number from 0 up to 1, without 1. */
  fraction(): number {
    return this.bits() / 0x1_0000_0000;
  }

  /** A whole number from 0 up to `bound`, without `bound`. */
  below(bound: number): number {
    return Math.floor(this.fraction() * bound);
  }

  /** Whether something happens that happens to this share of all. */
  chance(share: number): boolean {
    return this.fraction() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** `digits` hexadecimal digits, a multiple of 8 of them. */
  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.bits().toString(16).padStart(8, '0');
    return text;
  }
}
