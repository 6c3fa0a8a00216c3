import { describe, expect, it } from 'vitest';
import { Networks } from '../../../src/geo/build/networks.ts';

const TEXT = `networks:
  - kind: vpn
    because: known for it
    systems: { 64500: Example VPN }
  - kind: hosting
    because: the name says so
    names: [hosting, data center, cloud]
    not: [st cloud]
  - kind: mobile
    because: the name says so
    names: [mobile]
`;

const kindOf = (asn: number, name: string) => new Networks(TEXT, 'networks.yaml').kindOf(asn, name);

describe('Networks', () => {
  it('goes by the number before any name', () => {
    expect(kindOf(64500, 'Example Hosting')).toBe('vpn');
    expect(kindOf(64501, 'Example Hosting')).toBe('hosting');
  });

  it.each([
    ['Example HOSTING B.V.', 'hosting'],
    ['Example Data-Center, Inc.', 'hosting'],
    ['Hosting Mobile', 'hosting'],
    ['Ghosting Ltd', 'unknown'],
    ['Automobile Club', 'unknown'],
    ['City of St. Cloud', 'unknown'],
    ['', 'unknown'],
  ])('takes "%s" for %s: whole words, the first group, no exception', (name, kind) => {
    expect(kindOf(64502, name)).toBe(kind);
  });

  it('refuses a group without a reason, with another kind, or with what is no AS number', () => {
    const read = (text: string) => () => new Networks(text, 'networks.yaml');
    expect(read('networks: [{ kind: vpn }]')).toThrow(/because is missing/);
    expect(read('networks: [{ kind: proxy, because: x }]')).toThrow(/wanted one of fixed, mobile/);
    expect(read('networks: [{ kind: vpn, because: x, systems: { as1: y } }]')).toThrow(
      /wanted an AS number/,
    );
    expect(read('networks: [{ kind: vpn, because: x, nams: [y] }]')).toThrow(/nams/);
  });
});
