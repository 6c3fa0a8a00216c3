import { describe, expect, it } from 'vitest';
import type { AttackContext } from '../../../src/login/attacks/attempt.ts';
import { type Scene, sceneOf } from './attempts.ts';

/** Failures at each of `seconds`, all on one account from one source. */
function failAt(scene: Scene, seconds: readonly number[]): AttackContext {
  let context = scene.fail(seconds[0], 'account', 'source');
  for (const second of seconds.slice(1)) context = scene.fail(second, 'account', 'source');
  return context;
}

/** Every account of `counts` fails so many times from one source, `step` seconds apart. */
function failEach(scene: Scene, counts: readonly number[], step = 20): AttackContext {
  let context: AttackContext | undefined;
  let at = 0;
  for (let round = 0; round < Math.max(...counts); round++)
    for (const [account, count] of counts.entries())
      if (round < count) context = scene.fail(step * at++, `account ${account}`, 'source');
  if (context === undefined) throw new Error('no failures');
  return context;
}

describe('brute force', () => {
  it('holds from 5 failures within 10 seconds on', () => {
    expect(failAt(sceneOf(), [0, 2.5, 5, 7.5, 10]).codes).toEqual(['brute_force']);
    expect(failAt(sceneOf(), [0, 2.5, 5, 7.5, 10.1]).codes).toEqual([]);
    expect(failAt(sceneOf(), [0, 1, 2, 3]).codes).toEqual([]);
  });

  it('is seen anywhere in a longer row of failures', () => {
    expect(failAt(sceneOf(), [0, 11, 22, 33, 44, 55, 57, 59, 61, 64]).codes).toEqual([
      'brute_force',
    ]);
  });

  it('is per source: five sources with one failure each are none', () => {
    const scene = sceneOf();
    for (let i = 0; i < 5; i++)
      expect(scene.fail(i, `account ${i}`, `source ${i}`).codes).toEqual([]);
  });

  it('holds for a success within the hour after it, from that source alone', () => {
    const scene = sceneOf();
    failAt(scene, [0, 1, 2, 3, 4]);
    expect(scene.enter(3604, 'account', 'elsewhere').codes).toEqual([]);
    expect(scene.enter(3604, 'another', 'source').codes).toEqual(['brute_force']);
    expect(scene.enter(3605, 'another', 'source').codes).toEqual([]);
  });

  it('is nothing to a success that came late and was before it', () => {
    const scene = sceneOf();
    failAt(scene, [100, 101, 102, 103, 104]);
    expect(scene.enter(99, 'another', 'source').codes).toEqual([]);
    expect(scene.enter(104, 'another', 'source').codes).toEqual(['brute_force']);
  });

  it('is not made by successes', () => {
    const scene = sceneOf();
    failAt(scene, [0, 1, 2, 3]);
    expect(scene.enter(4, 'account', 'source').codes).toEqual([]);
  });

  it('is seen when the failure that completes it comes late', () => {
    expect(failAt(sceneOf(), [0, 1, 3, 4, 500, 2]).codes).toEqual(['brute_force']);
  });
});

describe('slow brute force', () => {
  it('holds from 4 failures in 2 hours on with a median gap above 10 minutes', () => {
    expect(failAt(sceneOf(), [0, 601, 1202, 1803]).codes).toEqual(['slow_brute_force']);
    expect(failAt(sceneOf(), [0, 600, 1200, 1800]).codes).toEqual([]);
    expect(failAt(sceneOf(), [0, 601, 1202]).codes).toEqual([]);
  });

  it('needs all 4 within the two hours', () => {
    expect(failAt(sceneOf(), [0, 2400, 4800, 7200]).codes).toEqual(['slow_brute_force']);
    expect(failAt(sceneOf(), [0, 2400, 4800, 7201]).codes).toEqual([]);
  });

  it('takes the median, so one short gap among three long ones hides nothing', () => {
    expect(failAt(sceneOf(), [0, 700, 705, 1405, 2105]).codes).toEqual(['slow_brute_force']);
    expect(failAt(sceneOf(), [0, 5, 700, 705, 1405]).codes).toEqual([]);
  });

  it('is no name for more failures than two hours have such gaps for', () => {
    const scene = sceneOf();
    for (let i = 0; i < 200; i++) expect(scene.fail(i * 90, 'account', 'source').codes).toEqual([]);
  });
});

describe('spray', () => {
  it('holds from 5 accounts and 15 failures on', () => {
    expect(failEach(sceneOf(), [3, 3, 3, 3, 3]).codes).toEqual(['spray']);
    expect(failEach(sceneOf(), [3, 3, 3, 3, 2]).codes).toEqual([]);
    expect(failEach(sceneOf(), [4, 4, 4, 4]).codes).toEqual([]);
  });

  it('means few for each account: at most 5', () => {
    expect(failEach(sceneOf(), [5, 5, 5, 5, 5]).codes).toEqual(['spray']);
    expect(failEach(sceneOf(), [5, 5, 5, 5, 6]).codes).toEqual([]);
  });

  it('is not hidden by hammering at other accounts', () => {
    expect(failEach(sceneOf(), [3, 3, 3, 3, 3, 40, 60]).codes).toEqual(['spray']);
  });

  it('counts 60 minutes and never more than 70', () => {
    for (const [pause, codes] of [
      [3300, ['spray']],
      [4200, []],
    ] as const) {
      const scene = sceneOf();
      for (let i = 0; i < 14; i++) scene.fail(i * 20, `account ${i % 5}`, 'source');
      expect(scene.fail(280 + pause, 'account 0', 'source').codes).toEqual(codes);
    }
  });

  it('holds for a success from the source within the hour', () => {
    const scene = sceneOf();
    failEach(scene, [3, 3, 3, 3, 3]);
    expect(scene.enter(400, 'account 2', 'source').codes).toEqual(['spray']);
    expect(scene.enter(400, 'account 2', 'elsewhere').codes).toEqual([]);
    expect(scene.enter(300 + 4200, 'account 2', 'source').codes).toEqual([]);
  });

  it('is none where at least as many accounts get in as fail: the egress of a company', () => {
    const scene = sceneOf();
    scene.fail(0, 'account 0', 'source');
    for (let i = 0; i < 5; i++) scene.enter(1 + i, `account ${i}`, 'source');
    expect(failEach(scene, [3, 3, 3, 3, 3]).codes).toEqual([]);
    // One account that gets in often is no egress.
    const other = sceneOf();
    other.fail(0, 'account 0', 'source');
    for (let i = 0; i < 50; i++) other.enter(1, 'own', 'source');
    expect(failEach(other, [3, 3, 3, 3, 3]).codes).toEqual(['spray']);
  });
});

describe('stuffing', () => {
  it('holds from 15 accounts and 25 failures on, at most 2 each', () => {
    const two = (accounts: number): number[] => new Array<number>(accounts).fill(2);
    expect(failEach(sceneOf(), [...two(10), 1, 1, 1, 1, 1]).codes).toEqual(['stuffing', 'spray']);
    expect(failEach(sceneOf(), [...two(9), 1, 1, 1, 1, 1, 1]).codes).toEqual(['spray']);
    expect(failEach(sceneOf(), two(14)).codes).toEqual(['spray']);
    expect(failEach(sceneOf(), new Array<number>(15).fill(3)).codes).toEqual(['spray']);
  });

  it('is seen among any number of accounts', () => {
    for (const accounts of [25, 31, 32, 33, 64, 1000, 5000])
      expect(failEach(sceneOf(), new Array<number>(accounts).fill(1), 0.5).codes).toContain(
        'stuffing',
      );
  });
});

describe('distributed', () => {
  it('holds from 5 sources on one account on, and for its success from any other', () => {
    const scene = sceneOf();
    for (let i = 0; i < 4; i++)
      expect(scene.fail(i * 60, 'account', `source ${i}`).codes).toEqual([]);
    expect(scene.fail(240, 'account', 'source 3').codes).toEqual([]);
    expect(scene.fail(250, 'account', 'source 4').codes).toEqual(['distributed']);
    expect(scene.enter(300, 'account', 'home').codes).toEqual(['distributed']);
    expect(scene.enter(300, 'another', 'source 4').codes).toEqual([]);
    expect(scene.enter(250 + 4200, 'account', 'home').codes).toEqual([]);
  });
});

describe('what the score needs to know', () => {
  it('counts accounts and failures of the source, failures and networks of the account', () => {
    const scene = sceneOf();
    scene.fail(0, 'a', 'source', '64500');
    scene.fail(20, 'a', 'source', '64500');
    scene.fail(40, 'b', 'source', '64500');
    scene.fail(60, 'a', 'other', '64501');
    scene.fail(80, 'a', 'third', '');
    expect(scene.enter(100, 'a', 'source')).toEqual({
      codes: [],
      sourceAccounts: 2,
      sourceEntered: 1,
      sourceFailures: 3,
      accountFailures: 4,
      accountNetworks: 2,
      accountSources: 3,
    });
  });

  it('counts nothing for who never failed', () => {
    const scene = sceneOf();
    scene.fail(0, 'a', 'source');
    expect(scene.enter(1, 'b', 'elsewhere')).toEqual({
      codes: [],
      sourceAccounts: 0,
      sourceEntered: 0,
      sourceFailures: 0,
      accountFailures: 0,
      accountNetworks: 0,
      accountSources: 0,
    });
    expect(scene.attacks.remembered).toEqual({ sources: 1, accounts: 1 });
  });

  it('judges the source alone where no account is named, and the account alone without a source', () => {
    const scene = sceneOf();
    for (let i = 0; i < 4; i++) scene.fail(i, '', 'source');
    expect(scene.fail(4, '', 'source')).toMatchObject({
      codes: ['brute_force'],
      sourceAccounts: 0,
      sourceFailures: 5,
      accountFailures: 0,
    });
    for (let i = 0; i < 4; i++) scene.fail(i, 'account', '');
    expect(scene.fail(4, 'account', '')).toMatchObject({
      codes: [],
      sourceFailures: 0,
      accountFailures: 5,
      accountSources: 0,
    });
    expect(scene.fail(5, '', '')).toMatchObject({ codes: [], sourceFailures: 0 });
  });
});

describe('time that goes back', () => {
  it('counts a late failure where it belongs, and nothing that is from before the hour', () => {
    const scene = sceneOf();
    scene.fail(3600, 'account', 'source');
    expect(scene.fail(1200, 'account', 'source').sourceFailures).toBe(2);
    expect(scene.fail(3600 - 4300, 'account', 'source')).toMatchObject({ sourceFailures: 0 });
    expect(scene.enter(3600, 'account', 'source')).toMatchObject({ sourceFailures: 2 });
    expect(scene.enter(1200 + 4200, 'account', 'source')).toMatchObject({ sourceFailures: 1 });
  });

  it('says nothing of an attack to a success from long before it', () => {
    const scene = sceneOf();
    failEach(scene, [3, 3, 3, 3, 3]);
    expect(scene.enter(-3600, 'account 0', 'source').codes).toEqual([]);
    expect(scene.enter(300, 'account 0', 'source').codes).toEqual(['spray']);
  });

  it('sees the attack of the day before when rotated logs are read newest first', () => {
    const scene = sceneOf();
    failAt(scene, [0, 1, 2]);
    expect(
      failAt(
        scene,
        [0, 1, 2, 3].map((s) => s - 86_400),
      ).codes,
    ).toEqual([]);
    expect(scene.fail(4 - 86_400, 'account', 'source').codes).toEqual(['brute_force']);
  });
});
