import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import { defaultPolicy } from '../../src/rules/default-policy.ts';
import { proven } from '../../src/rules/proven-rule.ts';
import { readRule } from '../../src/rules/read-rule.ts';
import { SampleRuns } from '../../src/rules/sample-runs.ts';
import { ruleText } from './rule-text.ts';

const runs = new SampleRuns(defaultPolicy());

function prove(changed: Readonly<Record<string, string>> = {}): void {
  proven(
    readRule(ruleText(changed), 'shop/number.yaml', 'shop', () => []),
    runs,
  );
}

function faultOf(changed: Readonly<Record<string, string>>): string {
  try {
    prove(changed);
  } catch (fault) {
    if (fault instanceof Fault) return fault.message;
    throw fault;
  }
  throw new Error('no fault');
}

describe('a rule is proven', () => {
  it('when all its samples leave as its file says', () => expect(prove).not.toThrow());

  it.each([
    ['drop', 'redacted_user'],
    ['token', '{user}'],
    ['mask, first: 2, last: 1', 'KL***-*****6'],
    ['truncate, first: 7', 'KLANT-12'],
    ['keep', 'KLANT-123456'],
    ['flag', 'KLANT-123456'],
  ])('with the action %s', (action, to) => {
    prove({
      do: `do: { action: ${action} }`,
      samples: `samples: { redacts: [{ from: KLANT-123456, to: '${to}' }], leaves: [x] }`,
    });
  });

  it('with withhold, whose line leaves as a marker', () => {
    prove({
      do: 'do: { action: withhold }',
      samples:
        "samples: { redacts: [{ from: 'x KLANT-123456', to: '[logsluice: line withheld, reason rule]' }], leaves: [x] }",
    });
  });

  it.each([
    ['text', 'KLANT-123456', '{user}'],
    ['json', '{"a":"KLANT-123456"}', '{"a":"{user}"}'],
    ['target', '/x?y=KLANT-123456&z', '/x?y={user}&z'],
  ])('in samples of %s', (as, from, to) => {
    prove({
      samples: `samples: { redacts: [{ from: '${from}', to: '${to}', as: ${as} }], leaves: [x] }`,
    });
  });
});

describe('the fault of a rule that fails', () => {
  it('shows the line, the caret and the difference', () => {
    const message = faultOf({
      samples: `samples:
  redacts:
    - { from: 'seen KLANT-12345 twice', to: 'seen {user} twice' }
  leaves: [x]`,
    });
    expect(message).toBe(
      [
        'rule shop/number.yaml has a fault',
        'shop/number.yaml:8:7: the sample does not leave as it should',
        '    wanted  seen {user} twice',
        '    leaves  seen KLANT-12345 twice',
        '                 ^',
        "        - { from: 'seen KLANT-12345 twice', to: 'seen {user} twice' }",
        `          ${'^'.repeat(59)}`,
      ].join('\n'),
    );
  });

  it('tells of a sample that should stay', () =>
    expect(
      faultOf({
        samples:
          "samples: { redacts: [{ from: KLANT-123456, to: '{user}' }], leaves: [KLANT-654321] }",
      }),
    ).toMatch(/the sample should stay\n {4}wanted {2}KLANT-654321\n {4}leaves {2}\{user\}/));

  it('tells of samples that contradict one another', () =>
    expect(
      faultOf({
        samples:
          "samples: { redacts: [{ from: KLANT-123456, to: '{user}' }], leaves: [KLANT-123456] }",
      }),
    ).toMatch(/a sample that another one contradicts/));
});
