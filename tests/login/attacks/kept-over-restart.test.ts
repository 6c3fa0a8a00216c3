import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../src/login/attacks/attempt.ts';
import { CredentialAttacks } from '../../../src/login/attacks/credential-attacks.ts';
import { tokenKey } from '../../../src/login/attacks/token-key.ts';
import { bench, DAY, event, habit, SMALL_SETTINGS, SmallStore, START } from '../small-world.ts';
import { BEGIN } from './attempts.ts';

const token = (letter: string) =>
  fc.integer({ min: 1, max: 6 }).map((i) => `${letter}${i}`.padEnd(12, letter));

const attempts = fc.array(
  fc.record<Attempt>({
    time: fc.integer({ min: 0, max: 7000 }).map((seconds) => BEGIN + seconds),
    outcome: fc.constantFrom('failure', 'failure', 'success'),
    account: token('a'),
    source: token('b'),
    network: token('c'),
  }),
  { minLength: 10, maxLength: 60 },
);

/** What is saved and read again. */
function restarted(attacks: CredentialAttacks, time: number): CredentialAttacks {
  const again = new CredentialAttacks({ sources: 64, accounts: 64 });
  again.restore(JSON.parse(JSON.stringify(attacks.save(time))));
  return again;
}

describe('over a restart', () => {
  it('who failed twice or more is known as if there had been none', () => {
    let compared = 0;
    fc.assert(
      fc.property(attempts, attempts, (before, after) => {
        const attacks = new CredentialAttacks({ sources: 64, accounts: 64 });
        // Each twice: a trace of one failure in the hour is not kept.
        for (const attempt of before) for (let i = 0; i < 2; i++) attacks.see(attempt);
        const { sources, accounts } = attacks.save(BEGIN + 3500);
        const kept = new Set([...sources, ...accounts].map(({ key }) => key));
        const again = restarted(attacks, BEGIN + 3500);
        for (const attempt of after) {
          if (![attempt.account, attempt.source].every((one) => kept.has(tokenKey(one)))) continue;
          compared++;
          expect(again.see(attempt)).toEqual(attacks.see(attempt));
        }
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  it('at most 512 of each are kept, the loudest, and none that is stale', () => {
    const attacks = new CredentialAttacks();
    for (let i = 0; i < 700; i++)
      for (let failure = 0; failure < 2 + (i % 3); failure++)
        attacks.see({
          ...{ time: BEGIN, outcome: 'failure', network: '' },
          ...{ account: `account${i}`.padEnd(12), source: `source${i}`.padEnd(12) },
        });
    const { sources, accounts } = attacks.save(BEGIN);
    expect([sources.length, accounts.length]).toEqual([512, 512]);
    expect(JSON.stringify({ sources, accounts })).not.toMatch(/account\d|source\d/);
    expect(attacks.save(BEGIN + 7201)).toEqual({ sources: [], accounts: [] });
  });

  it('a success behind a spray is told when a restart lies between them', () => {
    const settings = {
      ...SMALL_SETTINGS,
      high: { ...SMALL_SETTINGS.high, start: 999 },
      medium: { ...SMALL_SETTINGS.medium, start: 999 },
    };
    const store = new SmallStore();
    const from = [198, 3, 1, 1];
    const time = START + 40 * DAY;
    const first = bench({ store, settings });
    for (const one of habit('anna', 40)) first.detector.push(one);
    for (let i = 0; i < 40; i++)
      first.detector.push(
        event(`user${i % 8}`, time + i * 30, from, undefined, { outcome: 'failure' }),
      );
    first.detector.end();
    const second = bench({ store, settings });
    second.detector.push(event('anna', time + 1800, from));
    second.detector.end();
    expect(second.findings).toMatchObject([
      { severity: 'high', type: 'credential_attack', technique: 'T1110.003' },
    ]);
  });
});
