import { ALNUM } from '../../base/ascii.ts';
import { Automaton } from '../../base/pattern/automaton.ts';
import { literalPrefixes } from '../../base/pattern/literal-prefixes.ts';
import { parsePattern } from '../../base/pattern/parse-pattern.ts';
import type { Lint } from './finding.ts';

/** A pattern that begins with more letters and digits than these begins at every other word. */
const MANY = 20;

/** Patterns that are tried at nearly every word, since they begin with hardly anything in particular. */
export const slowPatterns: Lint = {
  name: 'slow-pattern',
  *find({ files }) {
    for (const { rule } of files) {
      for (const finder of rule.find) {
        // Near a keyword the few words of a window are tried.
        if (finder.by !== 'pattern' || finder.keywords.length > 0) continue;
        const tree = parsePattern(finder.pattern, finder.ignoreCase);
        if (literalPrefixes(tree).length > 0) continue;
        const { first } = new Automaton([tree]);
        const begins = first.reduce((sum, flag, byte) => sum + (flag & ALNUM[byte]), 0);
        if (begins <= MANY) continue;
        const says = `the pattern begins with any of ${begins} letters and digits, so it is tried at every word; begin it with a word, or say keywords`;
        yield { rule: rule.id, severity: 'warning', says };
      }
    }
  },
};
