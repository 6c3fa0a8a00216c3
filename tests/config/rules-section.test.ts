import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { showConfig } from '../../src/config/show.ts';
import { loadLibrary } from '../../src/rules/library.ts';
import { ruleText } from '../rules/rule-text.ts';

const library = await loadLibrary();

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'logsluice-config-rules-'));
  mkdirSync(join(folder, 'my-rules'));
  writeFileSync(join(folder, 'my-rules/number.yaml'), ruleText());
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The ids of the rules in force under `rules: …`. */
function inForce(rules: string): string[] {
  const { policy } = parseConfig(`rules: ${rules}`, join(folder, 'l.yaml'));
  return policy.rules.rules.flatMap((rule) => (rule === undefined ? [] : [rule.id]));
}

const idsOf = (wanted: (id: string) => boolean): string[] =>
  library.rules.flatMap(({ id, status }) => (status !== 'optional' && wanted(id) ? [id] : []));

describe('the section rules of a config', () => {
  it('has all rules of the library in force when it is empty', () => {
    const all = idsOf(() => true);
    expect(all.length).toBeGreaterThan(10);
    expect(inForce('')).toEqual(all);
    expect(inForce('[]')).toEqual(all);
  });

  it('demands groups', () =>
    expect(inForce('[person]')).toEqual(idsOf((id) => id.startsWith('person/'))));

  it('switches rules and groups off', () => {
    expect(inForce('[-person/email]')).toEqual(idsOf((id) => id !== 'person/email'));
    expect(inForce('[-person]')).toEqual(idsOf((id) => !id.startsWith('person/')));
    expect(inForce('[person, -person/email]')).toEqual(
      idsOf((id) => id.startsWith('person/') && id !== 'person/email'),
    );
  });

  it('adds the rules of a directory in front of the others', () =>
    expect(inForce('[./my-rules]')).toEqual(['my-rules/number', ...idsOf(() => true)]));

  it('tells every sample that fails, of all rules of a directory', () => {
    mkdirSync(join(folder, 'wrong'));
    const samples = 'samples: { redacts: [{ from: KLANT-123456, to: x }], leaves: [KLANT-123456] }';
    for (const name of ['one', 'two'])
      writeFileSync(join(folder, `wrong/${name}.yaml`), ruleText({ id: `id: ${name}`, samples }));
    expect(() => inForce('[./wrong]')).toThrow(
      /one\.yaml:6:22: .*one\.yaml:6:63: .*two\.yaml:6:22: .*two\.yaml:6:63: /s,
    );
  });

  it('gives a rule another action', () => {
    const { policy } = parseConfig(
      'rules: [{ rule: person/email, do: { action: mask, first: 1 } }]',
      'l.yaml',
    );
    const email = policy.rules.rules.find((rule) => rule?.id === 'person/email');
    expect(email?.do).toEqual({ action: 'mask', first: 1 });
    expect(policy.rules.slots).toContainEqual({ kind: 'email', do: { action: 'mask', first: 1 } });
  });

  it('gives rules of its own directories another action, or switches them off', () => {
    const changed = '[./my-rules, { rule: my-rules/number, do: { action: flag } }]';
    const { policy } = parseConfig(`rules: ${changed}`, join(folder, 'l.yaml'));
    expect(policy.rules.rules[1]?.do).toEqual({ action: 'flag' });
    expect(inForce('[./my-rules, -my-rules]')).toEqual(idsOf(() => true));
  });

  it('says which of its names neither the library nor a directory has', () => {
    expect(() => inForce('[./my-rules, -my-rules/numbers]')).toThrow(
      'rules names "my-rules/numbers", wanted a rule or group of the library or of one of its directories; did you mean "my-rules/number"?',
    );
  });

  it('is shown as it was said', () => {
    const file = join(folder, 'l.yaml');
    const config = parseConfig('rules: [person, -person/email, ./my-rules]', file);
    expect(config.rules).toEqual(['person', '-person/email', join(folder, 'my-rules')]);
    expect(parseConfig(showConfig(config), file)).toEqual(config);
  });

  it.each([
    [
      '[persons]',
      'rules names "persons", wanted a rule, one of the groups ',
      'did you mean "person"?',
    ],
    ['[-person/emial]', 'rules names "-person/emial"', 'did you mean "person/email"?'],
    ['[{ rule: person/email }]', 'rules.0.do is missing', 'l.yaml'],
    ['[{ rule: person/email, do: { action: hide } }]', 'wanted one of drop, token, mask', 'l.yaml'],
    ['person', 'wanted a list of rules, groups, -rules and ./directories', 'l.yaml'],
    [
      '[./nowhere]',
      'nowhere: no such file or directory (ENOENT), wanted a directory of rules',
      'cannot read',
    ],
  ])('refuses %s', (rules, says, hint) => {
    const parse = () => parseConfig(`rules: ${rules}`, join(folder, 'l.yaml'));
    expect(parse).toThrow(Fault);
    expect(parse).toThrow(says);
    expect(parse).toThrow(hint);
  });
});
