import { describe, expect, it } from 'vitest';
import type { Judged } from '../../../src/login/verdict/judged.ts';
import type { Verdict } from '../../../src/model/finding.ts';
import {
  type Bench,
  bench,
  DAY,
  event,
  HOUR,
  habit,
  LINUX,
  START,
  WINDOWS,
} from '../small-world.ts';

const AFTER = START + 40 * DAY + 700;
const HOME = [198, 1, 20, 7];
const ROMANIA = [198, 7, 1, 1];

/** A finding of Romania by Linux, open. */
function found(): Bench {
  const world = bench();
  for (const name of ['anna', 'bob']) for (const one of habit(name, 40)) world.detector.push(one);
  world.detector.push(event('anna', AFTER, ROMANIA, LINUX));
  world.detector.push(event('anna', AFTER + HOUR, HOME));
  world.detector.push(event('anna', AFTER + 2 * HOUR, HOME));
  return world;
}

function judge(
  { detector, findings }: Bench,
  verdict: Verdict['verdict'],
  at = 0,
): Judged | undefined {
  const said = { verdict, by: 'eve', at: '2026-04-12T00:00:00Z', note: undefined };
  return detector.judge({ ...said, finding: findings[at]?.id ?? '' });
}

/** The severity of one login more. */
function next(
  { detector, scores }: Bench,
  time: number,
  address = ROMANIA,
  agent = LINUX,
  name = 'anna',
): string {
  detector.push(event(name, time, address, agent));
  detector.end();
  return scores.at(-1)?.severity ?? 'none';
}

describe('a verdict', () => {
  it('on a finding that nobody knows changes nothing', () => {
    const { detector } = found();
    expect(judge({ ...found(), findings: [] }, 'safe')).toBeUndefined();
    expect(
      detector.judge({ finding: 'x', verdict: 'safe', by: 'e', at: '', note: undefined }),
    ).toBeUndefined();
  });

  it('closes its finding once and says so, whatever is said after it', () => {
    const world = found();
    judge(world, 'safe');
    expect(judge(world, 'safe')?.changes).toEqual(['nothing: it was judged safe before']);
    judge(world, 'noise');
    expect(world.findings.map(({ state, status }) => `${state} ${status}`)).toEqual([
      'opened open',
      'closed safe',
    ]);
  });

  it('safe: what it came with is known from now on', () => {
    const world = found();
    expect(judge(world, 'safe')?.changes[0]).toMatch(/count as 3 more logins of the account/);
    expect(next(world, AFTER + 20 * DAY)).toBe('none');
    expect(world.findings).toHaveLength(2);
  });

  it('noise: nothing is learned, the episode goes on untold, and the next one is told', () => {
    const world = found();
    expect(judge(world, 'noise')?.changes.join()).toMatch(/taken back \(0.25 of a login\)/);
    next(world, AFTER + 2 * DAY);
    expect(world.findings).toHaveLength(2);
    expect(next(world, AFTER + 20 * DAY)).toBe('high');
    expect(world.findings).toHaveLength(3);
  });

  it('compromised: the account is watched for 30 days', () => {
    const world = found();
    const judged = judge(world, 'compromised');
    expect(judged?.changes.join('\n')).toMatch(/pinned for 60 days/);
    expect(judged?.changes.join('\n')).toMatch(/for 30 days/);
    expect(next(world, AFTER + 10 * DAY, HOME, LINUX)).toBe('high');
    expect(next(world, AFTER + 11 * DAY, HOME, WINDOWS)).toBe('none');
    const later = found();
    judge(later, 'compromised');
    expect(next(later, AFTER + 40 * DAY, HOME, LINUX)).not.toBe('high');
  });

  it('compromised: the source is told as high for other accounts too, also when the key of its token turned', () => {
    const from = [198, 1, 200, 1];
    const world = found();
    world.detector.push(event('anna', AFTER + 3 * HOUR, from, LINUX, { said: { country: 'BR' } }));
    world.detector.push(event('anna', AFTER + 5 * HOUR, HOME));
    world.detector.push(event('anna', AFTER + 6 * HOUR, HOME));
    judge(world, 'compromised', 1);
    expect(next(world, AFTER + 33 * DAY, from, WINDOWS, 'bob')).toBe('high');
    expect(next(found(), AFTER + 33 * DAY, from, WINDOWS, 'bob')).not.toBe('high');
    expect(next(world, AFTER + 120 * DAY, from, WINDOWS, 'bob')).not.toBe('high');
  });

  it('compromised: lists the other accounts that came from there, by their pseudonyms', () => {
    const world = found();
    world.detector.push(event('bob', AFTER + 3 * HOUR, [198, 7, 1, 9], LINUX));
    world.detector.push(event('bob', AFTER + 5 * HOUR, HOME));
    world.detector.push(event('bob', AFTER + 6 * HOUR, HOME));
    const bob = world.findings.find(({ account }) => account !== world.findings[0]?.account);
    expect(judge(world, 'compromised')?.others).toEqual([bob?.account]);
  });

  it('in place of another takes that one back', () => {
    const world = found();
    judge(world, 'safe');
    judge(world, 'compromised');
    expect(next(world, AFTER + 20 * DAY)).toBe('high');
    const other = found();
    judge(other, 'compromised');
    expect(judge(other, 'safe')?.changes.join('\n')).toMatch(/no longer pinned/);
    expect(next(other, AFTER + 20 * DAY)).toBe('none');
  });

  it('holds when the run ends right after it', () => {
    const world = found();
    judge(world, 'safe');
    const after = bench({ store: world.store });
    expect(next(after, AFTER + 20 * DAY)).toBe('none');
  });

  it('is possible when the finding is closed and the history is gone', () => {
    const world = found();
    world.detector.push(event('bob', AFTER + 20 * DAY, HOME));
    world.detector.end();
    for (const key of [...world.store.rows.keys()]) world.store.delete(key);
    expect(judge(world, 'safe')?.changes.join('\n')).toMatch(/history of the account is not kept/);
  });
});
