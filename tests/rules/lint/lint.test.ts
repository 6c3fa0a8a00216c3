import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../src/rules/default-policy.ts';
import type { Finding } from '../../../src/rules/lint/finding.ts';
import { lintRules } from '../../../src/rules/lint/index.ts';
import { readLibraryFiles } from '../../../src/rules/read-library.ts';
import { readRule } from '../../../src/rules/read-rule.ts';
import type { RuleFile } from '../../../src/rules/rule-file.ts';
import { ruleText } from '../rule-text.ts';

const HARMLESS = new Uint8Array(
  readFileSync(new URL('../../../rules/harmless.log', import.meta.url)),
);

const policy = defaultPolicy();

const ruleFile = (changed: Readonly<Record<string, string>> = {}): RuleFile =>
  readRule(ruleText(changed), 'shop/rule.yaml', 'shop', () => []);

function findings(files: readonly RuleFile[], harmless = HARMLESS, isLibrary = false): Finding[] {
  return lintRules({ files, all: files, policy, harmless, isLibrary });
}

const told = (files: readonly RuleFile[]) =>
  findings(files).map(({ severity, rule, says }) => `${severity} ${rule}: ${says}`);

/** Another rule, with its sample. */
const other = (find: string, from: string, kind = 'user'): RuleFile =>
  ruleFile({
    id: 'id: other',
    kind: `kind: ${kind}`,
    find: `find: { ${find} }`,
    samples: `samples: { redacts: [{ from: '${from}', to: '{${kind}}', as: text }], leaves: [x] }`,
  });

describe('lintRules()', () => {
  it('finds nothing in a rule that is right', () => expect(told([ruleFile()])).toEqual([]));

  it('finds a rule that hits harmless lines, with their numbers', () => {
    const harmless = Buffer.from('a\nseen KLANT-123456\nb\n{"msg":"KLANT-123456"}\n');
    expect(findings([ruleFile()], new Uint8Array(harmless))).toEqual([
      {
        lint: 'too-broad',
        rule: 'shop/number',
        severity: 'error',
        says: 'hits 2 of the harmless lines: 2, 4',
      },
    ]);
  });

  it('takes an address in the field for it for no hit', () => {
    const line = '192.0.2.7 - - [22/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 5 "-" "-"\n';
    const rule = ruleFile({ kind: 'kind: address', find: 'find: { field: address, shape: ipv4 }' });
    const broad = (text: string) =>
      findings([rule], new Uint8Array(Buffer.from(text))).filter((one) => one.lint === 'too-broad');
    expect(broad(line)).toEqual([]);
    expect(broad(line.replace('"-"', '"https://192.0.2.7/"'))).toHaveLength(1);
  });

  it('finds rules of which one finds all that the other finds', () => {
    const wider = other("pattern: 'KLANT-\\d+'", 'KLANT-1');
    expect(told([ruleFile(), wider])).toEqual([
      'warning shop/number: shop/other finds all 1 samples of redacts too: one of the rules is not needed',
    ]);
  });

  it('finds patterns of two kinds that match one text which no sample has', () =>
    expect(
      told([ruleFile(), other("pattern: 'KL[A-Z]{3}-9{6}'", 'KLXYZ-999999', 'phone')]),
    ).toEqual([
      'warning shop/number: its pattern and that of shop/other both match "KLANT-999999", there as phone',
      'warning shop/other: its pattern and that of shop/number both match "KLANT-999999", there as user',
    ]));

  it('says nothing of what one rule takes from another as both of them say', () => {
    const wide = ruleFile({
      id: 'id: wide',
      kind: 'kind: phone',
      find: "find: { names: '*nummer' }",
      samples:
        "samples: { redacts: [{ from: 'x_nummer=1', to: 'x_nummer={phone}' }], leaves: [x] }",
    });
    const exact = (find: string) =>
      ruleFile({
        id: 'id: exact',
        find: `find: { ${find} }`,
        samples: `samples:
  redacts:
    - { from: 'klantnummer=1', to: 'klantnummer={user}' }
    - { from: 'klantnr=1', to: 'klantnr={user}' }
  leaves: [x]`,
      });
    const overlaps = (files: readonly RuleFile[]) =>
      findings(files).filter(({ lint, rule }) => lint === 'overlap' && rule === 'shop/exact');
    expect(overlaps([wide, exact('names: klantnummer klantnr')])).toEqual([]);
    // Of two with `*` the first counts.
    expect(overlaps([wide, exact("names: 'klant*'")])).toMatchObject([
      { says: 'shop/wide finds 1 of 2 samples of redacts too as phone' },
    ]);
  });

  it('finds names that an earlier rule takes', () => {
    const named = (id: string, kind: string) =>
      ruleFile({ id: `id: ${id}`, kind: `kind: ${kind}`, find: 'find: { names: klantnummer }' });
    const shadowed = (kind: string) =>
      told([named('first', 'user'), named('second', kind)]).filter((one) => one.includes('taken'));
    expect(shadowed('phone')).toEqual(['error shop/second: klantnummer: taken by shop/first']);
    expect(shadowed('user')).toEqual(['warning shop/second: klantnummer: taken by shop/first']);
  });

  it('finds a pattern that is followed into many words, but not near keywords', () => {
    expect(told([other("pattern: '[a-z]+-\\d{6}'", 'abc-123456')])).toEqual([
      'warning shop/other: a pattern followed into more than one in 10 words, wanted a beginning with a word in it, or keywords',
    ]);
    expect(told([other("pattern: '[a-z]+-\\d{6}', keywords: klant", 'klant abc-123456')])).toEqual(
      [],
    );
  });

  it('asks ten samples of either kind of the rules of the package', () =>
    expect(findings([ruleFile()], HARMLESS, true)).toMatchObject([
      { lint: 'few-samples', severity: 'warning' },
    ]));

  it('finds nothing in the rules of the package but a pattern that begins with six letters', () => {
    const found = findings(readLibraryFiles(), HARMLESS, true);
    expect(found.map(({ rule, lint }) => `${rule} ${lint}`)).toEqual([
      'person/it-codice-fiscale slow-pattern',
    ]);
  }, 300_000);
});
