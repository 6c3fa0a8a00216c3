import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BEGIN, sceneOf } from './attempts.ts';

describe('hostile attempts', () => {
  it('keep to the bounds: one account with 20,000 addresses, announced once', () => {
    const scene = sceneOf();
    let sources = 0;
    for (let i = 0; i < 20_000; i++)
      sources = scene.fail(i / 1000, 'account', `source ${i}`, `${i % 50}`).accountSources;
    expect(scene.attacks.remembered).toEqual({ sources: 256, accounts: 1 });
    expect(scene.announced).toEqual(['sources_of_account', 'sources']);
    expect(scene.attacks.bounds['sources']).toBe(20_000 - 256);
    expect(sources / 20_000).toBeGreaterThan(0.5);
    expect(sources / 20_000).toBeLessThan(2);
    expect(scene.enter(101, 'account', 'home').codes).toEqual(['distributed']);
  });

  it('keep to the bounds: one source with 20,000 accounts, announced once', () => {
    const scene = sceneOf();
    let accounts = 0;
    for (let i = 0; i < 20_000; i++)
      accounts = scene.fail(i / 1000, `account ${i}`, 'source').sourceAccounts;
    expect(scene.attacks.remembered).toEqual({ sources: 1, accounts: 256 });
    expect(scene.announced).toEqual(['accounts_of_source', 'accounts']);
    expect(accounts / 20_000).toBeGreaterThan(0.5);
    expect(accounts / 20_000).toBeLessThan(2);
    expect(scene.enter(101, 'account 7', 'source').codes).toEqual([
      'stuffing',
      'spray',
      'brute_force',
    ]);
  });

  it('announce nothing while no bound is hit', () => {
    const scene = sceneOf();
    for (let i = 0; i < 32; i++) scene.fail(i, `account ${i}`, 'source');
    for (let i = 0; i < 31; i++) scene.fail(40 + i, 'account 0', `source ${i}`);
    expect(scene.announced).toEqual([]);
    scene.fail(80, 'account 32', 'source');
    expect(scene.announced).toEqual(['accounts_of_source']);
  });

  it('do not have a loud trace forgotten by a flood of quiet ones', () => {
    const scene = sceneOf();
    for (let i = 0; i < 15; i++) scene.fail(i * 20, `account ${i % 5}`, 'sprayer');
    for (let i = 0; i < 20_000; i++) scene.fail(300 + i / 1000, 'other', `flood ${i}`);
    expect(scene.enter(330, 'account 1', 'sprayer').codes).toEqual(['spray']);
  });

  it('have it forgotten only when every row was made more than half as loud', () => {
    const flood = (failures: number) => {
      const scene = sceneOf();
      for (let i = 0; i < 15; i++) scene.fail(i * 20, `account ${i % 5}`, 'sprayer');
      for (let source = 0; source < 256; source++)
        for (let i = 0; i < failures; i++) scene.fail(300 + i / 1000, 'other', `flood ${source}`);
      return scene.enter(330, 'account 1', 'sprayer').sourceFailures;
    };
    expect(flood(7)).toBe(15);
    expect(flood(8)).toBe(0);
  });

  it('find room first where a trace is stale, loud or not, and that is no loss', () => {
    const scene = sceneOf({ sources: 2 });
    for (let i = 0; i < 100; i++) scene.fail(i, 'account', 'loud');
    scene.fail(7200, 'account', 'quiet');
    scene.fail(7301, 'account', 'fresh');
    expect(scene.enter(7302, 'account', 'quiet').sourceFailures).toBe(1);
    expect(scene.enter(7302, 'account', 'loud').sourceFailures).toBe(0);
    expect(scene.attacks.bounds['sources']).toBe(0);
  });

  it('never let a trace of one token carry what was another’s', () => {
    const scene = sceneOf({ sources: 1, accounts: 1 });
    for (let i = 0; i < 50; i++) scene.fail(i / 10, `account ${i}`, 'first', `${i}`);
    scene.enter(5, 'account 1', 'first');
    expect(scene.fail(5, 'fresh', 'second', '64500')).toEqual({
      codes: [],
      sourceAccounts: 1,
      sourceEntered: 0,
      sourceFailures: 1,
      accountFailures: 1,
      accountNetworks: 1,
      accountSources: 1,
    });
  });

  it('never break the counts, in any order of time', () => {
    const attempt = fc.record({
      seconds: fc.oneof(
        fc.integer({ min: -9000, max: 9000 }),
        fc.constantFrom(-BEGIN, 1e9, -1e15, 1e15),
      ),
      failure: fc.boolean(),
      account: fc.constantFrom('', 'a', 'b', 'c', 'd'),
      source: fc.constantFrom('', 'p', 'q', 'r', 's'),
    });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 200 }), (attempts) => {
        const scene = sceneOf({ sources: 3, accounts: 3 });
        for (const { seconds, failure, account, source } of attempts) {
          const context = failure
            ? scene.fail(seconds, account, source, source)
            : scene.enter(seconds, account, source);
          expect(context.sourceAccounts).toBeLessThanOrEqual(context.sourceFailures);
          expect(context.accountSources).toBeLessThanOrEqual(context.accountFailures);
          expect(context.accountNetworks).toBeLessThanOrEqual(context.accountSources);
          expect(context.sourceEntered).toBeLessThanOrEqual(4);
          const { sources, accounts } = scene.attacks.remembered;
          expect(Math.max(sources, accounts)).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 200 },
    );
  });
});
