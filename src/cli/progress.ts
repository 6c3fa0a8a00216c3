/** A terminal is drawn on no more often than this, in ms. */
const EVERY = 100;

const WIDTH = 24;

/** Where the progress is drawn. */
interface Screen {
  write(text: string): void;
  /** How many characters fit on a line. */
  readonly columns: number;
}

/**
 * The progress bar of long work on files, on standard error; only for a person at a terminal whose
 * terminal does not show the lines themselves.
 */
export class Progress {
  readonly #total: number;
  readonly #now: () => number;
  readonly #screen: Screen;
  readonly #began: number;
  #drawnAt: number;
  #isDrawn = false;

  /** `total` is how many bytes there are; `now` gives ms. */
  constructor(total: number, now: () => number, screen: Screen) {
    this.#total = total;
    this.#now = now;
    this.#screen = screen;
    this.#began = now();
    this.#drawnAt = this.#began;
  }

  /** `bytes` and `lines` are what is done so far. */
  update(bytes: number, lines: number): void {
    const now = this.#now();
    if (now - this.#drawnAt < EVERY) return;
    this.#drawnAt = now;
    this.#isDrawn = true;
    const line = progressLine(bytes, this.#total, lines, (now - this.#began) / 1000);
    // A line that wraps could not be drawn over.
    this.#screen.write(`\r${line.slice(0, this.#screen.columns - 1)}\x1b[K`);
  }

  /** Takes the bar off the terminal, until the next update. */
  clear(): void {
    if (this.#isDrawn) this.#screen.write('\r\x1b[K');
    this.#isDrawn = false;
  }
}

/** `[######      ]  43 %  1.2 M lines  310 k lines/s  0:12 left`. */
export function progressLine(bytes: number, total: number, lines: number, seconds: number): string {
  const share = total === 0 ? 1 : Math.min(1, bytes / total);
  const filled = Math.round(share * WIDTH);
  const bar = '#'.repeat(filled).padEnd(WIDTH);
  const percent = String(Math.floor(share * 100)).padStart(3);
  const rate = seconds > 0 ? lines / seconds : 0;
  // Before the first byte nothing is known.
  const left = share > 0 ? clock((seconds * (1 - share)) / share) : '-:--';
  return `[${bar}] ${percent} %  ${short(lines)} lines  ${short(rate)} lines/s  ${left} left`;
}

/** Seconds as `0:07`, `12:34` or `1:02:03`. */
function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${two(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

/** A count in three digits or so: `950`, `1.2 k`, `12 k`, `1.3 M`. */
export function short(count: number): string {
  const units = ['', ' k', ' M', ' G'];
  let rest = count;
  let unit = 0;
  // 999.5 would be written as 1000.
  while (rest >= 999.5 && unit < units.length - 1) {
    rest /= 1000;
    unit++;
  }
  return `${rest.toFixed(unit > 0 && rest < 9.95 ? 1 : 0)}${units[unit]}`;
}
