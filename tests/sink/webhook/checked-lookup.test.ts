import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { checkedLookup, PRIVATE_TARGET } from '../../../src/sink/webhook/checked-lookup.ts';
import { publicAddress } from './public-address.ts';

/** What a socket gets for a name with these addresses. */
function looked(addresses: readonly LookupAddress[] | Error, all: boolean): Promise<unknown[]> {
  const lookup = checkedLookup(async () => {
    if (addresses instanceof Error) throw addresses;
    return addresses;
  });
  return new Promise((resolve) => {
    lookup('hooks.example.org', { all }, (error, ...found) => {
      resolve(error === null ? found : [error.code]);
    });
  });
}

const PUBLIC = { address: publicAddress(1), family: 4 };
const OTHER = { address: publicAddress(2), family: 4 };
const LOCAL = { address: '127.0.0.1', family: 4 };
const MAPPED = { address: '::ffff:10.0.0.1', family: 6 };

describe('checkedLookup()', () => {
  it('gives a socket the public addresses of a name, and only those', async () => {
    expect(await looked([LOCAL, PUBLIC, MAPPED, OTHER], true)).toEqual([[PUBLIC, OTHER]]);
    expect(await looked([LOCAL, PUBLIC, OTHER], false)).toEqual([PUBLIC.address, 4]);
  });

  it('fails for a name that leads only to private ones', async () => {
    for (const all of [true, false]) {
      expect(await looked([LOCAL, MAPPED], all)).toEqual([PRIVATE_TARGET]);
    }
  });

  it('hands on that a name is not known', async () => {
    const unknown = Object.assign(new Error('x'), { code: 'ENOTFOUND' });
    expect(await looked(unknown, true)).toEqual(['ENOTFOUND']);
  });
});
