import type { Clock } from '../base/clock.ts';
import type { LoginReader } from '../login/read/login-reader.ts';
import type { ReadLogin } from '../login/read/read-login.ts';
import { BARE, type Fields, type Fit } from '../model/fields.ts';
import type { Family } from '../model/format.ts';
import { Kind } from '../model/kind.ts';
import type { LoginEvent } from '../model/login-event.ts';
import { LogPseudonymsOf, type LogStages } from './log-pseudonyms.ts';
import type { Position } from './position.ts';

/** What says by which keys a line is redacted. */
interface RunStages extends LogStages {
  readonly clock: Clock;
}

/**
 * Reads logins from lines: names the account among the fields of the line, so that it is replaced wherever a
 * login rule knows it, and hands the login on with what stands in the redacted log for it.
 */
export class LoginLines {
  /** Lines on which reading failed, or telling of it: an error of our own, told by its number only. */
  failed = 0;
  /** Logins that were read. */
  events = 0;
  /** Those of them that count as of now: their line has no time, or one that cannot be. */
  timedByClock = 0;
  readonly #reader: LoginReader;
  readonly #stages: RunStages;
  #pseudonyms: LogPseudonymsOf | undefined;
  /** Told of each login; set by who looks for unfamiliar ones. */
  onEvent: ((event: LoginEvent) => void) | undefined;

  constructor(reader: LoginReader, stages: RunStages) {
    this.#reader = reader;
    this.#stages = stages;
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

  /**
   * Looks at the line `bytes[start, end)`, whose fields were found. `clientOf` gives the client for the peer of a
   * connection, where proxies stand between them. Throws when the line cannot be read: it may hold an account, and has to be withheld.
   */
  see(
    bytes: Uint8Array,
    start: number,
    end: number,
    fields: Fields,
    fit: Fit,
    family: Family,
    position: Position,
    clientOf?: (peer: Uint8Array) => Uint8Array,
  ): void {
    const { read, accountAs } = this.#named(bytes, start, end, fields, fit, family);
    if (read === undefined || this.onEvent === undefined) return;
    this.events++;
    if (read.timeOf === 'clock') this.timedByClock++;
    const { time, outcome, agent, device, said, rule } = read;
    const address = read.address && (clientOf?.(read.address) ?? read.address);
    // What is no field by itself is not replaced as one, and cannot be looked up.
    const account = accountAs === undefined ? undefined : read.account;
    // A log that the format knows no times of is redacted by the clock, whatever the login rule reads.
    const { clock } = this.#stages;
    const redactedAt = Number.isNaN(position.time) ? clock() : position.time;
    try {
      this.onEvent({
        ...{ time, outcome, account: read.account, address, agent, device, said },
        rule: rule.id,
        source: position.source,
        line: position.line,
        log: () =>
          this.#pseudonymsOf().of({ time: redactedAt, account, accountAs, address, agent }),
      });
    } catch {
      this.failed++;
    }
  }

  /** The login that a line is, and the kind of the field that its account is now. */
  #named(
    bytes: Uint8Array,
    start: number,
    end: number,
    fields: Fields,
    fit: Fit,
    family: Family,
  ): { readonly read?: ReadLogin; readonly accountAs?: number | undefined } {
    try {
      const read = this.#reader.read(bytes, start, end, fields, fit, family);
      if (read === undefined) return {};
      const stands = read.spans.account;
      // In JSON what is no field is a bare number under a key that says nothing.
      const outside = family === 'json' ? BARE : undefined;
      const accountAs = stands && fields.part(stands.start, stands.end, Kind.user, outside);
      return { read, accountAs };
    } catch (cause) {
      this.failed++;
      throw cause;
    }
  }

  /** Made for the first finding: most runs have none. */
  #pseudonymsOf(): LogPseudonymsOf {
    this.#pseudonyms ??= new LogPseudonymsOf(this.#stages);
    return this.#pseudonyms;
  }
}
