import type { Random } from '../../generate/random.ts';
import { byShape } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

const octets = (r: Random): number[] => [198, 18 + r.below(2), r.below(256), r.below(256)];

/** Names in which providers write the address of a line (PTR records). */
function host(secret: string, before: string, after: string) {
  return { text: `${before}${secret}${after}`, secrets: [secret] };
}

export const HOST: ValueKind = {
  name: 'PTR name',
  group: 'network',
  ...byShape({ paths: ['/lookup/', '/panel/dns/'] }),
  variants: [
    { name: 'dashed', make: (r) => host(octets(r).join('-'), '', '.dialup.example') },
    {
      name: 'dashed behind a word',
      make: (r) => host(octets(r).join('-'), 'host-', '.example.net'),
    },
    { name: 'dotted', make: (r) => host(octets(r).join('.'), 'ip', '.cable.example') },
    { name: 'ip6.arpa', make: (r) => host(nibbles(r), '', '.ip6.arpa') },
    {
      name: 'in-addr.arpa',
      make: (r) => host(octets(r).toReversed().join('.'), '', '.in-addr.arpa'),
    },
  ],
};

/** 32 nibbles from the last to the first. */
function nibbles(random: Random): string {
  return [...`20010db8${random.hex(24)}`].toReversed().join('.');
}
