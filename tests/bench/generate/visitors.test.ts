import { BlockList, isIPv4 } from 'node:net';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../bench/generate/random.ts';
import { Visitors } from '../../../bench/generate/visitors.ts';

describe('Visitors', () => {
  it('sends a million requests from about 127,000 of them', () => {
    const visitors = new Visitors(1);
    const random = new Random(1);
    const seen = new Set<number>();
    for (let i = 0; i < 1_000_000; i++) seen.add(visitors.draw(random));
    expect(seen.size).toBeGreaterThan(126_000);
    expect(seen.size).toBeLessThan(128_000);
  });

  it('has one address each, a tenth of them IPv6, hardly ever the same', () => {
    const visitors = new Visitors(1);
    const addresses = Array.from({ length: 50_000 }, (_, rank) => visitors.address(rank));
    expect(addresses.filter((address) => address.includes(':'))).toHaveLength(5000);
    expect(new Set(addresses).size).toBeGreaterThan(49_990);
  });

  it('has no address of a reserved range', () => {
    const reserved = new BlockList();
    for (const [network, prefix] of [
      ...([
        ['0.0.0.0', 8],
        ['10.0.0.0', 8],
        ['100.64.0.0', 10],
        ['127.0.0.0', 8],
      ] as const),
      ...([
        ['169.254.0.0', 16],
        ['172.16.0.0', 12],
        ['192.0.0.0', 24],
        ['192.0.2.0', 24],
      ] as const),
      ...([
        ['192.168.0.0', 16],
        ['198.18.0.0', 15],
        ['198.51.100.0', 24],
      ] as const),
      ...([
        ['203.0.113.0', 24],
        ['224.0.0.0', 3],
      ] as const),
    ]) {
      reserved.addSubnet(network, prefix);
    }
    const visitors = new Visitors(5);
    for (let rank = 0; rank < 50_000; rank++) {
      const address = visitors.address(rank);
      if (isIPv4(address)) expect(reserved.check(address), address).toBe(false);
      else expect(address).toMatch(/^2a0[0-9a-f]:/);
    }
  });
});
