import { isatty } from 'node:tty';

/** Marks up text for a person at a terminal; anywhere else text stays as it is. */
export interface Paint {
  readonly added: (text: string) => string;
  readonly removed: (text: string) => string;
  /** The part of a line that differs, or that was hit. */
  readonly marked: (text: string) => string;
  readonly dim: (text: string) => string;
}

const PLAIN: Paint = { added: same, removed: same, marked: same, dim: same };

const COLOURS: Paint = {
  added: between(32, 39),
  removed: between(31, 39),
  marked: between(7, 27),
  dim: between(2, 22),
};

/**
 * Colours where the descriptor is a terminal that has them, unless NO_COLOR is set
 * (https://no-color.org).
 */
export function paintFor(descriptor: 1 | 2): Paint {
  const { NO_COLOR: refused, TERM: terminal } = process.env;
  const wanted = (refused === undefined || refused === '') && terminal !== 'dumb';
  return wanted && isatty(descriptor) ? COLOURS : PLAIN;
}

function same(text: string): string {
  return text;
}

/** Between two codes of SGR (ECMA-48 section 8.3.117). */
function between(on: number, off: number): (text: string) => string {
  return (text) => (text === '' ? '' : `\x1b[${on}m${text}\x1b[${off}m`);
}
