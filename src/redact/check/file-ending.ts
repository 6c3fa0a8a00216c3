import { latin1 } from '../../base/ascii.ts';

const words = (text: string): Set<string> => new Set(text.split(' '));

/** Endings of files that carry a version in their name. */
const RELEASES = words(
  'js mjs css map min zip gz tgz tar bz2 xz exe msi dmg pkg deb rpm apk jar whl iso bin img so dll',
);

/** Endings of pages, pictures and documents. Left out are those that are top level domains. */
const DOCUMENTS = words(
  'html htm php asp aspx jpg jpeg png gif webp avif svg ico pdf txt xml json yaml yml ' +
    'log csv bak sql conf webm woff woff2 ttf',
);

const LONGEST = 5;

/** Whether the part of a dotted name at `bytes[start, end)` is the ending of a program or package. */
export function isReleaseEnding(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start <= LONGEST && RELEASES.has(latin1(bytes, start, end).toLowerCase());
}

/** Whether it is the ending of any file. */
export function isFileEnding(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > LONGEST) return false;
  const ending = latin1(bytes, start, end).toLowerCase();
  return RELEASES.has(ending) || DOCUMENTS.has(ending);
}
