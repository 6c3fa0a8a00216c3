import { ALNUM, DIGIT, startsWith } from '../../base/ascii.ts';
import { Kind } from '../../model/kind.ts';

/*
 * Values that are written with blanks in them. In text nothing else says where they end:
 *
 *   iban: NL91 ABNA 0417 1643 00.      tel: 06-00 00 01 23      naam: Fenna van den Berg, klant
 */

const BLANK = 0x20;
const LONGEST_WORD = 40;

/** 1 for what stands between the digits of a telephone number. */
const DIALLED: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  DIGIT[byte] === 1 || '()-/.+'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** 1 for capital letters and the first bytes of letters beyond ASCII. */
const CAPITAL: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte >= 65 && byte <= 90) || byte >= 0xc3 ? 1 : 0,
);

/** Small words within names; another word of the name follows. */
const PARTICLES = [
  'van',
  'de',
  'den',
  'der',
  'het',
  'ten',
  'ter',
  'te',
  'op',
  'von',
  'zu',
  'du',
  'da',
  'di',
  'el',
  'al',
  'la',
  'le',
];

/** Where the value ends whose first word ends at `at`: behind the words that still belong to it. */
export function spacedEnd(bytes: Uint8Array, at: number, end: number, kind: number): number {
  let stop = at;
  for (let i = at; i + 1 < end && bytes[i] === BLANK; ) {
    const word = i + 1;
    let wordEnd = word;
    while (wordEnd < end && wordEnd - word <= LONGEST_WORD && inWord(bytes[wordEnd])) wordEnd++;
    if (wordEnd === word) break;
    const particle = kind === Kind.name && isParticle(bytes, word, wordEnd);
    if (!particle && !belongs(bytes, word, wordEnd, kind)) break;
    i = wordEnd;
    if (!particle || wordEnd === end) stop = wordEnd;
  }
  return stop;
}

function inWord(byte: number): boolean {
  return ALNUM[byte] === 1 || byte >= 0x80 || DIALLED[byte] === 1 || byte === 0x27;
}

function belongs(bytes: Uint8Array, start: number, end: number, kind: number): boolean {
  if (kind === Kind.name) return CAPITAL[bytes[start]] === 1;
  if (kind === Kind.phone || kind === Kind.bsn) {
    for (let i = start; i < end; i++) if (DIALLED[bytes[i]] === 0) return false;
    return true;
  }
  if (kind !== Kind.iban) return false;
  // Groups of four, the last one shorter, capitals and digits; a full stop may end the sentence.
  let i = start;
  while (i < end && (DIGIT[bytes[i]] === 1 || CAPITAL[bytes[i]] === 1)) i++;
  return i > start && i - start <= 4 && (i === end || bytes[i] === 0x2e);
}

function isParticle(bytes: Uint8Array, start: number, end: number): boolean {
  return PARTICLES.some(
    (word) => word.length === end - start && startsWith(bytes, start, end, word),
  );
}
