import fc from 'fast-check';
import { lineOf } from './lines.ts';
import type { FormatName } from './sluice-of.ts';

/*
 * What can come out of a pipe: lines that fit, lines that were damaged, lines that somebody wrote to
 * do harm, and bytes that are no lines at all. One character a byte.
 */

/** For streams with lines that are over the limit. */
export const LINE_LIMIT = 600;

/** What the machines look at, and half of what they look for. */
const FRAGMENTS = [
  ...' "\'\\%=&?#:;,./-_@[](){}<>+*!$~|`',
  ...[
    '\\"',
    '\\\\',
    '\\x',
    '\\x2',
    '\\x22',
    '\\u',
    '\\u00',
    '\\u0040',
    '%',
    '%2',
    '%40',
    '%25',
    '%2540',
    '%u0040',
  ],
  ...[
    '\0',
    '\t',
    '\r',
    '\x1b',
    '\x80',
    '\xff',
    '\xc3',
    '\xc3\xa9',
    '\xed\xa0\x80',
    '\xf0\x9f\x98\x80',
    '\xef\xbb\xbf',
  ],
  ...[
    'a',
    'Z',
    '0',
    '9',
    '::',
    '//',
    '" "',
    '] "',
    '" 200 5 "',
    '- - [',
    ', client: ',
    ', request: "',
    '": "',
    '{"',
    '":{"',
    '"}',
    ',"',
  ],
  ...[
    '192.0.2.1',
    '2001:db8::1',
    '256.0.0.0',
    '010.0.0.1',
    '1.2.3',
    '192-0-2-1.example',
    '1.2.0.192.in-addr.arpa',
    '::ffff:192.0.2.1',
  ],
  ...[
    'a@example.org',
    '@example.org',
    'a@',
    '"a b"@example.org',
    'email=',
    'password=',
    'token: ',
    'ua=',
    'Cookie: ',
    'Authorization: Basic ',
  ],
  ...[
    '[22/Nov/2026:17:15:43 +0000]',
    '2026/11/22 17:15:43',
    '2026-11-22T17:15:43Z',
    '1700000000',
    ' HTTP/1.1',
    'GET /',
    'Mozilla/5.0 (',
  ],
  ...['user_k3fqa2cd_mz4tb6n7qxw2ayhd', 'user_k3fqa2cd_', '_mz4tb6n7qxw2ayhd'],
];

/** Bytes that look like a bit of everything; no line feed. */
export const soup: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 })
  .map((parts) => parts.join(''));

const junk = fc
  .uint8Array({ maxLength: 60 })
  .map((bytes) => Buffer.from(bytes).toString('latin1').replaceAll('\n', ''));

/** A line that was cut, that lost a piece, or into which a piece came. */
export function damaged(line: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(line, fc.nat(), fc.nat(60), fc.oneof(fc.constant(''), soup))
    .map(([whole, place, lost, gained]) => {
      const at = place % (whole.length + 1);
      return whole.slice(0, at) + gained + whole.slice(at + lost);
    });
}

const overlong = fc
  .tuple(
    fc.constantFrom('', '\xff\xfe', '{"a":"', '192.0.2.1 - '),
    fc.integer({ min: -2, max: 300 }),
    fc.constantFrom('a', 'a@', '.', '{"a":'),
  )
  .map(([lead, over, fill]) => (lead + fill.repeat(LINE_LIMIT + 300)).slice(0, LINE_LIMIT + over));

const utf16 = fc
  .tuple(fc.constantFrom('', '\xff\xfe', '\xfe\xff'), fc.boolean())
  .map(
    ([mark, swapped]) =>
      mark + [...'from 192.0.2.1'].map((char) => (swapped ? `\0${char}` : `${char}\0`)).join(''),
  );

const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\r\n');

/** One line of any kind, mostly such as `format` has; no line feed in it. */
export function anyLine(format: FormatName): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: lineOf(format) },
    { weight: 2, arbitrary: lineOf('auto') },
    { weight: 4, arbitrary: damaged(lineOf(format)) },
    { weight: 3, arbitrary: soup },
    { weight: 1, arbitrary: junk },
    { weight: 1, arbitrary: overlong },
    { weight: 1, arbitrary: utf16 },
    { weight: 1, arbitrary: fc.constantFrom('', '\r', ' ') },
  );
}

/** A whole source: lines, their ends, and perhaps a last line without one. */
export function sourceOf(format: FormatName): fc.Arbitrary<string> {
  const lines = fc.array(fc.tuple(anyLine(format), lineEnd), { maxLength: 12 });
  return fc
    .tuple(lines, fc.oneof(fc.constant(''), anyLine(format)))
    .map(([ended, last]) => ended.map((line) => line.join('')).join('') + last);
}
