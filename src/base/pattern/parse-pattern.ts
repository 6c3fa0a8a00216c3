import { folded, singleByte } from './byte-set.ts';
import { DOT, parseClass } from './parse-class.ts';
import { parseEscape } from './parse-escape.ts';
import { parseQuantifier } from './parse-quantifier.ts';
import { PatternError } from './pattern-error.ts';
import { plainByte } from './plain-byte.ts';
import { byteOf, choice, MOST_STATES, repeat, sequence, type Tree } from './syntax-tree.ts';

/** Groups within groups: far more than a reader can follow, far less than the stack can hold. */
const DEEPEST = 50;

const LINEAR = 'it cannot be matched in linear time';

/**
 * Reads a pattern: JavaScript's regular expressions on bytes, less what cannot be matched in linear
 * time (back-references, look-around) and what has no meaning for the longest match (lazy
 * quantifiers). Boundaries are not in the pattern but around it. `(?i)` at the beginning or
 * `ignoreCase` makes ASCII letters match in both cases.
 *
 * Throws a PatternError for anything else, for a pattern that matches the empty string and for one
 * that needs more than MOST_STATES states.
 */
export function parsePattern(text: string, ignoreCase = false): Tree {
  const flag = text.startsWith('(?i)');
  const parser = new Parser(text, flag ? 4 : 0, ignoreCase || flag);
  const tree = parser.alternatives(0);
  if (parser.at < text.length)
    throw new PatternError(parser.at, '")" closes nothing', 'for the character itself write \\)');
  if (tree.shortest === 0)
    throw new PatternError(
      0,
      'the pattern matches the empty string',
      'make a part of it obligatory',
    );
  checkStates(tree, 0);
  return tree;
}

function checkStates(tree: Tree, at: number): void {
  if (tree.states <= MOST_STATES) return;
  throw new PatternError(
    at,
    `written out, this is ${tree.states} states`,
    `a pattern may have ${MOST_STATES}: count less, or use + or *`,
  );
}

class Parser {
  at: number;
  readonly #text: string;
  readonly #ignoreCase: boolean;

  constructor(text: string, at: number, ignoreCase: boolean) {
    this.#text = text;
    this.at = at;
    this.#ignoreCase = ignoreCase;
  }

  /** Up to the `)` that belongs to an outer group, or the end. */
  alternatives(depth: number): Tree {
    const parts: Tree[] = [];
    for (;;) {
      parts.push(this.#sequence(depth));
      if (this.#text[this.at] !== '|') return choice(parts);
      this.at++;
    }
  }

  #sequence(depth: number): Tree {
    const parts: Tree[] = [];
    while (this.at < this.#text.length && !'|)'.includes(this.#text[this.at])) {
      parts.push(this.#quantified(this.#atom(depth)));
    }
    return sequence(parts);
  }

  #atom(depth: number): Tree {
    const { at } = this;
    const char = this.#text[at];
    switch (char) {
      case '(':
        return this.#group(depth);
      case '[': {
        const { set, end } = parseClass(this.#text, at, this.#ignoreCase);
        this.at = end;
        return byteOf(set);
      }
      case '\\': {
        const { means, end } = parseEscape(this.#text, at);
        this.at = end;
        if (typeof means === 'number') return byteOf(singleByte(means, this.#ignoreCase));
        return byteOf(this.#ignoreCase ? folded(means) : means);
      }
      case '.':
        this.at++;
        return byteOf(DOT);
      case '^':
      case '$':
        throw new PatternError(
          at,
          `"${char}" anchors the pattern`,
          `boundaries are an option of the rule; for the character itself write \\${char}`,
        );
      case '?':
      case '*':
      case '+':
      case '{':
        throw new PatternError(
          at,
          `"${char}" has nothing to repeat`,
          `it goes behind a byte, class or group; for the character itself write \\${char}`,
        );
      case ']':
      case '}':
        throw new PatternError(
          at,
          `"${char}" closes nothing`,
          `for the character itself write \\${char}`,
        );
      default: {
        const byte = plainByte(this.#text, at, false);
        this.at++;
        return byteOf(singleByte(byte, this.#ignoreCase));
      }
    }
  }

  #group(depth: number): Tree {
    const open = this.at;
    const rest = this.#text.slice(open);
    const head = /^\((?:\?:|\?<[A-Za-z_]\w*>|(?!\?))/.exec(rest)?.[0];
    if (head === undefined) throw refusedGroup(open, rest);
    if (depth === DEEPEST)
      throw new PatternError(open, 'a group too deep', `groups may be nested ${DEEPEST} deep`);
    this.at += head.length;
    const tree = this.alternatives(depth + 1);
    if (this.#text[this.at] !== ')')
      throw new PatternError(open, '"(" is never closed', 'end the group with ")"');
    this.at++;
    return tree;
  }

  #quantified(part: Tree): Tree {
    const { at } = this;
    const quantifier = parseQuantifier(this.#text, at);
    if (quantifier === undefined) return part;
    this.at = quantifier.end;
    const tree = repeat(part, quantifier.min, quantifier.max);
    checkStates(tree, at);
    return tree;
  }
}

function refusedGroup(at: number, rest: string): PatternError {
  if (/^\(\?<?[=!]/.test(rest))
    return new PatternError(at, `look-around: ${LINEAR}`, 'match what stands around as well');
  if (rest.startsWith('(?i'))
    return new PatternError(
      at,
      'a flag',
      '(?i) stands at the very beginning and holds for all of the pattern',
    );
  return new PatternError(
    at,
    `"${rest.slice(0, 3)}" begins no known group`,
    'write (...), (?:...) or (?<name>...)',
  );
}
