import { LOWER } from '../ascii.ts';
import type { Tree } from './syntax-tree.ts';

/** More beginnings than these, and they say no more than that there are many. */
const MOST_TEXTS = 16;
/** A class of more bytes than these is no literal. */
const MOST_BYTES = 4;

/** The beginnings of the matches of a part; `whole` when no match has anything behind its beginning. */
interface Beginnings {
  readonly texts: readonly string[];
  readonly whole: boolean;
}

const EMPTY: Beginnings = { texts: [''], whole: true };
const ANY: Beginnings = { texts: [''], whole: false };

/**
 * The texts of which every match begins with one, letters without regard to case, as long as they can
 * be said in a few; none for a pattern that begins with anything else. One character a byte, letters
 * small: `(ghp|gho)_[a-z]{36}` gives `ghp_` and `gho_`.
 */
export function literalPrefixes(pattern: Tree): string[] {
  const { texts } = beginnings(pattern);
  return texts.includes('') ? [] : [...texts];
}

function beginnings(tree: Tree): Beginnings {
  switch (tree.kind) {
    case 'byte': {
      const bytes = new Set(LOWER.filter((_, byte) => tree.set[byte] === 1));
      if (bytes.size > MOST_BYTES) return ANY;
      return { texts: Array.from(bytes, (byte) => String.fromCharCode(byte)), whole: true };
    }
    case 'sequence':
      return tree.parts.reduce(followedBy, EMPTY);
    case 'choice':
      return oneOf(tree.parts.map(beginnings));
    case 'repeat': {
      if (tree.min === 0 && tree.max === 1) return oneOf([EMPTY, beginnings(tree.part)]);
      let all = EMPTY;
      for (let i = 0; i < tree.min && all.whole; i++) all = followedBy(all, tree.part);
      return { texts: all.texts, whole: all.whole && tree.min === tree.max };
    }
  }
}

function followedBy(first: Beginnings, next: Tree): Beginnings {
  if (!first.whole) return first;
  const { texts, whole } = beginnings(next);
  const joined = first.texts.flatMap((text) => texts.map((more) => text + more));
  return joined.length > MOST_TEXTS
    ? { texts: first.texts, whole: false }
    : { texts: [...new Set(joined)], whole };
}

function oneOf(choices: readonly Beginnings[]): Beginnings {
  const texts = new Set(choices.flatMap((one) => one.texts));
  if (texts.size > MOST_TEXTS) return ANY;
  return { texts: [...texts], whole: choices.every((one) => one.whole) };
}
