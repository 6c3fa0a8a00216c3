const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Writes times (seconds since 1970 UTC, on a server that runs in UTC) and remembers the last one. */
export class Stamp {
  readonly #write: (iso: string) => string;
  #time = Number.NaN;
  #text = '';

  private constructor(write: (iso: string) => string) {
    this.#write = write;
  }

  /** `$time_local`: `02/Mar/2026:00:00:00 +0000`. */
  static local(): Stamp {
    return new Stamp((iso) => {
      const month = MONTHS[Number(iso.slice(5, 7)) - 1];
      return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
    });
  }

  /** `$time_iso8601`: `2026-03-02T00:00:00+00:00`. */
  static iso8601(): Stamp {
    return new Stamp((iso) => `${iso.slice(0, 19)}+00:00`);
  }

  /** The error log's: `2026/03/02 00:00:00`. */
  static errorLog(): Stamp {
    return new Stamp((iso) => `${iso.slice(0, 10).replaceAll('-', '/')} ${iso.slice(11, 19)}`);
  }

  of(time: number): string {
    if (time !== this.#time) {
      this.#time = time;
      this.#text = this.#write(new Date(time * 1000).toISOString());
    }
    return this.#text;
  }
}
