import { ALNUM } from '../../base/ascii.ts';
import { Automaton } from '../../base/pattern/automaton.ts';
import { literalPrefixes } from '../../base/pattern/literal-prefixes.ts';
import { parsePattern } from '../../base/pattern/parse-pattern.ts';
import type { Finder } from '../../model/rule.ts';
import type { Lint } from './finding.ts';

/** A pattern that is followed into more than one in so many words of harmless lines costs at all lines. */
const ONE_IN = 10;

/** Patterns that too few words rule out within their first four bytes, in lines that have none of them. */
export const slowPatterns: Lint = {
  name: 'slow-pattern',
  *find({ files, harmless }) {
    const words = wordsOf(harmless);
    for (const { rule } of files) {
      const slow = rule.find.filter((finder) => isSlow(finder, harmless, words));
      if (slow.length === 0) continue;
      const which = slow.length === 1 ? 'a pattern' : `${slow.length} patterns`;
      const says = `${which} followed into more than one in ${ONE_IN} words, wanted a beginning with a word in it, or keywords`;
      yield { rule: rule.id, severity: 'warning', says };
    }
  },
};

/** Where a pattern may begin: at words, and at every other byte. */
function wordsOf(bytes: Uint8Array): readonly number[] {
  const words: number[] = [];
  for (let i = 0; i < bytes.length; i++)
    if (i === 0 || (ALNUM[bytes[i]] & ALNUM[bytes[i - 1]]) === 0) words.push(i);
  return words;
}

function isSlow(finder: Finder, bytes: Uint8Array, words: readonly number[]): boolean {
  // Near a keyword only the few words of a window are tried.
  if (finder.by !== 'pattern' || finder.keywords.length > 0) return false;
  const tree = parsePattern(finder.pattern, finder.ignoreCase);
  if (literalPrefixes(tree).length > 0) return false;
  const automaton = new Automaton([tree]);
  let tried = 0;
  let followed = 0;
  for (const word of words) {
    tried += ALNUM[bytes[word]];
    if (automaton.first[bytes[word]] === 0) continue;
    // What a run reads first is not counted: nearly all words end there.
    const before = automaton.read;
    automaton.run(bytes, word, bytes.length);
    if (automaton.read > before) followed++;
  }
  return followed * ONE_IN > tried;
}
