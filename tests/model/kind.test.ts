import { describe, expect, it } from 'vitest';
import { ADDRESS_KINDS, FIRST_CONTAINER, Kind, VALUE_KINDS } from '../../src/model/kind.ts';
import { WITHHELD, Withheld } from '../../src/model/tally.ts';
import { FOUND_BY, FoundBy } from '../../src/model/tape.ts';

describe('the codes', () => {
  it('of a value kind is its place in the list of names', () =>
    expect(VALUE_KINDS.map((name) => Kind[name])).toEqual([...VALUE_KINDS.keys()]));

  it('of addresses come first, so that one comparison tells them', () =>
    expect(ADDRESS_KINDS.map((name) => Kind[name])).toEqual([...ADDRESS_KINDS.keys()]));

  it('leave room for the actions of rules, and fit a byte with one to spare', () => {
    expect(FIRST_CONTAINER - VALUE_KINDS.length).toBeGreaterThanOrEqual(128);
    expect(Math.max(...Object.values(Kind))).toBeLessThan(255);
    expect(new Set(Object.values(Kind)).size).toBe(Object.keys(Kind).length);
  });

  it('of reasons and of what found a span are their places in the lists of words', () => {
    expect(WITHHELD.map((reason) => Withheld[reason] - 1)).toEqual([...WITHHELD.keys()]);
    expect(Object.values(FoundBy)).toEqual(FOUND_BY.map((_, i) => i));
  });
});
