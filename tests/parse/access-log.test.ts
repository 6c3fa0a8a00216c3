import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combined, common } from '../../src/parse/access-log.ts';
import { fieldsOf, parsed, someNames } from './fields-of.ts';

const format = combined(someNames);
const TIME = '22/Nov/2026:17:15:43 +0000';
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0';
const LINE = `192.0.2.1 - jan.de.vries@example.com [${TIME}] "GET /a?email=jan@example.com HTTP/1.1" 200 5316 "https://example.com/b?user=jan" "${AGENT}"`;

describe('combined', () => {
  it.each<[title: string, line: string, fields: string[]]>([
    [
      'a line with everything in it',
      LINE,
      [
        'address 192.0.2.1',
        'user jan.de.vries@example.com',
        `time ${TIME}`,
        'request GET /a?email=jan@example.com HTTP/1.1',
        'plain 200',
        'plain 5316',
        'referer https://example.com/b?user=jan',
        `agent ${AGENT}`,
      ],
    ],
    [
      'an empty request',
      `192.0.2.1 - - [${TIME}] "" 400 0 "-" "-"`,
      ['address 192.0.2.1', `time ${TIME}`, 'plain 400', 'plain 0'],
    ],
    [
      'the bytes of a TLS handshake',
      `192.0.2.1 - - [${TIME}] "\\x16\\x03\\x01\\x02" 400 157 "-" "-"`,
      [
        'address 192.0.2.1',
        `time ${TIME}`,
        'request \\x16\\x03\\x01\\x02',
        'plain 400',
        'plain 157',
      ],
    ],
    [
      'a request that is none, and status 009',
      `192.0.2.1 - - [${TIME}] "hello  there" 009 - "-" "a\\x22b"`,
      ['address 192.0.2.1', `time ${TIME}`, 'request hello  there', 'plain 009', 'agent a\\x22b'],
    ],
    [
      'the backslashes of Apache',
      `2001:db8::1 - jan [${TIME}] "GET /\\"x\\\\ HTTP/1.1" 200 5 "-" "a \\"b\\""`,
      [
        'address 2001:db8::1',
        'user jan',
        `time ${TIME}`,
        'request GET /\\"x\\\\ HTTP/1.1',
        'plain 200',
        'plain 5',
        'agent a \\"b\\"',
      ],
    ],
    [
      'a user with blanks and brackets',
      `192.0.2.1 - jan [de] - vries  [${TIME}] "GET / HTTP/1.1" 401 5 "-" "x"`,
      [
        'address 192.0.2.1',
        'user jan [de] - vries ',
        `time ${TIME}`,
        'request GET / HTTP/1.1',
        'plain 401',
        'plain 5',
        'agent x',
      ],
    ],
    [
      'a raw quote that no nginx wrote',
      `192.0.2.1 - - [${TIME}] "GET /?q="a b" HTTP/1.1" 200 5 "-" "x"`,
      [
        'address 192.0.2.1',
        `time ${TIME}`,
        'request GET /?q="a b" HTTP/1.1',
        'plain 200',
        'plain 5',
        'agent x',
      ],
    ],
    [
      'more columns',
      `192.0.2.1 - - [${TIME}] "GET / HTTP/1.1" 200 5 "-" "x" "192.0.2.9" 0.001`,
      [
        'address 192.0.2.1',
        `time ${TIME}`,
        'request GET / HTTP/1.1',
        'plain 200',
        'plain 5',
        'agent x',
        'text  "192.0.2.9" 0.001',
      ],
    ],
  ])('finds the fields of %s', (_, line, fields) => {
    expect(fieldsOf(format, line)).toEqual(fields);
    expect(parsed(format, line)).toMatchObject({
      fit: 'whole',
      time: Date.UTC(2026, 10, 22, 17, 15, 43) / 1000,
    });
  });

  it.each([
    '192.0.2.1, 198.51.100.2',
    '192.0.2.1:443',
    '[2001:db8::1]:443',
    '::ffff:192.0.2.1',
    'fe80::1%eth0',
    '2001:DB8:0:0:0:0:0:1',
    '010.0.0.1',
    '256.0.0.0',
    '1.2.3',
    'unix:',
    'host-192-0-2-1.example.net',
    'hello',
  ])('takes what stands in the first column as the address: %s', (address) => {
    const { fit, fields } = parsed(format, LINE.replace('192.0.2.1', address));
    expect(fit).toBe('whole');
    expect(fields[0]).toEqual(['address', address]);
    expect(fields).toHaveLength(8);
  });

  it('leaves every value of a cut line in a field of its kind or in text', () => {
    const values: [kind: string, value: string][] = [
      ['address', '192.0.2.1'],
      ['user', 'jan.de.vries@example.com'],
      ['request', '/a?email=jan@example.com'],
      ['referer', 'https://example.com/b?user=jan'],
      ['agent', AGENT],
    ];
    for (let cut = 0; cut < LINE.length; cut++) {
      const { fields, fit } = parsed(format, LINE.slice(0, cut));
      expect(fit).not.toBe('whole');
      for (const [kind, value] of values) {
        const at = LINE.indexOf(value, kind === 'user' ? 10 : 0);
        const seen = value.slice(0, Math.max(0, cut - at));
        const held = fields.some(
          ([holder, text]) => (holder === kind || holder === 'text') && text.includes(seen),
        );
        expect(held || seen === '', `${kind} of a line cut at ${cut}`).toBe(true);
      }
    }
  });

  it('knows the kind of the column in which a line was cut', () => {
    const cut = (end: string) =>
      fieldsOf(format, LINE.slice(0, LINE.indexOf(end) + end.length)).at(-1);
    expect(cut('192.0.2')).toBe('address 192.0.2');
    expect(cut('jan.de')).toBe('user jan.de');
    expect(cut('GET /a?em')).toBe('request GET /a?em');
    expect(cut('https://ex')).toBe('referer https://ex');
    expect(cut('Mozilla/5.0 (X')).toBe('agent Mozilla/5.0 (X');
  });

  it('keeps its fields in order and within the line, whatever the line', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary-ascii', maxLength: 20 }),
      fc.nat(LINE.length).chain((at) => fc.nat(60).map((length) => LINE.slice(at, at + length))),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        parsed(format, pieces.join(''));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a line of hostile repeats without going over it again and again', () => {
    const open = `192.0.2.1 - ${` [${TIME}] `.repeat(40_000)}`;
    expect(parsed(format, open).fields[1][1].length).toBe(open.length - 12 - 30);
    const quotes = `192.0.2.1 - - [${TIME}] "${'" 200 5 x'.repeat(100_000)}`;
    expect(parsed(format, quotes).fit).toBe('partial');
    expect(parsed(format, ' - '.repeat(300_000)).fit).toBe('none');
    expect(parsed(format, '1'.repeat(1_000_000)).fit).toBe('none');
  });
});

describe('common', () => {
  it('finds its fields, and those of a combined line behind them as text', () => {
    const short = `192.0.2.1 - jan [${TIME}] "GET / HTTP/1.1" 200 5`;
    const fields = [
      'address 192.0.2.1',
      'user jan',
      `time ${TIME}`,
      'request GET / HTTP/1.1',
      'plain 200',
      'plain 5',
    ];
    expect(fieldsOf(common(someNames), short)).toEqual(fields);
    expect(fieldsOf(common(someNames), `${short} "-" "x"`)).toEqual([...fields, 'text  "-" "x"']);
    expect(parsed(format, short).fit).toBe('partial');
  });

  it('takes no beginning of an address for the number of its last column', () => {
    const line = `192.0.2.1 - - [${TIME}] "GET / HTTP/1.1" 200 198.18.7.0`;
    expect(fieldsOf(common(someNames), line).at(-1)).toBe('text 198.18.7.0');
  });
});
