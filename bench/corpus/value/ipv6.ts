import type { Random } from '../../generate/random.ts';
import { byShape } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

const group = (random: Random): string => (1 + random.below(0xffff)).toString(16);
const groups = (random: Random, count: number): string =>
  Array.from({ length: count }, () => group(random)).join(':');

/** Out of 2001:db8::/32 (RFC 3849). */
export const IPV6: ValueKind = {
  name: 'ipv6',
  group: 'network',
  ...byShape({ paths: ['/panel/firewall/block/', '/lookup/'] }),
  variants: [
    { name: 'full', make: (r) => `2001:db8:${groups(r, 6)}` },
    { name: 'short', make: (r) => `2001:db8:${groups(r, 2)}::${groups(r, 2)}` },
    { name: 'upper case', make: (r) => `2001:DB8:${groups(r, 6)}`.toUpperCase() },
    { name: 'with zeros', make: (r) => `2001:0db8:0000:0000:${groups(r, 4)}` },
    { name: 'with a zone', make: (r) => around(`2001:db8::${groups(r, 4)}`, '', '%eth0') },
    { name: 'with a port', make: (r) => around(`2001:db8::${groups(r, 4)}`, '[', ']:443') },
  ],
};

const around = (secret: string, before: string, after: string) => ({
  text: `${before}${secret}${after}`,
  secrets: [secret],
});
