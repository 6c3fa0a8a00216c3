import { ALNUM } from '../../base/ascii.ts';

const STAR = 0x2a;

/** 1 for the bytes between letters and digits that may stay: safe in a URL, in JSON and in CSV. */
const SAFE: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  '-._ '.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/**
 * Writes `*` for every letter and digit but the first and last few:
 *
 *     4111 1111 1111 1111   last: 4   **** **** **** 1111
 *
 * A value that has no more than those keeps none of them. What is neither letter, digit, blank, `-`,
 * `.` nor `_` becomes `*` too. A `*` counts as a letter that is masked already: a masked value stays as
 * it is.
 */
export function mask(first: number, last: number): (value: Uint8Array) => Uint8Array {
  return (value) => {
    const total = lettersOf(value);
    const masked = value.reduce((stars, byte) => stars + Number(byte === STAR), 0);
    const showsAll = first + last >= total + masked;
    let seen = 0;
    return value.map((byte) => {
      if (ALNUM[byte] === 0) return SAFE[byte] === 1 ? byte : STAR;
      const stays = !showsAll && (seen < first || seen >= total - last);
      seen++;
      return stays ? byte : STAR;
    });
  };
}

/** Keeps the first few letters and digits, with what stands between them, and nothing behind them. */
export function truncate(first: number): (value: Uint8Array) => Uint8Array {
  const masked = mask(first, 0);
  return (value) => {
    const out = masked(value);
    let seen = 0;
    let end = 0;
    while (end < value.length && seen < first) seen += ALNUM[value[end++]];
    // A value that is no longer than what may stay becomes stars, as `mask` writes them.
    return lettersOf(value) <= first ? out : out.slice(0, end);
  };
}

function lettersOf(value: Uint8Array): number {
  let letters = 0;
  for (const byte of value) letters += ALNUM[byte];
  return letters;
}
