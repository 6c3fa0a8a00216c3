import { latin1, startsWith } from '../base/ascii.ts';
import { priorityEnd, processEnd, versionEnd } from '../base/syslog.ts';
import { Fit } from '../model/fields.ts';
import type { Format } from '../model/format.ts';
import { Kind } from '../model/kind.ts';
import { eventTime, leadingTime } from './event-time.ts';
import { syslogTagEnd, wordEnd } from './syslog-tag.ts';

const BRACKET = 0x5b;

/** A process number of one digit could be a place in a list: `password[0]: hunter2`. */
const LEAST_PROCESS = '[10]'.length;

/** What a module of PAM begins its message with, up to the service that asked it: `pam_unix(login:auth): `. */
const PAM = /^ pam_\w+\([\w-]+:(?=(?:auth|account|session|setcred|chauthtok)\):$)/;
const LONGEST_SERVICE = 80;

/**
 * Any line at all: a time where the line begins with one, the rest one text field; more behind the head of syslog,
 * whose program (`sshd-session[4711]:`) is no name for what comes behind it, nor is a service (`pam_unix(login:auth):`).
 */
export function text(): Format {
  return {
    name: 'text',
    family: 'text',
    json: false,
    parse(bytes, start, end, fields) {
      fields.clear();
      let rest = start;
      const priority = priorityEnd(bytes, start, end);
      const first = priority > start ? versionEnd(bytes, priority, end) : start;
      const timeEnd = leadingTime(bytes, first, end);
      if (timeEnd !== -1) {
        const timeStart = bytes[first] === BRACKET ? first + 1 : first;
        fields.push(Kind.time, timeStart, timeEnd);
        fields.time = eventTime(bytes, timeStart, timeEnd);
        const tag = tagEnd(bytes, timeEnd, end);
        rest = tag === timeEnd ? tag : serviceEnd(bytes, tag, end);
        if (tag > timeEnd) fields.push(Kind.text, timeEnd, tag);
        if (rest > tag) fields.push(Kind.text, tag, rest);
      }
      if (rest < end) fields.push(Kind.text, rest, end);
      return Fit.whole;
    },
  };
}

/** Where ` HOST PROGRAM[PID]:` at `at`, a blank behind it, ends; `at` when there is something else. */
function tagEnd(bytes: Uint8Array, at: number, end: number): number {
  const tag = syslogTagEnd(bytes, at, end);
  if (tag === -1) return at;
  const open = bytes.subarray(at, tag).lastIndexOf(BRACKET) + at;
  const isProcess = processEnd(bytes, open, end) === tag - 1;
  return isProcess && tag - 1 - open >= LEAST_PROCESS ? tag : at;
}

/** Where the name of the service ends in ` pam_unix(login:auth):` at `at`; `at` when there is something else. */
function serviceEnd(bytes: Uint8Array, at: number, end: number): number {
  if (!startsWith(bytes, at, end, ' pam_')) return at;
  const stop = wordEnd(bytes, at, end);
  if (stop === -1 || stop - at > LONGEST_SERVICE) return at;
  const service = PAM.exec(latin1(bytes, at, stop))?.[0].length ?? 0;
  return at + service;
}
