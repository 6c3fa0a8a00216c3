import { ALNUM, LETTER, latin1, startsWith } from '../../base/ascii.ts';

/*
 * A version number of four parts looks like an IPv4 address. It is kept only on positive evidence
 * beside it; without any, it counts as an address.
 *
 *   rv:1.9.0.19    Chrome/30.0.0.0    ?v=1.2.3.4    /v1.2.3.4/    /jquery-3.4.1.2.min.js
 */

/** Words that announce a version, directly or with one of `:=/-_ ` between. */
const ANNOUNCE = new Set(
  'v ver version versie versions rev rv revision release releases build tag tags firmware fw'.split(
    ' ',
  ),
);

/** Programs whose version stands behind a slash in browser strings and server banners. */
const PRODUCTS = new Set(
  (
    'chrome chromium firefox safari edge edg edga edgios opr opera version mozilla applewebkit webkit ' +
    'gecko trident msie crios fxios mobile samsungbrowser yabrowser vivaldi brave ucbrowser silk ' +
    'headlesschrome electron cronet curl wget nginx apache openssl php python java okhttp cfnetwork ' +
    'darwin node go dalvik windows linux android iphone ios jquery bootstrap wordpress drupal'
  ).split(' '),
);

/** Endings of files that carry a version in their name. */
const ENDINGS = new Set(
  'js mjs css map min zip gz tgz tar bz2 xz exe msi dmg pkg deb rpm apk jar whl iso bin img'.split(
    ' ',
  ),
);

const LONGEST_WORD = 16;

/** Why the four numbers at `bytes[start, end)` are a version number, or undefined. */
export function versionNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  floor: number,
  limit: number,
): string | undefined {
  // 0.0.0.0/8 is nobody's address (RFC 1122 section 3.2.1.3), and a usual version.
  if (bytes[start] === 0x30 && bytes[start + 1] === 0x2e) return 'begins with 0: a version number';
  const gap = start > floor && ':=/-_ '.includes(String.fromCharCode(bytes[start - 1])) ? 1 : 0;
  const wordEnd = start - gap;
  let wordStart = wordEnd;
  while (
    wordStart > floor &&
    wordEnd - wordStart <= LONGEST_WORD &&
    LETTER[bytes[wordStart - 1]] === 1
  )
    wordStart--;
  if (wordStart === wordEnd || (wordStart > floor && ALNUM[bytes[wordStart - 1]] === 1))
    return undefined;
  const word = latin1(bytes, wordStart, wordEnd).toLowerCase();
  if (ANNOUNCE.has(word)) return `behind "${word}": a version number`;
  const between = bytes[start - 1];
  if (gap === 1 && between === 0x2f && PRODUCTS.has(word))
    return `behind "${word}/": a version number`;
  if (gap === 1 && (between === 0x2d || between === 0x5f) && hasFileEnding(bytes, end, limit))
    return 'in the name of a file: a version number';
  return undefined;
}

/** Whether `.js`, `.min.css` … follows. */
function hasFileEnding(bytes: Uint8Array, at: number, limit: number): boolean {
  if (at >= limit || bytes[at] !== 0x2e) return false;
  let end = at + 1;
  while (end < limit && end - at <= 4 && ALNUM[bytes[end]] === 1) end++;
  return ENDINGS.has(latin1(bytes, at + 1, end).toLowerCase());
}

/** Whether the host name part at `bytes[start, end)` is really the ending of a page or file. */
export function isFileEnding(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    [
      'html',
      'htm',
      'php',
      'jpg',
      'jpeg',
      'png',
      'gif',
      'webp',
      'svg',
      'pdf',
      'txt',
      'xml',
      'json',
    ].some((ending) => end - start === ending.length && startsWith(bytes, start, end, ending)) ||
    ENDINGS.has(latin1(bytes, start, end).toLowerCase())
  );
}
