import { latin1 } from '../base/ascii.ts';
import type { Clock } from '../base/clock.ts';
import type { LoginReader } from '../login/read/login-reader.ts';
import type { Mention, ReadLogin, Span } from '../login/read/read-login.ts';
import type { Family } from '../model/family.ts';
import type { Fields, Fit } from '../model/fields.ts';
import { Kind } from '../model/kind.ts';
import type { LoginEvent } from '../model/login-event.ts';
import { Form, type Tape } from '../model/tape.ts';
import { laySpan } from './lay-span.ts';
import { LogPseudonymsOf, type LogStages, type Shown, type ShownValue } from './log-pseudonyms.ts';
import type { Position } from './position.ts';

/** Of a longer value a finding does not say what stands in the log: a login waits for its time with it. */
const LONGEST_SHOWN = 1024;

/** A login as it was read: data that can go to another thread. */
export interface HeardLogin extends Omit<LoginEvent, 'log'> {
  readonly isTimedByClock: boolean;
  readonly shown: Shown;
}

/** What says by which keys a line is redacted. */
interface RunStages extends LogStages {
  readonly clock: Clock;
}

/**
 * Reads logins from lines: has the account replaced wherever a login rule knows it, and hands the login on with
 * what stands in the redacted log for it.
 */
export class LoginLines {
  /** Logins that could not be handed on: an error of our own, told by its number only. */
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
  /** Told of each login in the place of `onEvent`, where that is on another thread. */
  onHeard: ((heard: HeardLogin) => void) | undefined;
  /** What `refused` was on other threads. */
  #refusedElsewhere = 0;

  constructor(reader: LoginReader, stages: RunStages) {
    this.#reader = reader;
    this.#stages = stages;
  }

  /** Lines that may have been logins and could not be trusted. */
  get refused(): number {
    return this.#reader.refused + this.#refusedElsewhere;
  }

  /** Whether a request with a method that ends in `GET` may be a login. */
  get wantsGet(): boolean {
    return this.#reader.wantsGet;
  }

  /** Whether a line of JSON in which these bytes stand may be a login. */
  wantsJson(bytes: Uint8Array, start: number, end: number): boolean {
    return this.#reader.wantsJson(bytes, start, end);
  }

  /** Whether a request for this target may be a login, so that its lines have to be read. */
  wantsTarget(bytes: Uint8Array, start: number, end: number): boolean {
    return this.#reader.wantsTarget(bytes, start, end);
  }

  /**
   * The login that the line `bytes[start, end)` is, whose fields were found, or the account that it names without
   * being one; undefined for any other line. `writtenBy`: see `LoginReader`.
   */
  read(
    bytes: Uint8Array,
    start: number,
    end: number,
    fields: Fields,
    fit: Fit,
    family: Family,
    writtenBy?: number,
  ): ReadLogin | Mention | undefined {
    return this.#reader.look(bytes, start, end, fields, fit, family, writtenBy);
  }

  /**
   * Puts the account of a line, and who else is named, among the spans of its line, which the tape has from
   * number `first` on: a rule for logins knows what no other one can.
   */
  lay({ account, spans }: ReadLogin | Mention, tape: Tape, first: number): void {
    // What stands in a name is looked for all the same.
    if (this.#stages.policy.modes.user === 'keep') return;
    if (account !== undefined && spans.account !== undefined)
      laySpan(tape, first, Kind.user, spans.account);
    for (const person of spans.persons) laySpan(tape, first, Kind.user, person);
  }

  /**
   * Hands a login on whose line has been searched. `clientOf` gives the client for the peer of a connection,
   * where proxies stand between them. Never throws.
   */
  tell(
    login: ReadLogin | Mention,
    bytes: Uint8Array,
    tape: Tape,
    first: number,
    position: Position,
    clientOf?: (peer: Uint8Array) => Uint8Array,
  ): void {
    const { onHeard = this.onEvent && this.#hear } = this;
    if (onHeard === undefined || login.outcome === 'mention') return;
    try {
      const { time, outcome, account, agent, device, said, rule, spans } = login;
      const address = login.address && (clientOf?.(login.address) ?? login.address);
      // A log that the format knows no times of is redacted by the clock, whatever the login rule reads.
      const { clock } = this.#stages;
      const shownOf = (span: Span | undefined, kind: number): ShownValue | undefined =>
        span && shownAs(bytes, tape, first, span, kind);
      const shown = {
        time: Number.isNaN(position.time) ? clock() : position.time,
        account: account === undefined ? undefined : shownOf(spans.account, Kind.user),
        address,
        agent: shownOf(spans.agent, Kind.agent),
      };
      onHeard({
        ...{ time, outcome, account, address, agent, device, said, shown },
        rule: rule.id,
        source: position.source,
        line: position.line,
        isTimedByClock: login.timeOf === 'clock',
      });
    } catch {
      this.failed++;
    }
  }

  /** Hands on what was read on another thread, `line` lines further on in the source. */
  hear(heard: HeardLogin, line: number): void {
    try {
      this.#hear({ ...heard, line: heard.line + line });
    } catch {
      this.failed++;
    }
  }

  /** Adds what could not be read or handed on on another thread. */
  addFaults(failed: number, refused: number): void {
    this.failed += failed;
    this.#refusedElsewhere += refused;
  }

  readonly #hear = ({ isTimedByClock, shown, ...event }: HeardLogin): void => {
    this.events++;
    if (isTimedByClock) this.timedByClock++;
    this.onEvent?.({ ...event, log: () => this.#pseudonymsOf().of(shown) });
  };

  /** Made for the first finding: most runs have none. */
  #pseudonymsOf(): LogPseudonymsOf {
    this.#pseudonyms ??= new LogPseudonymsOf(this.#stages);
    return this.#pseudonyms;
  }
}

/**
 * The value of which a pseudonym stands in the redacted log where `span` is: that of the span which covers it.
 * Where none does, because the line does not leave or the policy keeps it, it is a value of `kind` by itself.
 */
function shownAs(
  bytes: Uint8Array,
  tape: Tape,
  first: number,
  { start, end }: Span,
  kind: number,
): ShownValue | undefined {
  let i = first;
  while (i < tape.count && (tape.starts[i] > start || tape.ends[i] < end)) i++;
  const isThere = i < tape.count;
  const [from, to] = isThere ? [tape.starts[i], tape.ends[i]] : [start, end];
  if (to - from > LONGEST_SHOWN) return undefined;
  const bare = ~Form.quoted;
  const [as, form] = isThere ? [tape.kinds[i], tape.forms[i] & bare] : [kind, 0];
  return { text: latin1(bytes.subarray(from, to)), kind: as, form };
}
