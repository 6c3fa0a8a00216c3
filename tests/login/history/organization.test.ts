import { describe, expect, it } from 'vitest';
import { Organization } from '../../../src/login/history/organization.ts';
import { Pins } from '../../../src/login/history/pins.ts';
import { PrefixAccounts } from '../../../src/login/history/prefix-accounts.ts';
import { SavedLists } from '../../../src/login/history/saved-lists.ts';
import { SharedCounts } from '../../../src/login/history/shared-counts.ts';
import { LOGIN_SETTINGS } from '../../../src/login/settings.ts';
import { SmallStore, START } from '../small-world.ts';

const NOW = Math.floor(START / 3600);
const USED = { country: 1, asn: 2, prefix: 3, device: 4, byKey: false, browser: 5 };
const NEW = { account: -1, network: -1, prefix: -1 };

describe('what the organization uses', () => {
  it('is a network of many accounts from five of them on, and from 3 % of them', () => {
    const organization = new Organization(LOGIN_SETTINGS);
    for (let i = 0; i < 4; i++) organization.add(USED, 1, NOW, NEW);
    expect(organization.isShared(USED, NOW)).toBe(false);
    organization.add(USED, 1, NOW, NEW);
    expect(organization.isShared(USED, NOW)).toBe(true);
    expect(organization.isEgress(USED, NOW)).toBe(true);
    for (let i = 0; i < 300; i++) organization.add({ ...USED, asn: 99, prefix: 98 }, 1, NOW, NEW);
    expect(organization.isShared(USED, NOW)).toBe(false);
  });

  it('counts an account once in 30 days, however often it comes', () => {
    const organization = new Organization(LOGIN_SETTINGS);
    const again = { account: NOW, network: NOW, prefix: NOW };
    organization.add(USED, 1, NOW, NEW);
    for (let i = 0; i < 100; i++) organization.add(USED, 1, NOW, again);
    expect(organization.isShared(USED, NOW)).toBe(false);
  });

  it('gives what nobody uses a small share, never none', () => {
    const organization = new Organization(LOGIN_SETTINGS);
    for (let i = 0; i < 10_000; i++) organization.add(USED, 1, NOW, NEW);
    expect(organization.shares(USED, NOW).country).toBeGreaterThan(0.99);
    expect(organization.shares({ ...USED, country: 9 }, NOW).country).toBe(0.0005);
  });

  it('is bounded, says so, and keeps what is used most', () => {
    const counts = new SharedCounts(1080, 1000);
    for (let i = 0; i < 50; i++) counts.add(1, 1, NOW, undefined);
    for (let key = 2; key < 100_000; key++) counts.add(key, 1, NOW, undefined);
    expect(counts.save().length).toBeLessThanOrEqual(1000);
    expect(counts.evicted).toBeGreaterThan(90_000);
    expect(counts.count(1, NOW)).toBe(50);
  });
});

describe('pins and the accounts of prefixes', () => {
  it('are bounded, end, and follow a token that turned', () => {
    const pins = new Pins(2);
    for (const token of [1, 2, 3]) pins.pin(token, NOW + 10);
    expect([1, 2, 3].map((token) => pins.has(token, NOW))).toEqual([false, true, true]);
    expect(pins.has(2, NOW + 10)).toBe(false);
    pins.rename(3, 4);
    expect(pins.has(4, NOW)).toBe(true);
    const accounts = new PrefixAccounts(2, 2);
    for (const [token, name] of [
      [1, 'a'],
      [2, 'a'],
      [2, 'b'],
      [2, 'c'],
      [3, 'a'],
    ] as const)
      accounts.see(token, name);
    expect([1, 2, 3].map((token) => accounts.of(token))).toEqual([[], ['a', 'b'], ['a']]);
  });
});

describe('saved lists', () => {
  it('come back whole in parts, a shorter list after a longer one too', () => {
    const lists = new SavedLists(new SmallStore());
    const long = Array.from({ length: 3000 }, (_, i) => `${i}`.padEnd(1500, 'é'));
    lists.write('x', long);
    expect(lists.read('x')).toEqual(long);
    lists.write('x', ['one']);
    expect(lists.read('x')).toEqual(['one']);
  });

  it('that are torn or of another version are empty and counted', () => {
    const store = new SmallStore();
    const lists = new SavedLists(store);
    const text = (value: string): Uint8Array => new TextEncoder().encode(value);
    store.putMeta('a.0', text('{"version":1,"items":[1'));
    store.putMeta('b.0', text('{"version":9,"items":[1]}'));
    store.putMeta('c.0', text('null'));
    expect(['a', 'b', 'c', 'd'].map((name) => lists.read(name))).toEqual([[], [], [], []]);
    expect(lists.refused).toBe(3);
  });
});
