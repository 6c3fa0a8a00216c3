import type { Random } from '../../generate/random.ts';
import { byShape } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

/** Out of 198.18.0.0/15 (RFC 2544), in which no pseudonym and no frame of a line is. */
const address = (r: Random): string => `198.${18 + r.below(2)}.${r.below(256)}.${r.below(256)}`;

export const IPV4: ValueKind = {
  name: 'ipv4',
  group: 'network',
  ...byShape({ paths: ['/panel/firewall/block/', '/lookup/'] }),
  variants: [
    { name: 'bare', make: address },
    { name: 'with a port', make: (r) => around(address(r), '', `:${1024 + r.below(60000)}`) },
    { name: 'in brackets', make: (r) => around(address(r), '[', ']') },
    { name: 'in IPv6', make: (r) => around(address(r), '::ffff:', '') },
  ],
};

const around = (secret: string, before: string, after: string) => ({
  text: `${before}${secret}${after}`,
  secrets: [secret],
});
