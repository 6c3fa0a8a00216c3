import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiteralSearch, LONGEST_LITERAL } from '../../../src/login/read/literal-search.ts';
import { utf8 } from './lines.ts';

const few = fc.stringMatching(/^[abc]{4,20}$/);

describe('LiteralSearch', () => {
  it('finds just the literals that are there, whatever they share', () => {
    fc.assert(
      fc.property(
        fc.array(few, { maxLength: 12 }),
        fc.stringMatching(/^[abc]{0,200}$/),
        (all, line) => {
          const search = new LiteralSearch(all.map(utf8));
          const count = search.find(utf8(line), 0, line.length);
          const found = new Set(Array.from(search.found.subarray(0, count), (i) => all[i]));
          const wanted = all.filter((one) => line.includes(one.slice(0, LONGEST_LITERAL)));
          expect(found).toEqual(new Set(wanted));
        },
      ),
    );
  });

  it('looks at nothing outside its stretch of the bytes', () => {
    const search = new LiteralSearch([utf8('login')]);
    const line = utf8('login login');
    expect(search.find(line, 1, 10)).toBe(0);
    expect(search.find(line, 6, 11)).toBe(1);
    expect(search.find(line, 0, 5)).toBe(1);
  });

  it('knows no literals', () => {
    expect(new LiteralSearch([]).find(utf8('any line at all'), 0, 15)).toBe(0);
  });
});
