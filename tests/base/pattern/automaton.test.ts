import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../../src/base/ascii.ts';
import { Automaton, LONGEST_MATCH, SHORT } from '../../../src/base/pattern/automaton.ts';
import { compilePattern } from '../../../src/base/pattern/compile-pattern.ts';
import type { CompiledPattern } from '../../../src/base/pattern/compiled-pattern.ts';
import type { Pattern } from '../../../src/base/pattern/nfa.ts';
import { parsePattern } from '../../../src/base/pattern/parse-pattern.ts';
import { PatternError } from '../../../src/base/pattern/pattern-error.ts';
import type { Tree } from '../../../src/base/pattern/syntax-tree.ts';
import { anyPattern, anyText, longestByRegExp } from './patterns.ts';

/** The pattern, or undefined for one that matches the empty string. */
function parsed(text: string, ignoreCase = false): Tree | undefined {
  try {
    return parsePattern(text, ignoreCase);
  } catch (error) {
    if (error instanceof PatternError && error.message.includes('empty string')) return undefined;
    // JavaScript knows classes that match nothing.
    if (error instanceof PatternError && error.message.includes('matches no byte'))
      return undefined;
    throw error;
  }
}

/** All that a run at `start` found: pattern and end. */
function found(
  automaton: Automaton,
  bytes: Uint8Array,
  start: number,
  end: number,
  isShort = false,
): number[][] {
  const count = automaton.run(bytes, start, end, isShort);
  const hits = Array.from(automaton.hits.subarray(0, count)).sort((a, b) => a - b);
  for (let id = 0; id < automaton.ends.length; id++)
    if (!hits.includes(id)) expect(automaton.ends[id]).toBe(-1);
  return hits.map((id) => [id, automaton.ends[id]]);
}

function foundByRegExp(
  patterns: string[],
  flags: string[],
  text: string,
  start: number,
): number[][] {
  return patterns
    .map((pattern, id) => [id, longestByRegExp(pattern, flags[id], text, start)])
    .filter(([, end]) => end !== -1);
}

/** A byte array that notes which places are read. */
function watched(bytes: Uint8Array, read: Set<number>): Uint8Array {
  return new Proxy(bytes, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) read.add(Number(key));
      return Reflect.get(target, key) as unknown;
    },
  });
}

describe('Automaton', () => {
  it('finds for each of its patterns the longest match that JavaScript finds', () => {
    const one = fc.tuple(anyPattern, fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 5 }),
        fc.array(anyText, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(2, 3, 5, undefined),
        (list, texts, mostStates) => {
          const able = list.flatMap(([text, fold, isCompiled]) => {
            const tree = parsed(text, fold);
            if (tree === undefined) return [];
            // As the library of rules is read: written down and read again.
            const asRead = (one: CompiledPattern) => JSON.parse(JSON.stringify(one));
            const pattern: Pattern = isCompiled ? asRead(compilePattern(tree)) : tree;
            return [{ text, fold, pattern }];
          });
          const automaton = new Automaton(
            able.map(({ pattern }) => pattern),
            mostStates,
          );
          const patterns = able.map(({ text }) => text);
          const flags = able.map(({ fold }) => (fold ? 'i' : ''));
          for (const text of texts) {
            const bytes = bytesOf(text);
            for (let start = 0; start < text.length; start++) {
              const expected = foundByRegExp(patterns, flags, text, start);
              expect(found(automaton, bytes, start, bytes.length)).toEqual(expected);
              // A byte that is not in `first` begins nothing.
              if (automaton.first[bytes[start]] === 0) expect(expected).toEqual([]);
            }
          }
        },
      ),
      { numRuns: 600 },
    );
  });

  it('finds the same at the beginning of a short word when it is told so', () => {
    const lengths = [SHORT - 2, SHORT - 1, SHORT, SHORT + 1];
    const long = lengths.flatMap((n) => [
      `[a-z]{${n}}`,
      `[a-z]{${n}}-`,
      `[a-z]{${n - 1}}[a-]`,
      `[a-z0-9_]{${n}}`,
      `a?[a-z]{${n}}(-[0-9]+)?`,
    ]);
    const word = fc.oneof(
      fc.constantFrom(...lengths).map((n) => 'a'.repeat(n)),
      fc.stringMatching(/^[a-c0-9]{1,20}$/),
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...long), anyPattern), { minLength: 1, maxLength: 6 }),
        word,
        fc.constantFrom('', '-', '-1', '_', ' a', '.aa'),
        (texts, first, behind) => {
          const trees = texts.map((text) => parsed(text)).filter((tree) => tree !== undefined);
          const automaton = new Automaton(trees);
          const bytes = bytesOf(first + behind);
          const isShort = first.length < SHORT;
          expect(found(automaton, bytes, 0, bytes.length, isShort)).toEqual(
            found(automaton, bytes, 0, bytes.length),
          );
        },
      ),
      { numRuns: 600 },
    );
  });

  it('reads no further than four bytes of a short word where only long ones can begin', () => {
    const automaton = new Automaton(
      ['[a-z]{14}', '[a-z0-9]{32,}'].map((text) => parsePattern(text)),
    );
    const bytes = bytesOf('garden-hose');
    expect(automaton.run(bytes, 0, bytes.length, true)).toBe(0);
    expect(automaton.read).toBe(0);
    expect(automaton.run(bytes, 0, bytes.length)).toBe(0);
    expect(automaton.read).toBeGreaterThan(0);
  });

  it('reads nothing outside of start and end', () => {
    fc.assert(
      fc.property(anyPattern, anyText, fc.nat(8), fc.nat(8), (pattern, text, from, length) => {
        const tree = parsed(pattern);
        if (tree === undefined) return;
        const start = Math.min(from, text.length);
        const end = Math.min(start + length, text.length);
        const read = new Set<number>();
        const automaton = new Automaton([tree]);
        for (let twice = 0; twice < 2; twice++)
          expect(found(automaton, watched(bytesOf(text), read), start, end)).toEqual(
            foundByRegExp([pattern], [''], text.slice(0, end), start),
          );
        for (const place of read) {
          expect(place).toBeGreaterThanOrEqual(start);
          expect(place).toBeLessThan(end);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('looks no further than the longest match', () => {
    const bytes = bytesOf('a'.repeat(2 * LONGEST_MATCH));
    const automaton = new Automaton([parsePattern('a+')]);
    expect(found(automaton, bytes, 10, bytes.length)).toEqual([[0, 10 + LONGEST_MATCH]]);
    expect(found(automaton, bytes, 10, 10 + LONGEST_MATCH - 1)).toEqual([[0, 9 + LONGEST_MATCH]]);
  });

  it('forgets the last run', () => {
    const automaton = new Automaton([parsePattern('ab'), parsePattern('abc')]);
    expect(found(automaton, bytesOf('abc'), 0, 3)).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(found(automaton, bytesOf('abx'), 0, 3)).toEqual([[0, 2]]);
    expect(found(automaton, bytesOf('xyz'), 0, 3)).toEqual([]);
  });

  it('takes words as they are, in either case', () => {
    const words = ['a.b', 'klant', 'Straße'].map((word) => new Uint8Array(Buffer.from(word)));
    const automaton = new Automaton(words.map((bytes) => ({ kind: 'word', bytes })));
    const at = (text: string) => {
      const bytes = new Uint8Array(Buffer.from(text));
      return found(automaton, bytes, 0, bytes.length);
    };
    expect(at('a.bc')).toEqual([[0, 3]]);
    expect(at('axb')).toEqual([]);
    expect(at('A.b')).toEqual([[0, 3]]);
    expect(at('kLANTnr')).toEqual([[1, 5]]);
    expect(at('STRAßE')).toEqual([[2, 7]]);
  });

  it('works without any pattern', () => {
    const automaton = new Automaton([]);
    expect(automaton.run(bytesOf('abcdef'), 0, 6)).toBe(0);
    expect(automaton.first.includes(1)).toBe(false);
  });

  const attacks = [
    '(a+)+b',
    '(a|a)*c',
    '([a-z]+)*x',
    '(a*)*b',
    '(a?){50}a{50}b',
    '(.*.*.*)*b',
    'a(a|aa)+b',
  ];

  it.each(attacks)('takes a number of steps that grows as the text does: %s', (pattern) => {
    const tree = parsePattern(pattern);
    // With room for two states nearly every byte is a step into the unknown: the worst there is.
    const visits = (length: number, mostStates?: number) => {
      const automaton = new Automaton([tree], mostStates);
      const before = automaton.visits;
      expect(automaton.run(bytesOf('a'.repeat(length)), 0, length)).toBe(0);
      expect(automaton.read).toBeLessThanOrEqual(length);
      return automaton.visits - before;
    };
    expect(visits(4000, 2)).toBeLessThan(4000 * 4 * tree.states);
    expect(visits(4000, 2)).toBeLessThanOrEqual(2.2 * visits(2000, 2));
    expect(visits(4000)).toBe(visits(2000));
  });

  it('counts the bytes that it read alike, whichever states it has kept', () => {
    fc.assert(
      fc.property(anyPattern, fc.array(anyText, { maxLength: 6 }), (pattern, parts) => {
        const tree = parsed(pattern);
        if (tree === undefined) return;
        const bytes = bytesOf(parts.join(''));
        const few = new Automaton([tree], 2);
        const many = new Automaton([tree]);
        for (let start = 0; start < bytes.length; start++) {
          for (let twice = 0; twice < 2; twice++) {
            few.run(bytes, start, bytes.length);
            many.run(bytes, start, bytes.length);
            expect(many.read).toBe(few.read);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('stays linear where the deterministic automaton would need 2^30 states', () => {
    const tree = parsePattern('[ab]*a[ab]{30}c');
    const automaton = new Automaton([tree]);
    const random = fc.sample(fc.constantFrom('a', 'b'), { numRuns: 4000, seed: 7 }).join('');
    expect(automaton.run(bytesOf(random), 0, random.length)).toBe(0);
    expect(automaton.visits).toBeLessThan(4000 * 5 * tree.states);
  });
});
