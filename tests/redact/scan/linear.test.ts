import { describe, expect, it } from 'vitest';
import { spansOf } from './found.ts';

/*
 * Work that grows with the square of the length would take hours at these sizes: that a test ends
 * is what it proves.
 */

const PATTERNS = [
  ...['@', 'a@', '@a.', 'a@a', 'a@a.', 'a.a@', '"@', '" "@', 'a"@', 'x=a.b@'],
  ...[':', '::', 'a:', '1:2:', '::1', 'f::', ':/', '://', '//', '//@', '//a', '//a:', '/a'],
  ...['1.', '1.1.1.', '1.1.1.1', '1.1.1.1.', '1.2.3.4 ', 'a.', '1.a.', '0.0.', '.', '9', '999.'],
  ...[
    '=',
    'a=',
    '==',
    'user=',
    'user= ',
    'user="',
    "user='",
    'user=,',
    'user=a,a',
    'time=',
    'time="',
  ],
  ...[
    'agent=',
    'user-agent="',
    'password:',
    'password: ',
    'password: a: ',
    '"user":{',
    '"user":[{"',
  ],
  ...[
    'cookie:',
    'cookie: "',
    'cookie:="',
    'authorization: x',
    'ip=',
    'ip=1',
    'ip=[',
    'ip="a\\',
    ':=',
  ],
  ...['%', '%2', '%25', '%2525', '%25%25', '%u0025', '%40', 'a%40', '%2e1', '%zz', '%20user='],
  ...['\\', '\\\\', '\\u0', '\\u0040', '\\x', '\\x5c', '\\"', '\\ud83d', '\\n', 'user=\\"', '"\\'],
  ...['-', '1-', '1-1-1-', 'a-', '1-2-3-4.', '1-2-3-4.a', '1--', '--', '2026-', '1-1', '0-0-0-0-'],
  ...['_', '__', 'user_', 'a_', 'user_3dkdk2gt_', '{', '[', '{{', '}', '"', '":', '""', ',', ',a'],
  ...['Mozilla/5.0', '"Mozilla/5.0', 'mozilla/', 'a/', ' ', '\t', '  =', '\0', '\xff', '\xc3\xa9@'],
  ...[
    'v1.2.3.4',
    'a-1.2.3.4.',
    '1.ip6.arpa',
    'a.b.c.d.',
    'alice%40@example.org ',
    ';',
    '; ',
    'a=b;',
  ],
  ...['&', '&#', '&#x4', '&#64;', '&amp;', '&a', '&am', '=40', '=3D', '=', '+', 'a+', '1+1', '+1'],
  ...[
    '\x1b',
    '\x1b[',
    '\x1b[1',
    '\x1b[1m',
    '\\x1b[',
    '#033[',
    '^[[',
    '^[[0',
    '%1b[',
    '\xc2\xad',
    '\xe2\x80\x8b',
  ],
  ...[
    '\xef\xbc\xa0',
    '\xef\xbc',
    'a\xc2\xa0@',
    '\xe2\x80\x9c@',
    'user=\x1b[0m ',
    '1\xc2\xad',
    'amFu',
    'aGU/',
  ],
  ...[
    'amFuQG1haWwuZXhhbXBsZQ/',
    'amFuQG1haWwuZXhhbXBsZQ',
    'aGU-',
    'AAAA',
    '/aGVs',
    'b28/s',
    'fn5-',
    'dXNlcj1h',
  ],
  ...['fn5-fn5-A', 'bWFpbCB0byBqYW5AbWFpbC5leGFtcGxl '],
];

describe.each([2 ** 17, 2 ** 18])('%i bytes', (size) => {
  it.each(['text', 'target', 'request', 'forwarded', 'cookie'] as const)(
    'of any pattern are scanned as %s in a time that fits',
    (as) => {
      for (const pattern of PATTERNS) {
        const text = pattern.repeat(Math.ceil(size / pattern.length)).slice(0, size);
        expect(spansOf(text, { as }).length).toBeLessThanOrEqual(size);
      }
    },
  );
});
