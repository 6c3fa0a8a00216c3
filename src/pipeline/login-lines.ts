import type { LoginReader } from '../login/read/login-reader.ts';
import type { Fields, Fit } from '../model/fields.ts';
import type { Family } from '../model/format.ts';
import type { LoginEvent } from '../model/login-event.ts';
import { LogPseudonymsOf, type LogStages } from './log-pseudonyms.ts';
import type { Position } from './position.ts';

/** Reads logins from the lines of a run, and hands them on with what stands in the redacted log for them. */
export class LoginLines {
  /** Lines on which reading failed: an error of our own, told by its number only. */
  failed = 0;
  /** Logins that were read. */
  events = 0;
  /** Those of them that count as of now: their line has no time, or one that cannot be. */
  timedByClock = 0;
  readonly #reader: LoginReader;
  readonly #pseudonyms: LogPseudonymsOf;
  readonly #onEvent: (event: LoginEvent) => void;

  constructor(reader: LoginReader, stages: LogStages, onEvent: (event: LoginEvent) => void) {
    this.#reader = reader;
    this.#pseudonyms = new LogPseudonymsOf(stages);
    this.#onEvent = onEvent;
  }

  /** Lines that may have been logins and could not be trusted. */
  get refused(): number {
    return this.#reader.refused;
  }

  /** Whether a request with a method that ends in `GET` may be a login. */
  get wantsGet(): boolean {
    return this.#reader.wantsGet;
  }

  /** Whether a request for this target may be a login, so that its lines have to be read. */
  wantsTarget(bytes: Uint8Array, start: number, end: number): boolean {
    return this.#reader.wantsTarget(bytes, start, end);
  }

  /** Looks at the line `bytes[start, end)`, whose fields were found. Never throws. */
  see(
    bytes: Uint8Array,
    start: number,
    end: number,
    fields: Fields,
    fit: Fit,
    family: Family,
    position: Position,
  ): void {
    try {
      const read = this.#reader.read(bytes, start, end, fields, fit, family);
      if (read === undefined) return;
      this.events++;
      if (read.timeOf === 'clock') this.timedByClock++;
      const { time, outcome, account, address, agent, device, said, rule } = read;
      this.#onEvent({
        ...{ time, outcome, account, address, agent, device, said },
        rule: rule.id,
        source: position.source,
        line: position.line,
        log: () => this.#pseudonyms.of(read),
      });
    } catch {
      this.failed++;
    }
  }
}
