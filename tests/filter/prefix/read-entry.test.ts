import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../../src/base/ascii.ts';
import { PrefixBuilder } from '../../../src/filter/prefix/prefix-builder.ts';
import { EntryReader } from '../../../src/filter/prefix/read-entry.ts';

/** What the entry is, and the prefixes that it gives. */
function read(text: string): [string, ...string[]] {
  const builder = new PrefixBuilder();
  const entry = new EntryReader(builder).read(bytesOf(` ${text} `), 1, text.length + 1);
  return [entry, ...builder.build().set.prefixes()];
}

describe('EntryReader', () => {
  it('reads addresses, prefixes and ranges of both families', () => {
    expect(read('192.0.2.7')).toEqual(['right', '192.0.2.7/32']);
    expect(read('192.0.2.0/24')).toEqual(['right', '192.0.2.0/24']);
    expect(read('0.0.0.0/0')).toEqual(['right', '0.0.0.0/0']);
    expect(read('2001:DB8::/32')).toEqual(['right', '2001:db8::/32']);
    expect(read('2001:db8::1')).toEqual(['right', '2001:db8::1/128']);
    expect(read('192.0.2.0-192.0.2.3')).toEqual(['right', '192.0.2.0/30']);
    expect(read('192.0.2.0 \t-  192.0.2.2')).toEqual(['right', '192.0.2.0/31', '192.0.2.2/32']);
    expect(read('2001:db8::-2001:db8::1')).toEqual(['right', '2001:db8::/127']);
  });

  it('takes bits behind the prefix off, and says so', () => {
    expect(read('192.0.2.7/24')).toEqual(['masked', '192.0.2.0/24']);
    expect(read('2001:db8::1/32')).toEqual(['masked', '2001:db8::/32']);
    expect(read('192.0.2.7/0')).toEqual(['masked', '0.0.0.0/0']);
  });

  it('takes IPv4 mapped into IPv6 for IPv4', () => {
    expect(read('::ffff:192.0.2.0/120')).toEqual(['right', '192.0.2.0/24']);
    expect(read('::ffff:c000:207')).toEqual(['right', '192.0.2.7/32']);
    expect(read('::ffff:192.0.2.0-192.0.2.1')).toEqual(['right', '192.0.2.0/31']);
  });

  it('does not guess: every other spelling is garbage', () => {
    const others = [
      ...['', '127.1', '2130706433', '0177.0.0.1', '0x7f.0.0.1', '192.0.2', '192.0.2.256'],
      ...['192.0.2.0/33', '192.0.2.0/', '192.0.2.0/024', '192.0.2.0/-1', '192.0.2.0/24/24'],
      ...['192.0.2.0/255.255.255.0', '192.0.2.0 /24', '192.0.2.*', '192.0.2.1.', '192.0.2.1:80'],
      ...['2001:db8::/129', '2001:db8::1%eth0', '[2001:db8::1]', '2001:db8', '::ffff:192.0.2.0/95'],
      ...[
        '192.0.2.9-192.0.2.1',
        '192.0.2.1-2001:db8::1',
        '192.0.2.1-',
        '-192.0.2.1',
        '192.0.2.1-9',
      ],
      ...['192.0.2.0/24-192.0.3.0/24', 'example.org', `192.0.2.1${' '.repeat(200)}-192.0.2.2`],
    ];
    for (const text of others) expect([text, ...read(text)]).toEqual([text, 'garbage']);
  });
});
