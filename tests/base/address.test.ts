import { isIP, isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import {
  LONGEST_ADDRESS,
  matchIPv4,
  matchIPv6,
  readAddress,
  writeAddress,
  writeDashed,
} from '../../src/base/address.ts';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';

const v4 = fc.uint8Array({ minLength: 4, maxLength: 4 });
/** Zeros are what the rules of IPv6 text are about. */
const v6 = fc
  .array(fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 0xffff })), {
    minLength: 8,
    maxLength: 8,
  })
  .map((groups) => Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 255])));

/** The canonical address that `text` is, or undefined. It lies between other bytes of a block. */
function canonical(text: string): Uint8Array | undefined {
  const out = new Uint8Array(16);
  const bytes = bytesOf(`1${text}1:1.1`);
  const length = readAddress(bytes, 1, 1 + text.length, out);
  return length === 0 ? undefined : out.slice(0, length);
}

function written(address: Uint8Array): string {
  const out = new Uint8Array(64);
  return latin1(out, 3, writeAddress(address, out, 3));
}

/** Every way to write 16 bytes that RFC 4291 section 2.2 allows, chosen by the numbers in `by`. */
function spelled(address: Uint8Array, by: readonly number[]): string {
  const [padded, upper, tail, gapAt, gapSize] = by;
  const groups = Array.from({ length: 8 }, (_, g) => address[2 * g] * 256 + address[2 * g + 1]);
  let parts = groups.map((group) => group.toString(16).padStart(padded % 5, '0'));
  if (tail % 2 === 1) parts = [...parts.slice(0, 6), address.slice(12).join('.')];
  const zeros = (at: number) => parts[at] !== undefined && /^0+$/.test(parts[at]);
  const start = gapAt % parts.length;
  let size = 0;
  while (zeros(start + size) && size < 1 + (gapSize % 8)) size++;
  const text =
    size === 0
      ? parts.join(':')
      : `${parts.slice(0, start).join(':')}::${parts.slice(start + size).join(':')}`;
  return upper % 2 === 1 ? text.toUpperCase() : text;
}

/** ipaddr.js reads `::192.0.2.7` as `::ffff:192.0.2.7`; RFC 4291 section 2.5.5 does not. */
const COMPATIBLE = /^::\d+\.\d/;

const isMapped = (text: string): boolean =>
  !COMPATIBLE.test(text) && ipaddr.IPv6.parse(text).isIPv4MappedAddress();

const choices = fc.array(fc.nat(40), { minLength: 5, maxLength: 5 });

describe('readAddress()', () => {
  it('reads IPv4 as it was written', () => {
    fc.assert(
      fc.property(v4, (address) => {
        expect(canonical(address.join('.'))).toEqual(address);
      }),
    );
  });

  it('reads every spelling of an IPv6 address as ipaddr.js does', () => {
    fc.assert(
      fc.property(v6, choices, (address, by) => {
        const text = spelled(address, by);
        expect(isIPv6(text)).toBe(true);
        fc.pre(!COMPATIBLE.test(text));
        const parsed = ipaddr.IPv6.parse(text);
        expect(parsed.toByteArray()).toEqual([...address]);
        const wanted = parsed.isIPv4MappedAddress() ? address.slice(12) : address;
        expect(canonical(text)).toEqual(wanted);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads an IPv4 address that is mapped into IPv6 as that IPv4 address', () => {
    fc.assert(
      fc.property(v4, choices, (address, by) => {
        const mapped = Uint8Array.from([...new Uint8Array(10), 255, 255, ...address]);
        expect(canonical(spelled(mapped, by))).toEqual(address);
      }),
    );
  });

  it('agrees with node:net about what is an address, in texts that come near to one', () => {
    const near = fc.oneof(
      fc.array(fc.constantFrom(...'0123456789abcdefABCDEF:::::.....', '::', '25', '256', '00'), {
        maxLength: 20,
      }),
      fc
        .tuple(v6, choices, fc.nat(45), fc.constantFrom('', '0', ':', '.', 'f', 'g', '%', ' ', '-'))
        .map(([address, by, at, put]) => {
          const text = spelled(address, by);
          return [text.slice(0, at), put, text.slice(at + (by[0] % 2))];
        }),
      fc
        .tuple(v4, fc.nat(15), fc.constantFrom('', '0', '.', '9', 'x', ' ', '-', '::', ':'))
        .map(([address, at, put]) => [
          address.join('.').slice(0, at),
          put,
          address.join('.').slice(at),
        ]),
    );
    fc.assert(
      fc.property(near, (pieces) => {
        const text = pieces.join('');
        // A zone is no part of the address here.
        const wanted = text.includes('%') ? 0 : isIP(text);
        expect([0, 4, 6][Math.ceil((canonical(text)?.length ?? 0) / 8)]).toBe(
          wanted === 6 && isMapped(text) ? 4 : wanted,
        );
      }),
      { numRuns: 20_000 },
    );
  });

  it.each(['', '1.2.3', '010.0.0.1', '0x7f.0.0.1', '127.1', '2130706433', '1.2.3.4.', ' 1.2.3.4'])(
    '%j is no address, whatever other parsers make of it',
    (text) => expect(canonical(text)).toBeUndefined(),
  );
});

it('readAddress() reads ::192.0.2.7 as the 16 bytes that it is', () => {
  const wanted = Uint8Array.from([...new Uint8Array(12), 192, 0, 2, 7]);
  expect(canonical('::192.0.2.7')).toEqual(wanted);
});

describe('matchIPv4() and matchIPv6()', () => {
  it('find the end of an address that other bytes follow', () => {
    const bytes = bytesOf('192.0.2.7:80 2001:db8::7] ::ffff:192.0.2.7, 1:2:3:4:5:6:7:8:9 1::2::3');
    const found = (text: string) => bytesOf(text).length;
    expect(matchIPv4(bytes, 0, bytes.length)).toBe(9);
    expect(matchIPv6(bytes, 13, bytes.length)).toBe(13 + found('2001:db8::7'));
    expect(matchIPv6(bytes, 26, bytes.length)).toBe(26 + found('::ffff:192.0.2.7'));
    expect(matchIPv6(bytes, 44, bytes.length)).toBe(44 + found('1:2:3:4:5:6:7:8'));
    expect(matchIPv6(bytes, 62, bytes.length)).toBe(62 + found('1::2'));
  });

  it('give what net calls an address, and never look behind the end', () => {
    const text = fc
      .array(fc.constantFrom(...'0129af:::...', '::', '192.0.2.7', 'ffff:', ' '), { maxLength: 16 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(
        text,
        fc.nat(30),
        fc.string({ unit: fc.constantFrom(...'0:.f') }),
        (line, cut, more) => {
          const end = Math.min(cut, line.length);
          const seen = bytesOf(line.slice(0, end));
          const more2 = bytesOf(line.slice(0, end) + more);
          const last = matchIPv6(seen, 0, end);
          expect(matchIPv6(more2, 0, end)).toBe(last);
          expect(matchIPv4(more2, 0, end)).toBe(matchIPv4(seen, 0, end));
          if (last !== -1) {
            expect(isIPv6(line.slice(0, last))).toBe(true);
            expect(last).toBeLessThanOrEqual(LONGEST_ADDRESS);
          } else expect(isIPv6(line.slice(0, end))).toBe(false);
          const short = matchIPv4(seen, 0, end);
          if (short !== -1) expect(isIPv4(line.slice(0, short))).toBe(true);
        },
      ),
      { numRuns: 20_000 },
    );
  });

  it('take the byte between the groups that they are given', () => {
    const bytes = bytesOf('2001-db8--7');
    expect(matchIPv6(bytes, 0, bytes.length, 0x2d)).toBe(11);
    expect(matchIPv6(bytes, 0, bytes.length)).toBe(-1);
  });
});

describe('writeAddress()', () => {
  // RFC 5952 sections 1, 4 and 5.
  it.each([
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:0db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8::1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8::0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:DB8:0:0:1::1', '2001:db8::1:0:0:1'],
    ['2001:db8:aaaa:bbbb:cccc:dddd:eeee:001', '2001:db8:aaaa:bbbb:cccc:dddd:eeee:1'],
    ['2001:db8:0:0:0::1', '2001:db8::1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['1:0:0:0:0:0:0:0', '1::'],
    ['0:0:0:0:0:0:0:1', '::1'],
  ])('writes %s as %s', (text, wanted) =>
    expect(written(canonical(text) as Uint8Array)).toBe(wanted),
  );

  it('writes what ipaddr.js calls RFC 5952, and what readAddress() reads back', () => {
    fc.assert(
      fc.property(v6, (address) => {
        const text = written(address);
        // ipaddr.js compresses a single group too, which the RFC forbids in section 4.2.2.
        const wanted = new ipaddr.IPv6([...address]).toRFC5952String();
        if (/(^|:)0:0(:|$)/.test(new ipaddr.IPv6([...address]).toNormalizedString()))
          expect(text).toBe(wanted);
        else expect(text).toBe(new ipaddr.IPv6([...address]).toNormalizedString());
        expect(ipaddr.IPv6.parse(text).toByteArray()).toEqual([...address]);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(v4, (address) => {
        expect(written(address)).toBe(address.join('.'));
      }),
    );
  });
});

describe('writeDashed()', () => {
  it('writes all parts with - between them', () => {
    const out = new Uint8Array(64);
    const dashed = (address: Uint8Array) => latin1(out, 0, writeDashed(address, out, 0));
    expect(dashed(Uint8Array.of(192, 0, 2, 7))).toBe('192-0-2-7');
    fc.assert(
      fc.property(v6, (address) => {
        const text = dashed(address).replaceAll('-', ':');
        expect(text).toBe(new ipaddr.IPv6([...address]).toNormalizedString());
      }),
    );
  });
});
