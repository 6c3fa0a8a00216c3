import { HEX } from '../../../base/ascii.ts';
import type { Texts } from '../value/texts.ts';

const BLANK = 0x20;
const HASH = 0x23;
const PERCENT = 0x25;
const SLASH = 0x2f;
const QUERY = 0x3f;
const BACKSLASH = 0x5c;
const X = 0x78;

/** 1 for what stands behind a path. */
const ENDS = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === BLANK || byte === HASH || byte === QUERY ? 1 : 0,
);

/** A longer path is that of no login form. */
const LONGEST = 1024;

/**
 * The path of the target that begins at `start`, as a server would look it up, one character a byte: without
 * scheme, host and query, `%2F` and the `\x2F` of nginx read once, `//`, `/./` and `/x/../` taken out.
 * Otherwise `/wp%2Dlogin.php` or `//wp-login.php` would log in unseen. Undefined for what is no path, or a
 * longer one than any login form has.
 */
export function requestPath(
  bytes: Uint8Array,
  start: number,
  end: number,
  texts: Texts,
): string | undefined {
  const first = pathStart(bytes, start, end);
  if (first === -1) return undefined;
  let stop = first;
  let escaped = false;
  for (; stop < end && ENDS[bytes[stop]] === 0; stop++) {
    // Of escapes up to four bytes stand for one.
    if (stop - first === 4 * LONGEST) return undefined;
    if (bytes[stop] === PERCENT || bytes[stop] === BACKSLASH) escaped = true;
  }
  const path = escaped ? unescaped(bytes, first, stop) : texts.latin1(bytes, first, stop);
  return path.length > LONGEST ? undefined : normal(path);
}

function unescaped(bytes: Uint8Array, start: number, end: number): string {
  const plain = Buffer.alloc(end - start);
  let length = 0;
  for (let i = start; i < end; ) {
    const size = escapeSize(bytes, i, end);
    plain[length++] =
      size === 0 ? bytes[i] : (HEX[bytes[i + size - 2]] - 1) * 16 + HEX[bytes[i + size - 1]] - 1;
    i += size || 1;
  }
  return plain.toString('latin1', 0, length);
}

/** Where the path begins: at once, or behind `scheme://host`; -1 where there is none. */
function pathStart(bytes: Uint8Array, start: number, end: number): number {
  if (start < end && bytes[start] === SLASH) return start;
  let slashes = 0;
  for (let i = start; i < end && bytes[i] !== BLANK && bytes[i] !== QUERY; i++)
    if (bytes[i] === SLASH && ++slashes === 3) return i;
  return -1;
}

/** How many bytes the escape at `at` has: `%2F` or `\x2F`; 0 for none. */
function escapeSize(bytes: Uint8Array, at: number, end: number): number {
  const digits = bytes[at] === PERCENT ? 1 : bytes[at] === BACKSLASH && bytes[at + 1] === X ? 2 : 0;
  if (digits === 0 || at + digits + 2 > end) return 0;
  return HEX[bytes[at + digits]] !== 0 && HEX[bytes[at + digits + 1]] !== 0 ? digits + 2 : 0;
}

/** The path with each step taken. */
function normal(path: string): string {
  if (!path.includes('//') && !path.includes('/.')) return path;
  const steps: string[] = [];
  const parts = path.split('/');
  for (const part of parts) {
    if (part === '..') steps.pop();
    else if (part !== '' && part !== '.') steps.push(part);
  }
  const last = parts.at(-1);
  const isFolder = last === '' || last === '.' || last === '..';
  return `/${steps.join('/')}${isFolder && steps.length > 0 ? '/' : ''}`;
}
