import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import { readRulesDirectory } from '../../src/rules/rules-directory.ts';
import { ruleText } from './rule-text.ts';

let root = '';
let count = 0;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'logsluice-rules-'));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A new directory with these files. */
function directory(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = join(root, `rules-${count++}`);
  mkdirSync(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

function faultOf(path: string): string {
  try {
    readRulesDirectory(path);
  } catch (fault) {
    if (fault instanceof Fault) return fault.message;
    throw fault;
  }
  throw new Error('no fault');
}

describe('readRulesDirectory()', () => {
  it('gives the rules of all files in order, the folder as group', () => {
    const path = directory({
      'b/two.yaml': ruleText(),
      'a/one.yml': ruleText(),
      'top.yaml': ruleText(),
      'README.md': 'no rule',
    });
    const ids = readRulesDirectory(path).map(({ rule }) => rule.id);
    expect(ids).toEqual(['a/number', 'b/number', `${path.split('/').at(-1)}/number`]);
  });

  it('takes words from a file beside the rule', () => {
    const path = directory({
      'shop/rule.yaml': ruleText({
        find: 'find: { words: names.txt }',
        samples: "samples: { redacts: [{ from: 'x jan', to: 'x {user}' }], leaves: ['jans'] }",
      }),
      'shop/names.txt': '# people\njan\n\n  piet  \n',
    });
    expect(readRulesDirectory(path)[0].rule.find).toEqual([
      { by: 'words', words: ['jan', 'piet'] },
    ]);
  });

  it.each<[string, Readonly<Record<string, string | Uint8Array>>, RegExp]>([
    ['that is empty', {}, /no rules in .*, wanted files that end in \.yaml/],
    [
      'with broken YAML',
      { 'a/x.yaml': 'id: [' },
      /rule .*x\.yaml has a fault\n.*x\.yaml:1:\d+: not YAML/,
    ],
    ['with a binary file', { 'a/x.yaml': Uint8Array.of(0, 1, 255, 254) }, /no text in UTF-8/],
    [
      'with two rules of one id',
      { 'a/x.yaml': ruleText(), 'a/y.yaml': ruleText() },
      /two rules have the id a\/number: .*y\.yaml and .*x\.yaml/,
    ],
    [
      'with a rule without samples',
      { 'a/x.yaml': ruleText({ samples: '' }) },
      /samples is missing/,
    ],
    [
      'with a rule without samples of what stays',
      {
        'a/x.yaml': ruleText({ samples: 'samples: { redacts: [{ from: a, to: b }], leaves: [] }' }),
      },
      /samples\.leaves is a list, wanted a list of samples, at least one/,
    ],
    [
      'with a pattern that matches the empty string',
      { 'a/x.yaml': ruleText({ find: "find: { pattern: 'a*' }" }) },
      /column 1: the pattern matches the empty string/,
    ],
    [
      'with a pattern that cannot be linear',
      { 'a/x.yaml': ruleText({ find: "find: { pattern: '(a)\\1' }" }) },
      /column 4: .*linear time/,
    ],
    [
      'with a check that nobody wrote',
      { 'a/x.yaml': ruleText({ check: 'check: lun' }) },
      /check is "lun", wanted one of luhn, /,
    ],
    [
      'with keyword_first, but no keywords',
      { 'a/x.yaml': ruleText({ find: 'find: { digits: 6, keyword_first: true }' }) },
      /x\.yaml:\d+:\d+: find\.keyword_first without find\.keywords/,
    ],
    [
      'with an unknown key',
      { 'a/x.yaml': ruleText({ extra: 'seperators: 1' }) },
      /unknown key "seperators", wanted one of id, says/,
    ],
  ])('refuses a directory %s', (_, files, says) => {
    expect(faultOf(directory(files))).toMatch(says);
  });

  it('refuses a link that leads out of the directory, and takes one within', () => {
    const outside = directory({ 'a/x.yaml': ruleText() });
    const path = directory({ 'a/x.yaml': ruleText() });
    mkdirSync(join(path, 'b'));
    symlinkSync(join(path, 'a/x.yaml'), join(path, 'b/in.yaml'));
    expect(readRulesDirectory(path)).toHaveLength(2);
    symlinkSync(join(outside, 'a/x.yaml'), join(path, 'b/out.yaml'));
    expect(faultOf(path)).toMatch(/out\.yaml is a link that leads out of its directory/);
  });

  it('tells the faults of all files at once', () => {
    const message = faultOf(
      directory({ 'a/x.yaml': 'id: [', 'a/y.yaml': ruleText({ id: 'id: A' }) }),
    );
    expect(message).toMatch(/x\.yaml/);
    expect(message).toMatch(/y\.yaml:1:5: id is "A"/);
  });

  it('reads 10,000 rules', () => {
    const files = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [`a/r${i}.yaml`, ruleText({ id: `id: r${i}` })]),
    );
    expect(readRulesDirectory(directory(files))).toHaveLength(10_000);
  }, 120_000);
});
