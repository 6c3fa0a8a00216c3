/** A terminal is drawn on no more often than this, in ms. */
const EVERY = 100;

const WIDTH = 24;

/**
 * The progress bar of long work on files, on standard error; only for a person at a terminal whose
 * terminal does not show the lines themselves.
 */
export class Progress {
  readonly #total: number;
  readonly #now: () => number;
  readonly #write: (text: string) => void;
  readonly #began: number;
  #drawn = 0;

  /** `total` is how many bytes there are; `now` gives ms. */
  constructor(total: number, now: () => number, write: (text: string) => void) {
    this.#total = total;
    this.#now = now;
    this.#write = write;
    this.#began = now();
  }

  /** `bytes` and `lines` are what is done so far. */
  update(bytes: number, lines: number): void {
    const now = this.#now();
    if (now - this.#drawn < EVERY) return;
    this.#drawn = now;
    this.#write(`\r${progressLine(bytes, this.#total, lines, (now - this.#began) / 1000)}\x1b[K`);
  }

  /** Takes the bar off the terminal. */
  clear(): void {
    if (this.#drawn > 0) this.#write('\r\x1b[K');
  }
}

/** `[######      ]  43 %  1.2 M lines  310 k lines/s  0:12 left`. */
export function progressLine(bytes: number, total: number, lines: number, seconds: number): string {
  const share = total === 0 ? 1 : Math.min(1, bytes / total);
  const filled = Math.round(share * WIDTH);
  const bar = '#'.repeat(filled).padEnd(WIDTH);
  const rate = seconds > 0 ? lines / seconds : 0;
  const left = share > 0 ? Math.ceil((seconds * (1 - share)) / share) : 0;
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `[${bar}] ${percent} %  ${short(lines)} lines  ${short(rate)} lines/s  ${clock} left`;
}

/** A count in three digits or so: `950`, `12 k`, `1.3 M`. */
export function short(count: number): string {
  if (count < 1000) return String(Math.round(count));
  if (count < 1e6) return `${(count / 1e3).toFixed(count < 1e4 ? 1 : 0)} k`;
  if (count < 1e9) return `${(count / 1e6).toFixed(count < 1e7 ? 1 : 0)} M`;
  return `${(count / 1e9).toFixed(1)} G`;
}
