import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { filterCrossCheck } from '../../src/config/filter-cross-check.ts';
import { filterSections } from '../../src/config/filter-schema.ts';
import { filterSettingsOf, withAbsoluteFiles } from '../../src/config/filter-settings-of.ts';
import { LIST_DEFAULTS } from '../../src/filter/list/list-settings.ts';
import { check } from '../../src/yaml/check.ts';

const schema = v.strictObject(filterSections);

const read = (text: string) =>
  check(schema, text, { kind: 'config', name: 'c.yaml', crossCheck: filterCrossCheck });
const settings = (text: string) => filterSettingsOf(read(text));

/** What is wrong with the text: one line a fault. */
function wrong(text: string): string[] {
  try {
    read(text);
  } catch (cause) {
    return (cause as Error).message.split('\n').filter((line) => line.startsWith('c.yaml:'));
  }
  return [];
}

describe('the sections of the filter', () => {
  it('know reserved ranges by the names of the registries, and no others', () => {
    const rule = (said: string) => `filter: [{ when: { reserved: ${said} }, do: drop }]`;
    const { rules } = settings(rule('[loopback, private-use, unassigned]'));
    expect(rules[0].when[0].reserved).toEqual(['loopback', 'private use', 'unassigned']);
    expect(wrong(rule('[loopback, privat-use]'))).toEqual([
      expect.stringMatching(
        /^c\.yaml:1:41: there is no reserved range "privat-use", .*did you mean "private-use"\?$/,
      ),
    ]);
  });

  it('may be missing or empty', () => {
    for (const text of ['', 'lists:\nfilter:\ntrusted_proxies:\n']) {
      const { lists, rules, trustedProxies } = settings(text);
      expect([lists, rules, trustedProxies.lists, trustedProxies.cidr.count]).toEqual([
        [],
        [],
        [],
        0,
      ]);
    }
  });

  it('name lists, with defaults', () => {
    const text = `
lists:
  drop: { file: drop.txt, url: 'https://lists.example/drop.txt' }
  own: { file: own.csv, csv: { column: network, separator: ';' }, largest: 1MiB, garbage: 0, all: true }
`;
    const absolute = withAbsoluteFiles(read(text), (path) => `/etc/${path}`);
    const url = 'https://lists.example/drop.txt';
    expect(filterSettingsOf(absolute).lists).toEqual([
      { ...LIST_DEFAULTS, name: 'drop', file: '/etc/drop.txt', url },
      {
        ...{ name: 'own', file: '/etc/own.csv', url: undefined, allowHttp: false, allowAll: true },
        form: { kind: 'csv', column: 'network', separator: ';' },
        ...{ largest: 1024 * 1024, mostGarbage: 0 },
      },
    ]);
  });

  it('say what becomes of lines, in order', () => {
    const { rules } = settings(`
lists: { drop: { file: a } }
filter:
  - { when: { cidr: [192.0.2.0/24, '2001:db8::/32'] }, do: keep_address }
  - { when: [{ country: NL, asn: [64496] }, { network: mobile }], do: { tag: home } }
  - { when: { list: drop, reserved: true }, do: { finding: high } }
  - { name: ours, when: { reserved: [loopback] }, do: finding }
  - { when: { client: none }, do: drop }
`);
    expect(rules.map(({ name, action }) => [name, action])).toEqual([
      ['rule-1', { kind: 'keep_address' }],
      ['rule-2', { kind: 'tag', tag: 'home' }],
      ['drop', { kind: 'finding', severity: 'high' }],
      ['ours', { kind: 'finding', severity: 'medium' }],
      ['rule-5', { kind: 'drop' }],
    ]);
    expect([...(rules[0].when[0].cidr?.prefixes() ?? [])]).toEqual([
      '192.0.2.0/24',
      '2001:db8::/32',
    ]);
    expect(rules[1].when).toMatchObject([
      { country: ['NL'], asn: [64_496] },
      { network: ['mobile'] },
    ]);
    expect(rules[2].when).toMatchObject([{ list: ['drop'], reserved: true }]);
    expect(rules[4].when).toMatchObject([{ none: true }]);
  });

  it('name trusted proxies', () => {
    const { trustedProxies } = settings(
      'lists: { cdn: { file: a } }\ntrusted_proxies: [127.0.0.1, 192.0.2.0/24, { list: cdn }]',
    );
    expect([...trustedProxies.cidr.prefixes()]).toEqual(['127.0.0.1/32', '192.0.2.0/24']);
    expect(trustedProxies.lists).toEqual(['cdn']);
  });

  it('tell each fault at its place', () => {
    expect(
      wrong(`lists:
  Drop: { file: a }
  b: { url: 'https://lists.example/' }
  c: { file: a, url: 'http://lists.example/' }
  d: { file: a, url: 'ftp://lists.example/', garbage: 200 }
  e: { file: a, colour: red }
filter:
  - { when: { cidr: 192.0.2.1/24 }, do: drop }
  - { when: { cidr: 127.1 }, do: explode }
  - { when: { country: nl, asn: -1 }, do: drop }
  - { when: { list: [c, dd] }, do: drop }
  - { when: {}, do: drop }
  - { when: { client: none, asn: 1 }, do: drop }
trusted_proxies: [localhost, { list: f }]
`).map((line) => line.replace(/^c.yaml:(\d+):\d+: /, '$1 ')),
    ).toMatchInlineSnapshot(`
      [
        "2 lists.Drop is "Drop", wanted a name of up to 40 small letters, digits, - and _",
        "3 lists.b.file is missing",
        "4 lists.c.url is plain http, wanted https, or \`http: true\` beside it",
        "5 lists.d.url is "ftp://lists.example/", wanted an https URL without a password",
        "5 lists.d.garbage is the number 200, wanted a number of percent from 0 to 100",
        "6 lists.e.colour is "colour", wanted a list with keys of file, url, http, csv, largest, garbage, all",
        "8 filter.0.when.cidr is "192.0.2.1/24", wanted an address, a range or a prefix without bits behind it, such as 192.0.2.0/24",
        "9 filter.1.when.cidr is the number 127.1, wanted an address, a range or a prefix without bits behind it, such as 192.0.2.0/24",
        "9 filter.1.do is "explode", wanted one of drop, withhold, keep_address, pass, keep_only, finding, { tag: NAME } or { finding: SEVERITY }",
        "10 filter.2.when.country is "nl", wanted a country as ISO 3166-1 has it, such as NL",
        "10 filter.2.when.asn is the number -1, wanted the number of an autonomous system, such as 64496",
        "11 there is no list "dd", wanted Drop, b, c, d, e; did you mean "d"?",
        "12 the condition says nothing, wanted what an address has to be",
        "13 \`client: none\` is right without an address only, wanted it alone",
        "14 trusted_proxies.0 is "localhost", wanted an address, a range or a prefix without bits behind it, such as 192.0.2.0/24",
        "14 there is no list "f", wanted Drop, b, c, d, e",
      ]
    `);
  });
});
