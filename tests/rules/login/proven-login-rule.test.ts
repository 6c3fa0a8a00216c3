import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { defaultPolicy } from '../../../src/rules/default-policy.ts';
import { provenLoginRule } from '../../../src/rules/login/proven-login-rule.ts';
import { readLoginRule } from '../../../src/rules/login/read-login-rule.ts';
import { loginRuleText } from './login-rule-text.ts';

const LINE = 'Nov 22 17:15:43 web1 app: logged in: alice at 192.0.2.7';

function faultOf(event: string, none = LINE.replace('logged', 'locked')): string {
  const samples = `samples:\n  events:\n    - ${event}\n  none: ['${none}']`;
  try {
    provenLoginRule(readLoginRule(loginRuleText({ samples }), 'app.yaml'), defaultPolicy());
  } catch (fault) {
    if (fault instanceof Fault) return fault.message;
    throw fault;
  }
  return '';
}

const event = (facts: string, line = LINE) => `{ ${facts}, line: '${line}' }`;

describe('provenLoginRule()', () => {
  it('lets a rule pass whose samples are read as it says', () => {
    const facts =
      'outcome: success, time: 2026-11-22T17:15:43Z, account: alice, address: 192.0.2.7';
    expect(faultOf(event(facts))).toBe('');
  });

  it.each([
    [
      'another outcome',
      'outcome: failure, time: 2026-11-22T17:15:43Z, account: alice, address: 192.0.2.7',
      'outcome',
    ],
    [
      'another time',
      'outcome: success, time: 2025-11-22T17:15:43Z, account: alice, address: 192.0.2.7',
      'time',
    ],
    [
      'another account',
      'outcome: success, time: 2026-11-22T17:15:43Z, account: bob, address: 192.0.2.7',
      'account',
    ],
    [
      'an account too many',
      'outcome: success, time: 2026-11-22T17:15:43Z, address: 192.0.2.7',
      'account',
    ],
    [
      'a device too few',
      'outcome: success, time: 2026-11-22T17:15:43Z, account: alice, address: 192.0.2.7, device: x',
      'device',
    ],
    [
      'a fact too few',
      'outcome: success, time: 2026-11-22T17:15:43Z, account: alice, address: 192.0.2.7, said: { country: NL }',
      'country',
    ],
  ])('tells of %s at its place, and of nothing else', (_, facts, name) => {
    const fault = faultOf(event(facts));
    expect(fault).toMatch(
      /login rule app\.yaml has a fault\napp\.yaml:8:7: the sample is read otherwise/,
    );
    expect(fault.match(/\w+: wanted/g)).toEqual([`${name}: wanted`]);
  });

  it('tells of a sample that should be a login and is none, and of one that should not', () => {
    const facts =
      'outcome: success, time: 2026-11-22T17:15:43Z, account: alice, address: 192.0.2.7';
    const fault = faultOf(event(facts, 'alice logged in'), LINE);
    expect(fault).toContain('app.yaml:8:7: the sample should be a login, and is none');
    expect(fault).toContain('app.yaml:9:10: the sample should be no login, and is a success');
  });
});
