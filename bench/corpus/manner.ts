import type { Manner } from './value-kind.ts';

/** Names that tell nothing of what stands under them. */
const NEUTRAL_NAMES = ['q', 'zoek', 'x', 'tekst', 'value', 'data2', 'item', 'opmerking'];

const NEUTRAL_PHRASES = [
  'no match for {} in the index',
  'kan {} niet vinden',
  'retry of {} failed, giving up',
  'klant schrijft: {} en verder niets',
  'seen ({}) again',
  'unexpected "{}" in line 7',
];

/** A value that its own shape gives away. */
export function byShape(changes: Partial<Manner> = {}): Manner {
  return {
    known: 'shape',
    names: NEUTRAL_NAMES,
    phrases: NEUTRAL_PHRASES,
    paths: ['/zoek/', '/bevestig/', '/api/v2/items/'],
    by: 'people',
    ...changes,
  };
}

/** A value that only one of these names gives away. */
export function byName(names: readonly string[], changes: Partial<Manner> = {}): Manner {
  return {
    known: 'name',
    names,
    phrases: namedPhrases(names),
    paths: [],
    by: 'people',
    ...changes,
  };
}

/** The ways in which programs print a name and its value. */
function namedPhrases(names: readonly string[]): string[] {
  return names.flatMap((name) => [
    `invalid input ${name}="{}"`,
    `form rejected: ${name}='{}', step 2`,
  ]);
}

/** The same for values without blanks, with words that people write before such a value. */
export function wordPhrases(words: readonly string[]): string[] {
  return words.flatMap((word) => [
    `${word} {} onbekend`,
    `check failed for ${word}: {}`,
    `${word}={} rejected`,
  ]);
}
