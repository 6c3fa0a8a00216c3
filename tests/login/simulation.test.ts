import { describe, expect, it } from 'vitest';
import type { LoginEvent } from '../../src/model/login-event.ts';
import { bench, DAY, event, HOUR, LINUX, PHONE, START, WINDOWS } from './small-world.ts';

/*
 * A few hundred accounts for three months, to see that the whole does what it is for. The rates are
 * measured in bench/login, on logins of many more kinds.
 */

const DAYS = 90;
const TABLET = 'iPadOS/Safari/tablet';
const MAC = 'macOS/Safari/desktop';

/** Numbers from 0 to 1 (mulberry32, Tommy Ettinger, public domain). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Kind = 'office' | 'traveller' | 'roaming' | 'relay';

/** One login of a person on a day: from where and with what. */
function login(
  kind: Kind,
  i: number,
  day: number,
  next: () => number,
): [readonly number[], string] {
  const own = i % 3 === 0 ? MAC : WINDOWS;
  const home = [198, i % 2 === 0 ? 1 : 3, i % 200, 7];
  const phone = [198, 2, Math.floor(next() * 60), 9];
  if (kind === 'roaming') return next() < 0.85 ? [phone, PHONE] : [home, own];
  if (kind === 'relay')
    return next() < 0.7 ? [[198, 6, Math.floor(next() * 200), 3], PHONE] : [home, own];
  const isAway = kind === 'traveller' && day % 45 >= 40;
  if (isAway) return [[198, 9, i % 50, 1 + (day % 3)], own];
  return next() < 0.75 ? [home, own] : [phone, PHONE];
}

interface Simulated {
  readonly events: readonly LoginEvent[];
  /** What each line is of: an honest kind or an attack. */
  readonly truth: ReadonlyMap<number, string>;
}

function simulate(seed: number): Simulated {
  const next = random(seed);
  const events: LoginEvent[] = [];
  const truth = new Map<number, string>();
  const add = (name: string, one: LoginEvent): void => {
    truth.set(one.line, name);
    events.push(one);
  };
  const kinds: readonly Kind[] = ['office', 'office', 'office', 'traveller', 'roaming', 'relay'];
  for (let i = 0; i < 240; i++) {
    const kind = kinds[i % kinds.length] ?? 'office';
    for (let day = 0; day < DAYS; day++) {
      if (next() < 0.45) continue;
      const time = START + day * DAY + Math.floor(next() * 9 * HOUR);
      const [address, agent] = login(kind, i, day, next);
      add(kind, event(`person${i}`, time, address, agent));
    }
    if (i % 4 !== 0) continue;
    const time = START + (60 + Math.floor(next() * 25)) * DAY + Math.floor(next() * 24 * HOUR);
    const isVpn = i % 8 === 0;
    const from = isVpn
      ? [198, next() < 0.5 ? 4 : 5, Math.floor(next() * 250), 1]
      : [198, next() < 0.5 ? 7 : 8, 1, 1];
    const agent = next() < 0.7 ? LINUX : TABLET;
    add(isVpn ? 'vpn attack' : 'naive attack', event(`person${i}`, time, from, agent));
  }
  return { events: events.toSorted((a, b) => a.time - b.time), truth };
}

describe('a company of 240 people with some attackers', () => {
  const { events, truth } = simulate(20_261_122);
  const { detector, findings, scores, store } = bench();
  for (const one of events) detector.push(one);
  detector.end();
  const tolds = findings.filter(({ state }) => state === 'opened');
  const logins = (name: string): number => [...truth.values()].filter((of) => of === name).length;
  const told = (name: string): number =>
    tolds.filter(({ login: { line } }) => truth.get(line) === name).length;

  it('has few findings about its own people', () => {
    for (const kind of ['office', 'roaming', 'relay'] as const)
      expect((1000 * told(kind)) / logins(kind), kind).toBeLessThan(8);
    // Two journeys of forty people: each may be told once.
    expect(told('traveller')).toBeLessThanOrEqual(2 * 40);
    const strange = tolds.length - told('naive attack') - told('vpn attack');
    expect((1000 * strange) / scores.length).toBeLessThan(10);
  });

  it('has a finding about nearly every attack out of another country or a VPN', () => {
    expect(told('naive attack') / logins('naive attack')).toBeGreaterThanOrEqual(0.95);
    expect(told('vpn attack') / logins('vpn attack')).toBeGreaterThanOrEqual(0.9);
  });

  it('is kept in rows of less than 300 bytes on average', () => {
    const lengths = [...store.rows.values()].map(({ length }) => length);
    expect(lengths).toHaveLength(240);
    expect(lengths.reduce((sum, length) => sum + length, 0) / 240).toBeLessThan(300);
  });
});
