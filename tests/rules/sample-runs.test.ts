import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../src/rules/default-policy.ts';
import { readRule } from '../../src/rules/read-rule.ts';
import { SampleRuns } from '../../src/rules/sample-runs.ts';
import { ruleText } from './rule-text.ts';

const sample = { as: 'target', from: '/x?huisdier=rex&klant=KLANT-123456' } as const;

const ruleOf = (changed: Readonly<Record<string, string>> = {}) =>
  readRule(ruleText(changed), 'number.yaml', 'shop', () => []).rule;

describe('SampleRuns', () => {
  it('have each rule in force alone: a run knows nothing of what another one found or left', () => {
    const runs = new SampleRuns(defaultPolicy());
    const number = runs.of(ruleOf());
    const name = runs.of(ruleOf({ find: 'find: { names: huisdier }', kind: 'kind: name' }));
    const none = runs.of([]);
    for (let times = 0; times < 2; times++) {
      expect(none.left(sample)).toBe(sample.from);
      expect(number.left(sample)).toBe('/x?huisdier=rex&klant={user}');
      expect(name.left(sample)).toBe('/x?huisdier={name}&klant=KLANT-123456');
    }
  });
});
