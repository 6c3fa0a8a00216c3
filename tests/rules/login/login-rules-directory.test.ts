import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../src/rules/default-policy.ts';
import { readLoginRulesDirectory } from '../../../src/rules/login/login-rules-directory.ts';
import { provenLoginRules } from '../../../src/rules/login/proven-login-rules.ts';
import { writeFiles } from '../directories.ts';
import { loginRuleText } from './login-rule-text.ts';

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'logsluice-login-rules-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('readLoginRulesDirectory()', () => {
  it('gives the rules of all files in the order of their names', async () => {
    writeFiles(directory, {
      'b.yaml': loginRuleText(),
      'a.yml': loginRuleText({ id: 'id: other' }),
      'README.md': 'no rule',
    });
    const files = await readLoginRulesDirectory(directory);
    expect(files.map(({ rule }) => rule.id)).toEqual(['other', 'app']);
  });

  it('tells of every file with a fault at once', async () => {
    writeFiles(directory, { 'a.yaml': 'id: [', 'b.yaml': loginRuleText({ says: '' }) });
    await expect(readLoginRulesDirectory(directory)).rejects.toThrow(
      /login rule .*a\.yaml has a fault[\s\S]*b\.yaml:\d+:\d+: says is missing/,
    );
  });

  it('refuses two rules of one id, a directory without rules, and none at all', async () => {
    await expect(readLoginRulesDirectory(directory)).rejects.toThrow(/no login rules in/);
    await expect(readLoginRulesDirectory(join(directory, 'x'))).rejects.toThrow(
      /cannot read .*x: no such file or directory \(ENOENT\), wanted a directory of login rules/,
    );
    writeFiles(directory, { 'a.yaml': loginRuleText(), 'b.yaml': loginRuleText() });
    await expect(readLoginRulesDirectory(directory)).rejects.toThrow(
      /two login rules have the id app/,
    );
  });
});

describe('provenLoginRules()', () => {
  it('gives rules whose samples hold, and refuses all others', async () => {
    writeFiles(directory, { 'a.yaml': loginRuleText() });
    const rules = await provenLoginRules(directory, defaultPolicy());
    expect(rules.map(({ id }) => id)).toEqual(['app']);
    writeFiles(directory, {
      'b.yaml': loginRuleText({
        id: 'id: b',
        text: "text: { program: x, success: 'logged in: {account}' }",
      }),
    });
    await expect(provenLoginRules(directory, defaultPolicy())).rejects.toThrow(
      /b\.yaml:8:7: the sample should be a login, and is none/,
    );
  });
});
