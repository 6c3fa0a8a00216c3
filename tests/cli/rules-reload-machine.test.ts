import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import { RulesReload } from '../../src/cli/rules-reload.ts';
import type { Rule } from '../../src/model/rule.ts';
import { pattern, rule } from '../redact/scan/rules-of.ts';

const A = rule('shop/a', pattern('A\\d'));
const B = rule('shop/b', pattern('B\\d'));

/** A reload of rules that `prove` gives, and what came of it. */
function reloadOf(prove: () => Promise<readonly Rule[]>) {
  const swaps: (readonly Rule[])[] = [];
  const told: string[] = [];
  const reload = new RulesReload({
    rules: [A],
    prove,
    swap: async (rules) => void swaps.push(rules),
    tell: (text) => told.push(text),
    tellFault: ({ message }) => told.push(message),
  });
  return { reload, swaps, told };
}

describe('RulesReload', () => {
  it('swaps all rules at once and tells how many are new, gone or different', async () => {
    const { reload, swaps, told } = reloadOf(async () => [{ ...A, says: 'Other' }, B]);
    await reload.ask();
    expect(swaps).toEqual([[{ ...A, says: 'Other' }, B]]);
    expect(told).toEqual(['rules: 2 changed, 2 in force']);
  });

  it('swaps nothing where nothing is changed', async () => {
    const { reload, swaps, told } = reloadOf(async () => [{ ...A }]);
    await reload.ask();
    expect([swaps, told]).toEqual([[], ['rules: 0 changed, 1 in force']]);
  });

  it('keeps the old rules when the new ones fail, whatever it is', async () => {
    const failures = [new Fault('config', 'rule x has a fault'), new TypeError('secret')];
    for (const failure of failures) {
      const { reload, swaps, told } = reloadOf(() => Promise.reject(failure));
      await reload.ask();
      expect(swaps).toEqual([]);
      expect(told).toHaveLength(1);
      expect(told[0]).toMatch(/^(rule x has a fault|cannot load the rules)\nthe old rules stay/);
    }
  });

  it('does what is asked for meanwhile behind it, once', async () => {
    let proofs = 0;
    let release: () => void = () => undefined;
    const first = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { reload, told } = reloadOf(async () => {
      if (++proofs === 1) await first;
      return [A, B];
    });
    const done = [reload.ask(), reload.ask(), reload.ask()];
    release();
    await Promise.all(done);
    expect(proofs).toBe(2);
    expect(told).toEqual(['rules: 1 changed, 2 in force', 'rules: 0 changed, 2 in force']);
  });
});
