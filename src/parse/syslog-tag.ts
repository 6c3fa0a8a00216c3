const BLANK = 0x20;
const COLON = 0x3a;

/** Where ` HOST PROGRAM:` or ` HOST PROGRAM[PID]:` at `at`, a blank behind it, ends; -1 when there is something else. */
export function syslogTagEnd(bytes: Uint8Array, at: number, end: number): number {
  const host = wordEnd(bytes, at, end);
  if (host === -1 || bytes[host - 1] === COLON) return -1;
  const program = wordEnd(bytes, host, end);
  return program > host + 2 && bytes[program - 1] === COLON ? program : -1;
}

/** Where the word behind the blank at `at` ends, in front of a blank; -1 without one. */
export function wordEnd(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end || bytes[at] !== BLANK) return -1;
  let i = at + 1;
  while (i < end && bytes[i] !== BLANK) i++;
  return i > at + 1 && i < end ? i : -1;
}
