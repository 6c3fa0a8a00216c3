import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { Kind } from '../../src/model/kind.ts';
import { entriesOf, NameTable } from '../../src/model/name-table.ts';
import { defaultPolicy } from '../../src/rules/default-policy.ts';

const policyOf = (redact: string) => parseConfig(`redact: ${redact}`, 'logsluice.yaml').policy;
const kindUnder = (redact: string, name: string) => {
  const { names, rules } = policyOf(redact);
  return new NameTable([...entriesOf(names), ...rules.nameEntries()]).kindOfName(name);
};

describe('a policy in a config', () => {
  it('changes the fields that it names and no other', () => {
    const { modes, truncate, names } = defaultPolicy();
    expect(policyOf('{ agent: drop, truncate: { ipv4: 16 } }')).toMatchObject({
      modes: { ...modes, agent: 'drop' },
      truncate: { ...truncate, ipv4: 16 },
      names,
    });
  });

  it('adds names to those of the default', () => {
    expect(kindUnder('{ names: { user: huurder } }', 'huurder')).toBe(Kind.user);
    expect(kindUnder('{ names: { user: huurder } }', 'gebruiker')).toBe(Kind.user);
  });

  it.each([
    ['a name', '{ names: { plain: code } }', 'code', Kind.plain],
    ['another spelling of it', '{ names: { plain: [Api-Key] } }', 'api_key', Kind.plain],
    [
      'a name that a glob of the default takes',
      '{ names: { text: pagetoken } }',
      'page_token',
      Kind.text,
    ],
    ['a glob of the default', "{ names: { plain: '*token' } }", 'page_token', Kind.plain],
    [
      'a glob that crosses one of the default',
      "{ names: { plain: 'page*' } }",
      'page_token',
      Kind.plain,
    ],
    ['a stricter kind', '{ names: { secret: [state, email] } }', 'email', Kind.secret],
    [
      'one glob of several kinds',
      "{ names: { secret: 'x*', plain: 'page*' } }",
      'page_token',
      Kind.plain,
    ],
  ])('wins with %s', (_, redact, name, kind) => {
    expect(kindUnder(redact, name)).toBe(kind);
  });

  it('keeps the first of its globs first', () => {
    expect(kindUnder("{ names: { time: 'ext*', text: '*at' } }", 'ext_at')).toBe(Kind.time);
    expect(kindUnder("{ names: { text: '*at', time: 'ext*' } }", 'ext_at')).toBe(Kind.text);
  });

  it('takes names as a text, as a list and as a list of texts', () => {
    const policies = ['a b', '[a, b]', '[a b]', '["a\\n b"]'].map((names) =>
      policyOf(`{ names: { user: ${names} } }`),
    );
    for (const policy of policies) expect(policy).toEqual(policies[0]);
  });
});
