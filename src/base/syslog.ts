import { DIGIT } from './ascii.ts';

/*
 * Parts of what stands in front of a message in syslog:
 *
 *     <38>Nov 22 17:15:43 web1 sshd[4711]: MESSAGE               RFC 3164
 *     PRI                          PID
 *     <38>1 2026-11-22T17:15:43Z web1 sshd 4711 - - MESSAGE      RFC 5424
 *         version
 */

const BLANK = 0x20;
const VERSION = 0x31;
const LESS = 0x3c;
const MORE = 0x3e;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** Where `<PRI>` ends; `start` without one. */
export function priorityEnd(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || bytes[start] !== LESS) return start;
  const stop = digitsEnd(bytes, start + 1, Math.min(end, start + 4));
  return stop > start + 1 && stop < end && bytes[stop] === MORE ? stop + 1 : start;
}

/** Where the version ends that may stand behind `<PRI>`, with a blank behind it; `at` without one. */
export function versionEnd(bytes: Uint8Array, at: number, end: number): number {
  return at + 1 < end && bytes[at] === VERSION && bytes[at + 1] === BLANK ? at + 2 : at;
}

/** Where the `[PID]` at `at` ends, or -1. */
export function processEnd(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end || bytes[at] !== OPEN) return -1;
  const stop = digitsEnd(bytes, at + 1, end);
  return stop < end && bytes[stop] === CLOSE ? stop + 1 : -1;
}

function digitsEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && DIGIT[bytes[i]] === 1) i++;
  return i;
}
