import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { readLoginRule } from '../../../src/rules/login/read-login-rule.ts';
import { loginRuleText } from './login-rule-text.ts';

function faultOf(changed: Readonly<Record<string, string>>): string {
  try {
    readLoginRule(loginRuleText(changed), 'app.yaml');
  } catch (fault) {
    if (fault instanceof Fault) return fault.message;
    throw fault;
  }
  throw new Error('no fault');
}

describe('readLoginRule()', () => {
  it('gives the rule as a value of plain data', () => {
    const { rule, sources } = readLoginRule(loginRuleText(), 'app.yaml');
    expect(JSON.parse(JSON.stringify(rule))).toEqual(rule);
    expect(rule).toMatchObject({ id: 'app', repeats: 'each', nobody: ['-'] });
    expect(sources).toEqual(['https://app.example/docs']);
  });

  it('compares numbers and truth values as JSON writes them', () => {
    const json = 'json: { success: { eventType: x, status.code: [0, 200], ok: true }, account: a }';
    const { reads } = readLoginRule(loginRuleText({ text: json }), 'app.yaml').rule;
    expect(reads).toMatchObject({
      success: [{ eventType: ['x'], 'status.code': ['0', '200'], ok: ['true'] }],
    });
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['an unknown key', { gaps: 'gaps: []\nlevel: high' }, /app\.yaml:6:1: unknown key "level"/],
    [
      'a mistyped one',
      { text: "text: { program: app, sucess: 'x {account} x' }" },
      /app\.yaml:4:23: unknown key "sucess".* did you mean "success"\?/,
    ],
    ['no source', { source: '' }, /source is missing/],
    [
      'no way to read',
      { text: '' },
      /the rule has no way to read, wanted one of text, access, json/,
    ],
    [
      'two ways to read',
      { gaps: 'gaps: []\naccess: { paths: /login, success: 302 }' },
      /app\.yaml:6:1: the rule has text and access/,
    ],
    [
      'neither success nor failure',
      { text: 'text: { program: app }' },
      /app\.yaml:4:1: text says neither success nor failure nor mentions/,
    ],
    [
      'a login without a sample',
      { samples: "samples: { none: ['x'] }" },
      /app\.yaml:6:1: no login among the samples, wanted `events`/,
    ],
    [
      'a template that is none',
      {
        text: "text:\n  program: app\n  success:\n    - 'ok {account}'\n    - 'in {account}{address}'",
      },
      /app\.yaml:8:7: the template .* is refused at character 13: two captures side by side/,
    ],
    [
      'a template of nobody',
      { text: "text: { program: app, success: 'logged in: {word}' }" },
      /app\.yaml:4:32: a template of nobody, wanted \{account\} or \{address\}/,
    ],
    [
      'a mention of nobody',
      { text: "text: { program: app, success: 'in: {account}', mentions: 'logged out: {word}' }" },
      /a template of nobody, wanted \{account\} or \{address\}/,
    ],
    [
      'a template that any line may fit',
      { text: "text: { program: app, success: '{address}: {account}' }" },
      /a template without text of its own, wanted 4 bytes/,
    ],
    [
      'a head that takes anything',
      { text: "text: { head: '{any}: ', success: 'logged in: {account}' }" },
      /a head with a capture that takes anything/,
    ],
    [
      'a head that goes badly with its message',
      { text: "text: { head: '{time} {word}', success: '{word} logged in: {account}' }" },
      /two captures side by side/,
    ],
    [
      'words for a capture that there is not',
      { text: "text: { program: app, success: 'logged in: {account}', except: { way: x } }" },
      /no template has a capture \{way\}/,
    ],
    [
      'a status that says both',
      { text: 'access: { paths: /login, success: [200, 302], failure: [200, 401] }' },
      /the status 200 is both success and failure/,
    ],
    [
      'a path with a star in the middle',
      { text: 'access: { paths: /a*b, success: 302 }' },
      /access\.paths is "\/a\*b", wanted a path/,
    ],
    [
      'conditions that any line may hold',
      { text: 'json: { success: { a: 1 }, account: b }' },
      /app\.yaml:4:\d+: conditions that any line may hold/,
    ],
    [
      'a template in a condition that is none',
      { text: "json: { success: { message: '{account}{address}' } }" },
      /two captures side by side/,
    ],
    [
      'a path that is none',
      { text: 'json: { success: { event: login }, account: a..b }' },
      /json\.account is "a\.\.b", wanted a path/,
    ],
    [
      'no samples of what is none',
      { samples: 'samples: { events: [{ outcome: success, time: x, line: y }], none: [] }' },
      /samples\.none is a list, wanted a list of samples, at least one/,
    ],
  ])('refuses %s', (_, changed, says) => {
    expect(faultOf(changed)).toMatch(says);
  });
});
