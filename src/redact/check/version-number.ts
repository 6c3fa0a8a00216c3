import { ALNUM, LETTER, latin1 } from '../../base/ascii.ts';
import { isReleaseEnding } from './file-ending.ts';

/*
 * A version number of four parts looks like an IPv4 address. It is kept only on positive evidence
 * beside it; without any, it counts as an address.
 *
 *   rv:1.9.0.19    Chrome/30.0.0.0    ?v=1.2.3.4    /v1.2.3.4/    /jquery-3.4.1.2.min.js
 */

const DOT = 0x2e;
const SLASH = 0x2f;
const ZERO = 0x30;

const words = (text: string): Set<string> => new Set(text.split(' '));

/** Words that announce a version, directly or with one of `:=/-_ ` between. */
const ANNOUNCE = words(
  'v ver version versie versions rev rv revision release releases build tag tags firmware fw',
);

/** Programs whose version stands behind a slash in browser strings and server banners. */
const PRODUCTS = words(
  'chrome chromium firefox safari edge edg edga edgios opr opera mozilla applewebkit webkit ' +
    'gecko trident msie crios fxios mobile samsungbrowser yabrowser vivaldi brave ucbrowser silk ' +
    'headlesschrome electron cronet curl wget nginx apache openssl php python java okhttp cfnetwork ' +
    'darwin node go dalvik windows linux android iphone ios jquery bootstrap wordpress drupal',
);

const LONGEST_WORD = 16;

/** Bytes between a word and its version. */
const BETWEEN = ':=/-_ ';

/** Why the four numbers at `bytes[start, end)` are a version number, or undefined. */
export function versionNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  floor: number,
  limit: number,
): string | undefined {
  // 0.0.0.0/8 is nobody's address (RFC 1122 section 3.2.1.3), and a usual version.
  if (bytes[start] === ZERO) return 'begins with 0: a version number';
  if (!isUsual(bytes, start, end)) return undefined;
  const between = start > floor ? String.fromCharCode(bytes[start - 1]) : '';
  const gap = between !== '' && BETWEEN.includes(between) ? 1 : 0;
  const wordEnd = start - gap;
  let wordStart = wordEnd;
  while (
    wordStart > floor &&
    wordEnd - wordStart <= LONGEST_WORD &&
    LETTER[bytes[wordStart - 1]] === 1
  )
    wordStart--;
  const before = wordStart > floor ? bytes[wordStart - 1] : 0;
  if (wordStart === wordEnd || ALNUM[before] === 1) return undefined;
  const word = latin1(bytes, wordStart, wordEnd).toLowerCase();
  if (ANNOUNCE.has(word)) return `behind "${word}": a version number`;
  // With one more slash in front it is a path, and `/node/192.0.2.7/` may be an address.
  if (gap === 1 && between === '/' && before !== SLASH && PRODUCTS.has(word))
    return `behind "${word}/": a version number`;
  if (gap === 1 && (between === '-' || between === '_') && hasReleaseEnding(bytes, end, limit))
    return 'in the name of a file: a version number';
  return undefined;
}

/** A version of four small numbers begins with one below 100, or has a browser's `.0.0.0`. */
function isUsual(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start + 1] === DOT || bytes[start + 2] === DOT) return true;
  for (let i = 2; i <= 6; i += 2)
    if (bytes[end - i] !== DOT || bytes[end - i + 1] !== ZERO) return false;
  return true;
}

/** Whether `.js`, `.min.css` … follows. */
function hasReleaseEnding(bytes: Uint8Array, at: number, limit: number): boolean {
  if (at >= limit || bytes[at] !== DOT) return false;
  let end = at + 1;
  while (end < limit && end - at <= 5 && ALNUM[bytes[end]] === 1) end++;
  return isReleaseEnding(bytes, at + 1, end);
}
