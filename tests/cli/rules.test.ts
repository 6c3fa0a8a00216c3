import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { writeFiles } from '../rules/directories.ts';
import { ruleText } from '../rules/rule-text.ts';
import { combined, logsluice } from './command.ts';

const temporaryDirectory = temporaryDirectories();
let cwd: string;
beforeEach(() => {
  cwd = temporaryDirectory();
  writeFiles(cwd, { 'rules/shop/number.yaml': ruleText() });
});

const rules = (args: readonly string[], input = '') =>
  logsluice(['rules', ...args], { cwd, input });

const dataOf = (args: readonly string[], input = '') =>
  JSON.parse(rules([...args, '--json'], input).out);

/** The sample does not leave so. */
const WRONG = ruleText({
  samples: `samples:
  redacts: [{ from: 'KLANT-123456 x', to: '{user} y' }]
  leaves: ['KLANT-1']`,
});

describe('rules list', () => {
  it('shows the rules in force: action, samples and cost', () => {
    const { status, out, err } = rules(['list']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^ {2}rule +kind +action +status +samples +ns\/line +says\n/);
    expect(out).toMatch(/\n {2}person\/email +email +token +stable +\d+\/\d+ +\d+ {2}\S/);
  });

  it('shows what a config changes: a rule of its own, another action, one that is off', () => {
    writeFileSync(
      join(cwd, 'c.yaml'),
      'rules: [./rules, -person/email, { rule: person/birth-date, do: { action: mask, last: 2 } }]\n',
    );
    const listed: { id: string; action: string; redacts: number; leaves: number }[] = dataOf([
      'list',
      '-c',
      'c.yaml',
    ]);
    expect(listed.some(({ id }) => id === 'person/email')).toBe(false);
    expect(listed[0]).toMatchObject({
      ...{ id: 'shop/number', kind: 'user', action: 'token', redacts: 1, leaves: 1 },
    });
    expect(listed.find(({ id }) => id === 'person/birth-date')?.action).toBe('mask last 2');
  });
});

describe('rules test', () => {
  it('says that all samples pass, exit 0', () => {
    const { status, out } = rules(['test', 'rules']);
    expect(status).toBe(0);
    expect(out).toBe(`  group  rules  redacts  leaves  failed  uncovered
  shop       1        1       1       0          0
1 rules, 2 samples: all pass
`);
  });

  it('shows where a sample fails and what differs, without colour in a pipe, exit 1', () => {
    writeFiles(cwd, { 'rules/shop/number.yaml': WRONG });
    const { status, out } = rules(['test', 'rules']);
    expect(status).toBe(1);
    expect(out).toContain(
      `rules/shop/number.yaml:7:13: `.replace(':13', '') +
        `shop/number: the sample should leave otherwise (- wanted, + leaves)\n- {user} y\n+ {user} x\n`,
    );
    expect(out).toContain('1 rules, 2 samples: 1 failed\n');
    expect(dataOf(['test', 'rules']).failed).toMatchObject([
      { rule: 'shop/number', line: 7, wanted: '{user} y', leaves: '{user} x' },
    ]);
  });

  it('tells the parts of rules that no sample needs', () => {
    const find = "find: { pattern: ['KLANT-\\d{6}', 'K\\d{6}'] }";
    writeFiles(cwd, { 'rules/shop/number.yaml': ruleText({ find }) });
    const { status, out } = rules(['test', 'rules']);
    expect(status).toBe(0);
    expect(out).toContain('shop/number: pattern 2: no sample of redacts is found by it\n');
  });

  it('fails on what is no rule: exit 78', () => {
    writeFiles(cwd, { 'rules/shop/broken.yaml': 'id: [' });
    expect(rules(['test', 'rules'])).toMatchObject({ status: 78, out: '' });
    expect(rules(['test', 'none'])).toMatchObject({ status: 78, out: '' });
  });
});

describe('rules lint', () => {
  it('compares rules with those of the package; exit 1 on errors only', () => {
    const clean = rules(['lint', 'rules']);
    expect(clean).toMatchObject({ status: 0, out: '1 rules: 0 errors, 0 warnings\n' });
    writeFiles(cwd, {
      'rules/shop/broad.yaml': ruleText({
        id: 'id: broad',
        find: "find: { pattern: 'systemd' }",
        samples: `samples:
  redacts: [{ from: 'systemd', to: '{user}' }]
  leaves: [x]`,
      }),
    });
    const { status, out } = rules(['lint', 'rules']);
    expect(status).toBe(1);
    expect(out).toMatch(
      /^error {2}shop\/broad: hits \d+ of the harmless lines: \d+.* \(too-broad\)\n/,
    );
    expect(out).toMatch(/2 rules: 1 errors, \d+ warnings\n$/);
  });
});

describe('rules bench', () => {
  it('measures each rule and all of them, and names the machine', () => {
    const { status, out } = rules(['bench', 'rules']);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^ {2}rule +ns\/line\n {2}shop\/number +\d+\nall 1 rules together: \d+ ns a line over \d+ without rules\nmedians of \d+ turns over \d+ lines; .+, Node v\d/,
    );
  });

  it('measures on lines of a file', () => {
    writeFileSync(join(cwd, 'a.log'), combined('192.0.2.7').repeat(2000));
    const data = dataOf(['bench', 'rules', '--lines', 'a.log']);
    expect(data).toMatchObject({ lines: 2000, measured: [{ rule: 'shop/number' }] });
    expect(rules(['bench', 'rules', '--lines', 'none']).status).toBe(66);
  });
});

describe('rules try', () => {
  const LOG = [
    'nothing here\n',
    combined('192.0.2.7', '/?k=KLANT-123456&x=KLANT-654321'),
    'seen KLANT-123456, KLANT-1\n',
  ].join('');

  it('shows hits as they stand there and what would become of them, and counts them', () => {
    const { status, out } = rules(['try', 'KLANT-\\d{6}', '-'], LOG);
    expect(status).toBe(0);
    expect(out.replaceAll(/_[a-z2-7]{8}_[a-z2-7]{16}/g, '')).toBe(`line 2, request
- 192.0.2.7 - - [22/Nov/2026:10:00:00 +0000] "GET /?k=KLANT-123456&x=KLANT-654321 HTTP/1.1" 200 12 "-" "curl/8.5.0"
+ 192.0.2.7 - - [22/Nov/2026:10:00:00 +0000] "GET /?k=user&x=user HTTP/1.1" 200 12 "-" "curl/8.5.0"
line 3, text
- seen KLANT-123456, KLANT-1
+ seen user, KLANT-1
3 hits in 2 of 3 lines
`);
  });

  it('shows the first hits only, and the same as data', () => {
    expect(rules(['try', '-n', '1', 'KLANT-\\d{6}', '-'], LOG).out).toMatch(
      /3 hits in 2 of 3 lines; the first 1 are shown\n$/,
    );
    const data = dataOf(['try', '--kind', 'phone', 'klant-\\d{6}', '-i', '-'], LOG);
    expect(data).toMatchObject({ rule: 'try/pattern', lines: 3, lines_hit: 2, hits: 3 });
    expect(data.shown[1]).toMatchObject({ line: 3, before: 'seen KLANT-123456, KLANT-1' });
    expect(data.shown[1].after).toMatch(/^seen phone_/);
  });

  it('tries a rule of a file, whose samples may fail, and tells what its check refuses', () => {
    const rule = ruleText({ find: 'find: { digits: 16 }', check: 'check: luhn' });
    writeFiles(cwd, { 'rules/shop/card.yaml': rule });
    const { status, out } = rules(
      ['try', 'rules/shop/card.yaml', '-'],
      'a 4111111111111111\nb 4111111111111112\n',
    );
    expect(status).toBe(0);
    expect(out).toMatch(/- a 4111111111111111\n\+ a user_/);
    expect(out).toMatch(
      /left, 1.*: try\/number: 16 digits, luhn says .*\n1 hit in 1 of 2 lines\n$/,
    );
  });

  it.each<[string, string[], number, RegExp]>([
    ['a pattern that is refused', ['(a)\\1', '-'], 64, /refused at column 4/],
    ['a kind that is none', ['--kind', 'nme', 'a', '-'], 64, /kind is "nme", wanted one of/],
    ['a count that is none', ['-n', 'x', 'a', '-'], 64, /--first wants a whole number/],
    ['a rule that is not there', ['none.yaml', '-'], 78, /cannot read rule none\.yaml/],
    ['a log that is not there', ['a', 'none.log'], 66, /cannot read none\.log/],
  ])('refuses %s', (_, args, status, says) => {
    const ended = rules(['try', ...args]);
    expect(ended.status).toBe(status);
    expect(ended.err).toMatch(says);
  });
});
