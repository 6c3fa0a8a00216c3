import { domainToUnicode } from 'node:url';
import { fold, squeeze } from './fold.ts';
import { readings } from './readings.ts';

/** Fewer letters and digits than this stand in many lines by chance: they count as a whole word only. */
const WORD = 6;
/** Longer values leak by a part of them too. */
const LONG = 10;
/** The part that counts: this share of the value, of so many letters and digits. */
const SHARE = 0.6;
const SHORTEST_PART = 8;
const LONGEST_PART = 24;

/** The secret of which something is left in a line, in any reading of it; undefined when none is. */
export function leakOf(line: string, secrets: readonly string[]): string | undefined {
  const folded = readings(line).map(unpunycoded);
  const squeezed = folded.map(squeeze);
  return secrets.find((secret) => {
    const looked = fold(secret);
    const core = squeeze(looked);
    if (core.length < WORD) return folded.some((reading) => hasWord(reading, looked));
    return partsOf(core).some((part) => squeezed.some((reading) => reading.includes(part)));
  });
}

/** The value, or stretches of it of which at least one is in any longer piece of the value. */
function partsOf(core: string): string[] {
  if (core.length < LONG) return [core];
  const size = Math.min(LONGEST_PART, Math.max(SHORTEST_PART, Math.ceil(core.length * SHARE)));
  const step = size === LONGEST_PART ? 6 : 1;
  const parts: string[] = [];
  for (let at = 0; at + size <= core.length; at += step) parts.push(core.slice(at, at + size));
  return parts;
}

function hasWord(text: string, word: string): boolean {
  const isPart = (char: string | undefined): boolean =>
    char !== undefined && /[\p{L}\p{N}]/u.test(char);
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + word.length])) return true;
  }
  return false;
}

/** With the domains of RFC 3492 as they are read. */
function unpunycoded(text: string): string {
  if (!text.includes('xn--')) return text;
  return text.replace(/[a-z0-9.-]*xn--[a-z0-9.-]+/g, (domain) => domainToUnicode(domain) || domain);
}
