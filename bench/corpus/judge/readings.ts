import { base64Texts } from './base64-texts.ts';
import { decoded, unquoted } from './decoded.ts';
import { fold } from './fold.ts';

/** Layers that are taken off: one more than any line of the corpus has. */
const DEEPEST = 6;

/** What stands in place of a value, of which no digit or letter is the value's. */
const PSEUDONYM =
  /(?<![0-9a-f:])fd[0-9a-f]{2}:[0-9a-f:]+|\b[a-z][a-z-]*_[a-z2-7]{8}_[a-z2-7]{16}\b|\bredacted_[a-z]+(?:[-_][a-z]+)*/g;

/**
 * Everything that a text says to a reader who takes off its layers, in any order, folded, pseudonyms
 * taken out.
 */
export function readings(text: string): string[] {
  const seen = new Set<string>();
  const read = (reading: string, depth: number): void => {
    if (seen.has(reading)) return;
    seen.add(reading);
    if (depth === DEEPEST) return;
    if (/[%\\&]/.test(reading)) read(decoded(reading), depth + 1);
    if (/=[0-9A-F]{2}/.test(reading)) read(unquoted(reading), depth + 1);
    for (const said of base64Texts(reading)) read(said, depth + 1);
  };
  read(text, 0);
  return [...seen].map((reading) => fold(reading).replace(PSEUDONYM, '\0'));
}
