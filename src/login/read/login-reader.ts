import { startsWith } from '../../base/ascii.ts';
import type { Clock } from '../../base/clock.ts';
import { lazily } from '../../base/lazily.ts';
import type { Family } from '../../model/family.ts';
import { type Fields, Fit } from '../../model/fields.ts';
import type { LoginRule } from '../../model/login-rule.ts';
import { AccessLogins } from './access/access-logins.ts';
import { Candidates } from './candidates.ts';
import type { Found, FoundIn } from './found.ts';
import { JsonLoginMatch } from './json/json-login-match.ts';
import { JsonPaths } from './json/json-paths.ts';
import { JsonValues, opensObject } from './json/json-values.ts';
import type { Mention, ReadLogin } from './read-login.ts';
import { SyslogHead } from './text/syslog-head.ts';
import { TextLoginMatch } from './text/text-login-match.ts';
import { Texts } from './value/texts.ts';

/** An event may be so many seconds ahead of the clock, for clocks that differ and zones that are wrong. */
const AHEAD = 86_400;

const CLOSE_OBJECT = 0x7d;

/** What lumberjack puts in front of JSON in syslog (rsyslog's mmjsonparse). */
const CEE = '@cee:';

/**
 * A longer line is no login: nobody's log writes one, and a client that packs a line with the literals of all
 * rules makes a byte of it cost a hundred times as much as an ordinary one.
 */
export const LONGEST_LINE = 128 * 1024;

/**
 * Reads logins out of lines by rules. The rules that come first are tried first; a line is at most one login.
 * Keeps nothing of a line.
 *
 * Nearly every line is none, and costs next to nothing: of an access line one byte of the request is looked
 * at; in any other one a single search for the literals of all rules, which skips most bytes.
 */
export class LoginReader {
  /**
   * Lines that may have been logins and could not be trusted: broken JSON, or a value that is there twice.
   */
  refused = 0;
  readonly #clock: Clock;
  readonly #access: AccessLogins;
  /** Made for the first line that is no access line: many sources have none. */
  readonly #text: () => Candidates<TextLoginMatch>;
  readonly #json: () => JsonReading;
  readonly #head: SyslogHead;
  #writtenBy = Number.POSITIVE_INFINITY;

  constructor(rules: readonly LoginRule[], clock: Clock) {
    this.#clock = clock;
    const texts = new Texts();
    this.#access = new AccessLogins(rules, texts);
    this.#head = new SyslogHead(texts);
    this.#text = lazily(() => textCandidates(rules, texts));
    this.#json = lazily(() => jsonReading(rules, texts));
  }

  /** Whether a request with a method that ends in `GET`, as most have, can be a login. */
  get wantsGet(): boolean {
    return this.#access.wantsGet;
  }

  /** Whether a request for the target `bytes[start, end)` can be a login, with some method and answer. */
  wantsTarget(bytes: Uint8Array, start: number, end: number): boolean {
    return this.#access.wantsTarget(bytes, start, end);
  }

  /** Whether a line of JSON can be a login because `bytes[start, end)` stand in it. */
  wantsJson(bytes: Uint8Array, start: number, end: number): boolean {
    return this.#json().candidates.find(bytes, start, end) > 0;
  }

  /** The login that a line is, or undefined. */
  read(...line: Parameters<LoginReader['look']>): ReadLogin | undefined {
    const seen = this.look(...line);
    return seen?.outcome === 'mention' ? undefined : seen;
  }

  /**
   * The login that the line `bytes[start, end)` is, or what it says of an account without being one; else undefined.
   * `fields`, `fit` and `family` are what its format says of it. A time without a year is taken to be at most a day
   * later than `writtenBy`, in seconds since 1970, and than the clock. What it gives holds copies: the bytes may be
   * used again.
   */
  look(
    bytes: Uint8Array,
    start: number,
    end: number,
    fields: Fields,
    fit: Fit,
    family: Family,
    writtenBy = Number.POSITIVE_INFINITY,
  ): ReadLogin | Mention | undefined {
    if (end - start > LONGEST_LINE) return undefined;
    this.#writtenBy = writtenBy;
    let found: FoundIn | undefined;
    if (family === 'access' && fit === Fit.whole) found = this.#access.find(bytes, fields);
    // In a source of several formats a line that fits none is said to be of the family of the line before.
    else if (opensObject(bytes, start, end)) found = this.#findJson(bytes, start, end);
    else found = this.#findText(bytes, start, end) ?? this.#findInSyslog(bytes, start, end);
    return found && this.#timed(found, fields.time);
  }

  #findText(bytes: Uint8Array, start: number, end: number): FoundIn | undefined {
    const candidates = this.#text();
    const count = candidates.find(bytes, start, end);
    if (count === 0) return undefined;
    const now = this.#latest();
    const head = this.#head.read(bytes, start, end, now) ? this.#head : undefined;
    let mention: FoundIn | undefined;
    for (let i = 0; i < count; i++) {
      const found = candidates.at(i).find(bytes, start, end, head, now);
      if (found?.outcome === 'mention') mention ??= found;
      else if (found !== undefined) return found;
    }
    return mention;
  }

  /** JSON that is the message of syslog, whose own time counts where the document has none. */
  #findInSyslog(bytes: Uint8Array, start: number, end: number): Found | undefined {
    const head = this.#head;
    if (bytes[end - 1] !== CLOSE_OBJECT || !head.read(bytes, start, end, this.#latest()))
      return undefined;
    const { message } = head;
    const at = startsWith(bytes, message, end, CEE) ? message + CEE.length : message;
    const found = opensObject(bytes, at, end) ? this.#findJson(bytes, at, end) : undefined;
    return found && Number.isNaN(found.time) ? { ...found, time: head.time } : found;
  }

  #findJson(bytes: Uint8Array, start: number, end: number): Found | undefined {
    const { candidates, values } = this.#json();
    const count = candidates.find(bytes, start, end);
    if (count === 0) return undefined;
    if (!values.read(bytes, start, end)) {
      this.refused++;
      return undefined;
    }
    const now = this.#latest();
    for (let i = 0; i < count; i++) {
      const found = candidates.at(i).find(values, now);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What no time without a year is later than by more than a day. */
  #latest(): number {
    return Math.min(this.#clock(), this.#writtenBy);
  }

  /** With the time that counts: its own, else that of the line's format, else the clock's. */
  #timed(found: FoundIn, lineTime: number): ReadLogin | Mention {
    const { rule, account } = found;
    const now = this.#clock();
    const said = Number.isNaN(found.time) ? lineTime : found.time;
    const isTrue = said <= now + AHEAD;
    return {
      ...found,
      time: isTrue ? said : now,
      timeOf: isTrue ? 'line' : 'clock',
      account: account === undefined || rule.nobody.includes(account) ? undefined : account,
    };
  }
}

/** What JSON is read with: the rules that may match a document, and what of it they ask for. */
interface JsonReading {
  readonly candidates: Candidates<JsonLoginMatch>;
  readonly values: JsonValues;
}

function textCandidates(rules: readonly LoginRule[], texts: Texts): Candidates<TextLoginMatch> {
  const matches = rules.flatMap((rule) =>
    rule.reads.by === 'text' ? TextLoginMatch.of(rule, rule.reads, texts) : [],
  );
  return new Candidates(matches, ({ anchor }) => [anchor]);
}

function jsonReading(rules: readonly LoginRule[], texts: Texts): JsonReading {
  const paths = new JsonPaths();
  const matches = rules.flatMap((rule) =>
    rule.reads.by === 'json' ? JsonLoginMatch.of(rule, rule.reads, paths, texts) : [],
  );
  const candidates = new Candidates(matches, ({ anchors }) => anchors);
  return { candidates, values: new JsonValues(paths, texts) };
}
