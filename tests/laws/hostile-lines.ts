import { RUNS } from './law.ts';
import type { FormatName } from './sluice-of.ts';

/*
 * Lines that somebody wrote to make us work: each is one short pattern over and over, on which a
 * machine may look far ahead or back every time, on the way to nothing.
 */

/** With work that grows with the square of this, one line takes minutes; below the limit of a line. */
const SIZE = 512 * 1024;

export interface HostileLine {
  readonly name: string;
  /** Made when it is needed: all together would not fit in memory. */
  readonly text: () => string;
}

const repeat = (text: string, lead = '', tail = ''): string =>
  lead + text.repeat(Math.floor((SIZE - lead.length - tail.length) / text.length)) + tail;

const PIECES = [
  // Every byte that a detector looks at, alone and with what it looks for beside it.
  ...[
    '.',
    ':',
    '@',
    '=',
    '/',
    '-',
    '_',
    '%',
    '\\',
    '"',
    "'",
    ' ',
    '&',
    ';',
    ',',
    '[',
    '{',
    '(',
    '#',
    '\0',
    '\xff',
    '0',
    'a',
  ],
  ...[
    'a@',
    '@a',
    '@a.',
    'a@a-',
    '"@',
    '"a@',
    'a@[',
    '1.',
    '1.1',
    '.1.1.1.1',
    '1.1.1.1',
    '1.1.1.1.',
    '1-',
    '1-1-1-1-',
    '1-1-1-1',
    'a-b-c-d-e-f-a-b-',
  ],
  ...[
    '::',
    'a:',
    'a::',
    '::a',
    ':1:1:1',
    '1:1:1:1:1:1:1:1:',
    'f.',
    'b.a.9.8.',
    '//',
    '//a',
    '//a@',
    '//a:',
    '/a/',
    'a=',
    '=a',
    '==',
    'a:"',
    'a="',
    "a='",
    'a: ',
  ],
  // Names whose values end far away, or are left alone.
  ...[
    'ua=',
    'ua:',
    'time=',
    'ip=',
    'ip=,',
    'email=',
    'password="',
    "password='",
    'cookie:',
    'Cookie: a;',
    'authorization: digest ',
    'authorization: basic ',
    'a[b]=',
    'a.b.',
  ],
  ...[
    'Mozilla/',
    'Mozilla/5.0 (',
    'mozilla/5.',
    'user_k3fqa2cd_',
    'user_k3fqa2cd_mz4tb6n7qxw2ayhd',
    '_aaaaaaaa_aaaaaaaaaaaaaaaa',
    'v1.2.3.4 ',
    'version ',
  ],
  // Escapes: cut, nested, and such that what they hold and what they are differ.
  ...[
    '%2',
    '%25',
    '%2525',
    '%40',
    '%2540',
    '\\x',
    '\\x4',
    '\\x40',
    '\\u',
    '\\u0040',
    '\\u004',
    '\\ud83d\\ude00',
    '\\\\',
    '\\"',
    '%u0040',
    '%5Cx40',
    'a%40',
    '5.%31.2.3.4 ',
    '%41a@a.nl ',
    '%20a@a.nl',
    '%3a%3a',
  ],
  // What columns, keys and times begin with.
  ...[
    '" "',
    '" 200 5 "',
    '] "',
    '- - [',
    ', ',
    '1, ',
    '1 : ',
    '192.0.2.1, ',
    ' [22/Nov/2026:17:15:43 +0000] "',
    '2026/11/22 17:15:43 [',
    ' HTTP/1.1',
    ' HTTP/1.1"',
  ],
  ...[
    ', client: ',
    ', client: a, server: ',
    ', server: ',
    ', request: "',
    ', upstream: ',
    ', host: "',
    'user "',
    '" was not found in "',
    '": password mismatch',
  ],
  ...[
    '{"a":',
    '[[',
    '{"a":{',
    '"a":1,',
    '"ip":"',
    '":"',
    '{"',
    '}',
    ']',
    '"a",',
    'null,',
    '1e9,',
    '"\\u0061":',
    '\\u0022',
  ],
];

/**
 * What stands before the pieces, so that they are met by every machine: columns, keys of the error
 * log, JSON, text, and the choice among them.
 */
const MACHINES: readonly (readonly (readonly [FormatName, string])[])[] = [
  [
    ['combined', ''],
    ['combined', '192.0.2.1 - '],
    ['combined', '192.0.2.1 - - [22/Nov/2026:17:15:43 +0000] "GET /?q='],
    ['common', '192.0.2.1 - - [22/Nov/2026:17:15:43 +0000] "GET /'],
    ['custom', '192.0.2.1 - - [22/Nov/2026:17:15:43 +0000] "GET / HTTP/1.1" 200 5 "-" "-" "'],
  ],
  [
    ['error', '2026/11/22 17:15:43 [error] 1#1: *1 '],
    ['error', '2026/11/22 17:15:43 [error] 1#1: *1 a, client: '],
  ],
  [
    ['json', '{"a":"'],
    ['json', '{"a":'],
    ['json', '{"client_ip":"'],
    ['json', '{"cookie":"'],
  ],
  [['text', '']],
  [
    ['auto', ''],
    ['auto', '{"a":'],
  ],
];

/** Lines that need more than one piece. */
const WHOLE: Record<string, string> = {
  'deep objects, closed': `${'{"a":'.repeat(SIZE / 16)}1${'}'.repeat(SIZE / 16)}`,
  'deep arrays, closed': `{"a":${'['.repeat(SIZE / 4)}${']'.repeat(SIZE / 4)}}`,
  'many keys': `{${Array.from({ length: SIZE / 16 }, (_, i) => `"key${i}":${i}`).join(',')}}`,
  'the same key': `{${repeat('"__proto__":1,')}"a":1}`,
  'a quote at the very end': repeat('a', 'password="', '"'),
  'many distinct parameters': Array.from({ length: SIZE / 16 }, (_, i) => `p${i}=${i}`).join('&'),
  'many distinct addresses': Array.from(
    { length: SIZE / 16 },
    (_, i) => `198.18.${(i >> 8) & 255}.${i & 255}`,
  ).join(' '),
  'one address per escape': repeat('%3a192.0.2.1'),
  'an e-mail address as long as the line': repeat('a', '', '@example.org'),
  'a domain as long as the line': repeat('a.', 'a@', 'nl'),
  'a chain as long as the line': repeat('192.0.2.1, '),
};

/**
 * The lines for a format. Each machine meets every piece behind one of its leads in turn, and behind
 * all of them in a longer run.
 */
export function hostileLines(format: FormatName): HostileLine[] {
  const lines = MACHINES.flatMap((machine) =>
    PIECES.flatMap((piece, i) => {
      const leads = RUNS > 1 ? machine : [machine[i % machine.length]];
      return leads
        .filter(([name]) => name === format)
        .map(([, lead]) => ({ name: `${lead} ${piece} …`, text: () => repeat(piece, lead) }));
    }),
  );
  // Common and custom lines are met by the machine of the combined ones.
  if (!MACHINES.some(([[first]]) => first === format)) return lines;
  return [...lines, ...Object.entries(WHOLE).map(([name, text]) => ({ name, text: () => text }))];
}
