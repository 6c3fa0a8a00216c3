import { describe, expect, it } from 'vitest';
import { TrustedProxies } from '../../src/filter/trusted-proxies.ts';
import { address, prefixSet } from './prefixes.ts';

const LISTS = new Map([['cdn', prefixSet('198.51.100.0/24')]]);
const proxies = new TrustedProxies({ cidr: prefixSet('192.0.2.0/24'), lists: ['cdn'] }, LISTS);

/** The client of a chain from the right; what is no address is none. */
function clientOf(...chain: string[]): Uint8Array | undefined {
  return proxies.clientOf(chain.map((one) => (one.includes('.') ? address(one) : undefined)));
}

describe('TrustedProxies', () => {
  it('believes nobody but its proxies: another peer is the client, whatever it claims', () => {
    expect(clientOf('203.0.113.7', '192.0.2.1', '203.0.113.9')).toEqual(address('203.0.113.7'));
    const none = new TrustedProxies({ cidr: prefixSet(), lists: [] }, new Map());
    expect([none.isEmpty, proxies.isEmpty]).toEqual([true, false]);
    expect(none.clientOf([address('192.0.2.1'), address('203.0.113.7')])).toEqual(
      address('192.0.2.1'),
    );
  });

  it('gives the first address from the right that is no proxy, not one that the client wrote', () => {
    const chain = ['192.0.2.1', '198.51.100.1', '203.0.113.7', '192.0.2.66', '203.0.113.99'];
    expect(clientOf(...chain)).toEqual(address('203.0.113.7'));
  });

  it('gives the farthest proxy where there is nobody else', () => {
    expect(clientOf('192.0.2.1', '198.51.100.1')).toEqual(address('198.51.100.1'));
  });

  it('stops at what is no address, and gives what it has seen', () => {
    expect(clientOf('192.0.2.1', 'unknown', '203.0.113.7')).toEqual(address('192.0.2.1'));
    expect(clientOf('unknown', '203.0.113.7')).toBeUndefined();
    expect(clientOf()).toBeUndefined();
  });

  it('asks for no more of a chain than it needs', () => {
    let asked = 0;
    const chain = (function* () {
      for (;;) {
        asked++;
        yield address(asked === 1 ? '192.0.2.1' : '203.0.113.7');
      }
    })();
    expect(proxies.clientOf(chain)).toEqual(address('203.0.113.7'));
    expect(asked).toBe(2);
  });

  it('goes on with other lists at once', () => {
    const own = new TrustedProxies({ cidr: prefixSet(), lists: ['cdn'] }, LISTS);
    expect(own.isTrusted(address('198.51.100.1'))).toBe(true);
    own.use(new Map([['cdn', prefixSet('2001:db8::/32')]]));
    expect(own.isTrusted(address('198.51.100.1'))).toBe(false);
    expect(own.isTrusted(address('2001:db8::1'))).toBe(true);
  });
});
