import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../src/rules/default-policy.ts';
import { readRule } from '../../src/rules/read-rule.ts';
import { uncoveredParts } from '../../src/rules/rule-coverage.ts';
import { SampleRuns } from '../../src/rules/sample-runs.ts';
import { ruleText } from './rule-text.ts';

const runs = new SampleRuns(defaultPolicy());

function uncovered(changed: Readonly<Record<string, string>>): string[] {
  const text = ruleText(changed);
  return uncoveredParts(
    readRule(text, 'shop/number.yaml', 'shop', () => []),
    runs,
  );
}

describe('uncoveredParts()', () => {
  it('finds nothing where every part has its sample', () => expect(uncovered({})).toEqual([]));

  it('names the ways to find by which no sample is found', () =>
    expect(
      uncovered({ find: "find: { names: klantnummer, pattern: ['KLANT-\\d{6}', 'K\\d{6}'] }" }),
    ).toEqual([
      'names: no sample of redacts is found by it',
      'pattern 2: no sample of redacts is found by it',
    ]));

  it('names the checks without which nothing of leaves would be found', () => {
    const find = 'find: { digits: 16 }';
    const redacts = "[{ from: 'x 4111111111111111', to: 'x {user}', as: text }]";
    const changed = { find, check: 'check: luhn' };
    expect(
      uncovered({ ...changed, samples: `samples: { redacts: ${redacts}, leaves: [x] }` }),
    ).toEqual(['check luhn: no sample of leaves stays because of it']);
    expect(
      uncovered({
        ...changed,
        samples: `samples: { redacts: ${redacts}, leaves: ['4111111111111112'] }`,
      }),
    ).toEqual([]);
  });

  it('sees what a rule finds that only keeps or flags it', () => {
    for (const action of ['keep', 'flag'])
      expect(
        uncovered({
          do: `do: { action: ${action} }`,
          samples: 'samples: { redacts: [{ from: KLANT-123456, to: KLANT-123456 }], leaves: [x] }',
        }),
      ).toEqual([]);
  });
});
