import { ALNUM } from '../../base/ascii.ts';
import { Automaton } from '../../base/pattern/automaton.ts';
import { literalPrefixes } from '../../base/pattern/literal-prefixes.ts';
import { parsePattern } from '../../base/pattern/parse-pattern.ts';
import type { Finder } from '../../model/rule.ts';
import type { Lint } from './finding.ts';

/** A pattern that begins with more letters and digits than these begins at every other word. */
const MANY = 20;

/** Patterns that are tried at nearly every word, since they begin with hardly anything in particular. */
export const slowPatterns: Lint = {
  name: 'slow-pattern',
  *find({ files }) {
    for (const { rule } of files) {
      const slow = rule.find.filter(isSlow);
      if (slow.length === 0) continue;
      const which = slow.length === 1 ? 'a pattern' : `${slow.length} patterns`;
      const says = `${which} tried at nearly every word, wanted a beginning with a word in it, or keywords`;
      yield { rule: rule.id, severity: 'warning', says };
    }
  },
};

function isSlow(finder: Finder): boolean {
  // Near a keyword only the few words of a window are tried.
  if (finder.by !== 'pattern' || finder.keywords.length > 0) return false;
  const tree = parsePattern(finder.pattern, finder.ignoreCase);
  if (literalPrefixes(tree).length > 0) return false;
  const { first } = new Automaton([tree]);
  return first.reduce((begins, flag, byte) => begins + (flag & ALNUM[byte]), 0) > MANY;
}
