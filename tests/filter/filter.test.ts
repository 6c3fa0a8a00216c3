import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sets } from '../../src/filter/condition.ts';
import { PASS } from '../../src/filter/decision.ts';
import { Filter } from '../../src/filter/filter.ts';
import type { Condition, FilterAction, FilterRule } from '../../src/filter/filter-settings.ts';
import { FilterTally } from '../../src/filter/filter-tally.ts';
import type { Geo, NetworkFacts } from '../../src/model/network.ts';
import { address, prefixSet } from './prefixes.ts';

const NOTHING: NetworkFacts = {
  country: undefined,
  asn: undefined,
  organization: undefined,
  kind: 'unknown',
  place: undefined,
  reserved: undefined,
};

/** Knows a few networks, and counts how often it is asked. */
class FakeGeo implements Geo {
  asked = 0;
  readonly #facts: Readonly<Record<string, Partial<NetworkFacts>>>;

  constructor(facts: Readonly<Record<string, Partial<NetworkFacts>>>) {
    this.#facts = facts;
  }

  lookup(client: Uint8Array): NetworkFacts {
    this.asked++;
    return { ...NOTHING, ...this.#facts[client.join('.')] };
  }
}

const rule = (action: FilterAction, ...when: Condition[]): FilterRule => ({
  name: `${action.kind}-rule`,
  when,
  action,
});
const cidr = (...entries: string[]): Condition => ({ cidr: prefixSet(...entries) });
const NO_LISTS: Sets = new Map();

const DROP: FilterAction = { kind: 'drop' };
const KEEP_ONLY: FilterAction = { kind: 'keep_only' };
const tag = (name: string): FilterAction => ({ kind: 'tag', tag: name });

const ALL = cidr('0.0.0.0/0', '::/0');

describe('Filter', () => {
  it('lets every line pass where there are no rules, or none that fits', () => {
    const empty = new Filter([], NO_LISTS);
    expect([empty.isEmpty, empty.needsGeo]).toEqual([true, false]);
    expect(empty.decide(address('192.0.2.1'))).toBe(PASS);
    expect(empty.decide(undefined)).toBe(PASS);
    const other = new Filter([rule(DROP, cidr('192.0.2.0/24'))], NO_LISTS);
    expect(other.decide(address('198.51.100.1'))).toBe(PASS);
  });

  it('is decided by the first rule that drops, withholds, keeps the address or passes', () => {
    const kinds = ['drop', 'withhold', 'keep_address', 'pass'] as const;
    const lines = { drop: 'drop', withhold: 'withhold', keep_address: 'pass', pass: 'pass' };
    for (const first of kinds)
      for (const second of kinds) {
        const rules = [rule({ kind: first }, ALL), rule({ kind: second }, ALL)];
        const decision = new Filter(rules, NO_LISTS).decide(address('192.0.2.1'));
        expect(decision.line).toBe(lines[first]);
        expect(decision.keepsAddress).toBe(first === 'keep_address');
      }
  });

  it('adds up tags and findings of the rules before the one that decides', () => {
    const rules = [
      rule(tag('a'), ALL),
      rule({ kind: 'finding', severity: 'high' }, cidr('192.0.2.0/24')),
      rule(tag('b'), cidr('198.51.100.0/24')),
      rule(tag('a'), ALL),
      rule(DROP, cidr('192.0.2.0/24')),
      rule(tag('c'), ALL),
    ];
    const filter = new Filter(rules, NO_LISTS);
    expect(filter.decide(address('192.0.2.1'))).toEqual({
      line: 'drop',
      keepsAddress: false,
      tags: ['a'],
      findings: [{ rule: 'finding-rule', severity: 'high' }],
    });
    expect(filter.decide(address('198.51.100.1'))).toMatchObject({
      line: 'pass',
      tags: ['a', 'b', 'c'],
    });
  });

  it('keeps only what fits: the rest is dropped, and later rules are asked for what is kept', () => {
    const rules = [
      rule(KEEP_ONLY, cidr('192.0.2.0/24'), cidr('2001:db8::/32')),
      rule(DROP, cidr('192.0.2.7')),
    ];
    const filter = new Filter(rules, NO_LISTS);
    const lineOf = (text: string) => filter.decide(address(text)).line;
    expect(['192.0.2.1', '2001:db8::1'].map(lineOf)).toEqual(['pass', 'pass']);
    expect(['192.0.2.7', '198.51.100.1', '2001:db9::'].map(lineOf)).toEqual(Array(3).fill('drop'));
  });

  it('judges lines without a client by rules that say so; they never fit an address', () => {
    const drop = new Filter([rule(DROP, ALL)], NO_LISTS);
    expect(drop.decide(undefined)).toBe(PASS);
    const keep = new Filter([rule(KEEP_ONLY, ALL)], NO_LISTS);
    expect(keep.decide(undefined).line).toBe('drop');
    const both = new Filter([rule(KEEP_ONLY, ALL, { none: true })], NO_LISTS);
    expect(both.decide(undefined)).toBe(PASS);
    expect(new Filter([rule(DROP, { none: true })], NO_LISTS).decide(undefined).line).toBe('drop');
  });

  it('wants all parts of a condition to be right, and one value of each', () => {
    const facts = { country: 'NL', asn: 64_496, kind: 'hosting', reserved: undefined } as const;
    const geo = new FakeGeo({ '192.0.2.1': facts, '192.0.2.2': { reserved: 'documentation' } });
    const fits = (condition: Condition, text = '192.0.2.1') =>
      new Filter(
        [rule(DROP, condition)],
        new Map([['office', prefixSet('192.0.2.0/24')]]),
        geo,
      ).decide(address(text)).line === 'drop';
    expect(fits({ country: ['BE', 'NL'] })).toBe(true);
    expect(fits({ country: ['BE'] })).toBe(false);
    expect(fits({ asn: [1, 64_496], network: ['vpn', 'hosting'], list: ['office'] })).toBe(true);
    expect(fits({ asn: [64_496], network: ['vpn'] })).toBe(false);
    expect(fits({ country: ['NL'], ...cidr('198.51.100.0/24') })).toBe(false);
    expect(fits({ reserved: true })).toBe(false);
    expect(fits({ reserved: true }, '192.0.2.2')).toBe(true);
    expect(fits({ reserved: ['documentation'] }, '192.0.2.2')).toBe(true);
    expect(fits({ reserved: ['loopback'] }, '192.0.2.2')).toBe(false);
    expect(fits({ country: ['NL'] }, '192.0.2.2')).toBe(false);
  });

  it('looks a network up only when a rule comes to that, once for each address', () => {
    const geo = new FakeGeo({});
    const rules = [
      rule(DROP, cidr('192.0.2.0/24')),
      rule(tag('a'), { country: ['NL'] }),
      rule(tag('b'), { asn: [64_496] }),
    ];
    const filter = new Filter(rules, NO_LISTS, geo);
    expect(filter.needsGeo).toBe(true);
    filter.decide(address('192.0.2.1'));
    filter.decide(undefined);
    expect(geo.asked).toBe(0);
    for (let i = 0; i < 3; i++) filter.decide(address('198.51.100.1'));
    expect(geo.asked).toBe(1);
    filter.forget();
    filter.decide(address('198.51.100.1'));
    expect(geo.asked).toBe(2);
  });

  it('goes on with other lists at once', () => {
    const lists = (entry: string): Sets => new Map([['drop', prefixSet(entry)]]);
    const filter = new Filter([rule(DROP, { list: ['drop'] })], lists('192.0.2.1'));
    const one = address('192.0.2.1');
    expect(filter.decide(one).line).toBe('drop');
    filter.use(lists('198.51.100.1'));
    expect(filter.decide(one).line).toBe('pass');
    expect(filter.decide(address('198.51.100.1')).line).toBe('drop');
    expect(() => filter.use(NO_LISTS)).toThrow('list drop is not loaded');
  });

  it('decides the same for an address whenever and among whatever others it comes', () => {
    const rules = [rule(tag('a'), cidr('128.0.0.0/1')), rule(DROP, cidr('0.0.0.0/2', '8000::/1'))];
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    const client = fc.oneof(bytes(4), bytes(16));
    fc.assert(
      fc.property(fc.array(client, { maxLength: 50 }), (clients) => {
        const filter = new Filter(rules, NO_LISTS);
        for (const one of [...clients, ...clients])
          expect(filter.decide(one)).toEqual(new Filter(rules, NO_LISTS).decide(one));
      }),
    );
  });

  it('remembers no wrong decision when hundreds of thousands of addresses share its places', () => {
    const filter = new Filter([rule(DROP, cidr('10.0.0.0/9'))], NO_LISTS);
    const client = Uint8Array.of(10, 0, 0, 0);
    for (let i = 0; i < 200_000; i++) {
      client[1] = i & 255;
      client[2] = i >> 8;
      const dropped = filter.decide(client).line === 'drop';
      if (dropped !== client[1] < 128) expect.fail(`address ${i} of the walk`);
    }
  });
});

describe('FilterTally', () => {
  it('counts lines by what became of them, by tag and by rule', () => {
    const rules = [
      rule(tag('a'), ALL),
      rule({ kind: 'finding', severity: 'low' }, ALL),
      rule(DROP, cidr('192.0.2.1')),
      rule({ kind: 'withhold' }, cidr('192.0.2.2')),
      rule({ kind: 'keep_address' }, cidr('192.0.2.3')),
    ];
    const filter = new Filter(rules, NO_LISTS);
    const tally = new FilterTally();
    for (const text of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.3', '192.0.2.4'])
      tally.count(filter.decide(address(text)));
    tally.count(filter.decide(undefined));
    expect(JSON.parse(JSON.stringify(tally))).toEqual({
      ...{ dropped: 1, withheld: 1, kept_addresses: 2 },
      tags: { a: 5 },
      findings: { 'finding-rule': 5 },
    });
  });
});
