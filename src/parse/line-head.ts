import { ALNUM, DIGIT, HEX, latin1 } from '../base/ascii.ts';
import { priorityEnd, versionEnd } from '../base/syslog.ts';
import { leadingTime } from './event-time.ts';
import { syslogTagEnd, wordEnd } from './syslog-tag.ts';

const BLANK = 0x20;
const MINUS = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;
const UNDERSCORE = 0x5f;
const OPEN = 0x5b;
const OPEN_OBJECT = 0x7b;
const BAR = 0x7c;

/** No host or name of a container is longer. */
const LONGEST_NAME = 255;

const LONGEST_PORT = 5;

/** Digits of a group of an IPv6 address. */
const LONGEST_GROUP = 4;

/** What a container's runtime writes behind its time: the stream, and whether the line is whole. */
const STREAM = /^ std(?:out|err) [FP] $/;
const STREAM_LENGTH = ' stdout F '.length;

/**
 * Where the line itself begins behind what carried it; `start` where nothing did, and where what stands there begins
 * like no line.
 *
 *     syslog             <190>Nov 22 17:15:43 web1 nginx: 192.0.2.7 - jan [22/Nov/2026:…
 *     RFC 5424           <190>1 2026-11-22T17:15:43Z web1 nginx 4711 - - 192.0.2.7 - jan [22/Nov/2026:…
 *     Kubernetes (CRI)   2026-11-22T17:15:43.123Z stdout F 192.0.2.7 - jan [22/Nov/2026:…
 *     Docker Compose     web-1  | 192.0.2.7 - jan [22/Nov/2026:…
 *     Apache's vhost     shop.example:443 192.0.2.7 - jan [22/Nov/2026:…
 */
export function lineHeadEnd(bytes: Uint8Array, start: number, end: number): number {
  const head = headEnd(bytes, start, end);
  return head > start && begins(bytes, head, end) ? head : start;
}

/** Whether a line begins at `at`: most messages of other programs do not, and need no closer look. */
function begins(bytes: Uint8Array, at: number, end: number): boolean {
  if (at >= end) return false;
  const byte = bytes[at];
  if (DIGIT[byte] === 1 || byte === OPEN_OBJECT || byte === OPEN) return true;
  const group = Math.min(end, at + LONGEST_GROUP + 1);
  let i = at;
  while (i < group && HEX[bytes[i]] > 0) i++;
  if (i < end && bytes[i] === COLON) return true;
  // A name in place of the address, and the minus of identd.
  while (i < end && bytes[i] !== BLANK) i++;
  return i + 2 < end && bytes[i + 1] === MINUS && bytes[i + 2] === BLANK;
}

function headEnd(bytes: Uint8Array, start: number, end: number): number {
  const priority = priorityEnd(bytes, start, end);
  const first = priority > start ? versionEnd(bytes, priority, end) : start;
  const time = leadingTime(bytes, first, end);
  if (time === -1) return nameEnd(bytes, start, end);
  if (first > priority) return fieldsEnd(bytes, time, end, start);
  const tag = syslogTagEnd(bytes, time, end);
  if (tag !== -1) return tag + 1;
  const stream = time + STREAM_LENGTH;
  return stream < end && STREAM.test(latin1(bytes, time, stream)) ? stream : start;
}

/** Where ` HOST PROGRAM PID MSGID - ` at `at` ends; `none` when there is something else. */
function fieldsEnd(bytes: Uint8Array, at: number, end: number, none: number): number {
  let i = at;
  for (let word = 0; word < 4 && i !== -1; word++) i = wordEnd(bytes, i, end);
  const isPlain = i !== -1 && i + 2 < end && bytes[i + 1] === MINUS && bytes[i + 2] === BLANK;
  return isPlain ? i + 3 : none;
}

/** Where `container | ` or `host:port ` at `start` ends; `start` when there is something else. */
function nameEnd(bytes: Uint8Array, start: number, end: number): number {
  const most = Math.min(end, start + LONGEST_NAME);
  let i = start;
  while (i < most && isName(bytes[i])) i++;
  if (i === start || i >= end) return start;
  if (bytes[i] === COLON) {
    const port = i + 1;
    for (i = port; i < end && DIGIT[bytes[i]] === 1; i++);
    const isPort = i > port && i - port <= LONGEST_PORT && i + 1 < end && bytes[i] === BLANK;
    // Behind a client and its port stands the minus of identd.
    return isPort && bytes[i + 1] !== MINUS ? i + 1 : start;
  }
  if (bytes[i] !== BLANK) return start;
  while (i < most && bytes[i] === BLANK) i++;
  return i + 1 < end && bytes[i] === BAR && bytes[i + 1] === BLANK ? i + 2 : start;
}

function isName(byte: number): boolean {
  return ALNUM[byte] === 1 || byte === MINUS || byte === DOT || byte === UNDERSCORE;
}
