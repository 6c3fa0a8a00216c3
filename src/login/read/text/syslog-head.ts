import { DIGIT, startsWith } from '../../../base/ascii.ts';
import { priorityEnd, processEnd, versionEnd } from '../../../base/syslog.ts';
import { TimeText } from '../value/read-time.ts';
import type { Texts } from '../value/texts.ts';

const BLANK = 0x20;
const QUOTE = 0x22;
const MINUS = 0x2d;
const COLON = 0x3a;
const OPEN = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE = 0x5d;

/** No host, program, process or message id is longer (RFC 5424 section 6: host 255). */
const LONGEST_WORD = 255;

/** Small: `startsWith` takes either case. */
const REPEATED = 'message repeated ';
const TIMES = ' times: [ ';

const UTF8_MARK = [0xef, 0xbb, 0xbf];

/**
 * What stands in front of a message in syslog:
 *
 *     RFC 3164, journalctl    [<PRI>]Nov 22 17:15:43 HOST PROGRAM[PID]: MESSAGE
 *     rsyslog, short-iso      2026-11-22T17:15:43.123456+01:00 HOST PROGRAM[PID]: MESSAGE
 *     RFC 5424                <PRI>1 2026-11-22T17:15:43Z HOST PROGRAM PID MSGID - MESSAGE
 *
 * The program stands where syslog itself puts it, so no message can claim to be of another one. What rsyslog writes in
 * place of repetitions is taken for one of them:
 *
 *     HOST PROGRAM[PID]: message repeated 3 times: [ MESSAGE]
 */
export class SyslogHead {
  /** After a `read` that gave true. */
  program = '';
  /** Offset of the first byte of the message, and behind its last. */
  message = 0;
  messageEnd = 0;
  /** Seconds since 1970 UTC. */
  time = Number.NaN;
  readonly #texts: Texts;
  readonly #timeText = new TimeText();

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** Whether `bytes[start, end)` begins as above; `now` is for times without a year. */
  read(bytes: Uint8Array, start: number, end: number, now: number): boolean {
    const priority = priorityEnd(bytes, start, end);
    const at = priority > start ? versionEnd(bytes, priority, end) : start;
    const isNew = at > priority;
    this.time = this.#timeText.read(bytes, at, end, now);
    if (Number.isNaN(this.time)) return false;
    const host = this.#timeText.end + 1;
    const hostEnd = wordEnd(bytes, host, end);
    if (bytes[host - 1] !== BLANK || hostEnd === -1) return false;
    const tail = hostEnd + 1;
    if (!(isNew ? this.#newTail(bytes, tail, end) : this.#oldTail(bytes, tail, end))) return false;
    this.messageEnd = end;
    this.#unwrap(bytes, end);
    return true;
  }

  #unwrap(bytes: Uint8Array, end: number): void {
    if (bytes[end - 1] !== CLOSE || !startsWith(bytes, this.message, end, REPEATED)) return;
    const digits = this.message + REPEATED.length;
    let i = digits;
    while (DIGIT[bytes[i]] === 1) i++;
    if (i === digits || !startsWith(bytes, i, end, TIMES)) return;
    this.message = i + TIMES.length;
    this.messageEnd = end - 1;
  }

  /** `PROGRAM[PID]: `, the brackets optional. */
  #oldTail(bytes: Uint8Array, at: number, end: number): boolean {
    let i = at;
    while (i < end && bytes[i] !== OPEN && bytes[i] !== COLON && bytes[i] !== BLANK) i++;
    if (i === at || i - at > LONGEST_WORD) return false;
    this.program = this.#texts.latin1(bytes, at, i);
    if (bytes[i] === OPEN) i = processEnd(bytes, i, end);
    if (i === -1) return false;
    if (i + 1 >= end || bytes[i] !== COLON || bytes[i + 1] !== BLANK) return false;
    // sudo moves short names to the right.
    this.message = i + 2;
    while (this.message < end && bytes[this.message] === BLANK) this.message++;
    return true;
  }

  /** `PROGRAM PID MSGID`, then `-` or structured data. */
  #newTail(bytes: Uint8Array, at: number, end: number): boolean {
    const program = wordEnd(bytes, at, end);
    const pid = program === -1 ? -1 : wordEnd(bytes, program + 1, end);
    const id = pid === -1 ? -1 : wordEnd(bytes, pid + 1, end);
    if (id === -1) return false;
    this.program = this.#texts.latin1(bytes, at, program);
    let i = dataEnd(bytes, id + 1, end);
    if (i === -1 || bytes[i] !== BLANK) return false;
    i++;
    if (UTF8_MARK.every((byte, k) => bytes[i + k] === byte)) i += UTF8_MARK.length;
    this.message = i;
    return i < end;
  }
}

/** Where the word at `at` ends, in front of a blank; -1 without one. */
function wordEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && bytes[i] !== BLANK && i - at <= LONGEST_WORD) i++;
  return i > at && i < end && bytes[i] === BLANK ? i : -1;
}

/** Where the structured data at `at` ends: `-`, or `[id key="value"]` on and on; -1 when it is neither. */
function dataEnd(bytes: Uint8Array, at: number, end: number): number {
  if (at < end && bytes[at] === MINUS) return at + 1;
  let i = at;
  while (i < end && bytes[i] === OPEN) {
    let quoted = false;
    for (i++; i < end && (quoted || bytes[i] !== CLOSE); i++) {
      if (bytes[i] === QUOTE) quoted = !quoted;
      else if (bytes[i] === BACKSLASH) i++;
    }
    i++;
  }
  return i > at && i < end ? i : -1;
}
