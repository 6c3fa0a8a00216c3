import { backslash } from '../../../base/escape/backslash.ts';
import { byteOf, pointOf, sizeOf } from '../../../base/escape/escape.ts';
import type { LoginEscapes } from '../../../model/login-rule.ts';

const QUOTE = 0x22;
const HASH = 0x23;
const BACKSLASH = 0x5c;

/** What `\a`, `\b` … stand for in vis(3) with VIS_CSTYLE; 0 for others. */
const CSTYLE: Uint8Array = (() => {
  const table = new Uint8Array(256);
  const pairs = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, s: 32, '\\': 92 };
  for (const [char, byte] of Object.entries(pairs)) table[char.charCodeAt(0)] = byte;
  return table;
})();

/**
 * What `bytes[start, end)` stand for, undefined where that is the bytes themselves:
 *
 *   none        no escapes
 *   quotes      `\"`: Keycloak
 *   backslash   `\xHH`, `\uHHHH`, `\"`, `\n`: nginx, Apache, Java
 *   vis         `\303\251`, `\n`, `\\`: vis(3) with VIS_OCTAL and VIS_CSTYLE, as sshd writes it
 *
 * With `control` also `#012`: a control character as rsyslog writes it ($EscapeControlCharactersOnReceive).
 * What is no escape stays as it is.
 */
export function withoutEscapes(
  bytes: Uint8Array,
  start: number,
  end: number,
  escapes: LoginEscapes,
  control = false,
): Uint8Array | undefined {
  const begins = escapes === 'none' ? -1 : BACKSLASH;
  let at = start;
  while (at < end && bytes[at] !== begins && !(control && bytes[at] === HASH)) at++;
  if (at === end) return undefined;
  // No escape is shorter than what it stands for.
  const plain = new Uint8Array(end - start);
  plain.set(bytes.subarray(start, at));
  let length = at - start;
  while (at < end) {
    const byte = bytes[at];
    if (byte === begins && escapes === 'backslash') {
      const read = backslash(bytes, at, end);
      if (read !== 0) {
        const point = pointOf(read);
        if (point === -1) plain[length++] = byteOf(read);
        else length += Buffer.from(String.fromCodePoint(point)).copy(plain, length);
        at += sizeOf(read);
        continue;
      }
    } else if (byte === begins && at + 1 < end) {
      const octal = escapes === 'vis' ? octalAt(bytes, at + 1, end) : -1;
      const next = bytes[at + 1];
      const short = escapes === 'vis' ? CSTYLE[next] : next === QUOTE ? QUOTE : 0;
      if (octal !== -1 || short !== 0) {
        plain[length++] = octal === -1 ? short : octal;
        at += octal === -1 ? 2 : 4;
        continue;
      }
    } else if (byte === HASH && control) {
      const octal = octalAt(bytes, at + 1, end);
      if ((octal >= 0 && octal < 32) || octal === 127) {
        plain[length++] = octal;
        at += 4;
        continue;
      }
    }
    plain[length++] = byte;
    at++;
  }
  return plain.subarray(0, length);
}

/** The value of three octal digits at `at`, 0 to 255; -1 without them. */
function octalAt(bytes: Uint8Array, at: number, end: number): number {
  if (at + 3 > end) return -1;
  let value = 0;
  for (let i = at; i < at + 3; i++) {
    if (bytes[i] < 48 || bytes[i] > 55) return -1;
    value = value * 8 + bytes[i] - 48;
  }
  return value > 255 ? -1 : value;
}
