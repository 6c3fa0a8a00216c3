import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nginxError } from '../../src/parse/nginx-error.ts';
import { fieldsOf, parsed } from './fields-of.ts';

const format = nginxError();
const TIME = '2026/11/22 12:00:00';
const HEADER = `${TIME} [error] 123#123: *45 `;
const CONTEXT =
  ', client: 192.0.2.1, server: example.com, request: "GET /x?email=a HTTP/1.1", subrequest: "/auth", upstream: "http://198.51.100.9:8080/x?y", host: "example.com", referrer: "http://example.org/?q=1"';
const CONTEXT_FIELDS = [
  'address 192.0.2.1',
  'text example.com',
  'request GET /x?email=a HTTP/1.1',
  'target /auth',
  'upstream 198.51.100.9:8080',
  'target /x?y',
  'text example.com',
  'referer http://example.org/?q=1',
];

describe('nginx-error', () => {
  it.each<[message: string, fields: string[]]>([
    [
      `connect() to 192.0.2.9:80 failed (111: Connection refused) while connecting to upstream${CONTEXT}`,
      [
        'text connect() to 192.0.2.9:80 failed (111: Connection refused) while connecting to upstream',
        ...CONTEXT_FIELDS,
      ],
    ],
    [
      `user "jan de vries" was not found in "/etc/nginx/htpasswd"${CONTEXT}`,
      ['user jan de vries', 'text " was not found in "/etc/nginx/htpasswd"', ...CONTEXT_FIELDS],
    ],
    [
      `user "jan": password mismatch, client: 192.0.2.1, server: , request: "GET / HTTP/1.1", host: "example.com"`,
      [
        'user jan',
        'text ": password mismatch',
        'address 192.0.2.1',
        'request GET / HTTP/1.1',
        'text example.com',
      ],
    ],
    [
      'limiting requests, excess: 5.2 by zone "x", client: 2001:db8::1, server: example.com, request: "GET / HTTP/2.0"',
      [
        'text limiting requests, excess: 5.2 by zone "x"',
        'address 2001:db8::1',
        'text example.com',
        'request GET / HTTP/2.0',
      ],
    ],
    [
      'client timed out (110: Connection timed out) while waiting for request, client: 192.0.2.1, server: 0.0.0.0:443',
      [
        'text client timed out (110: Connection timed out) while waiting for request',
        'address 192.0.2.1',
        'text 0.0.0.0:443',
      ],
    ],
    [
      'x, client: unix:, server: , request: "GET / HTTP/1.1", upstream: "fastcgi://unix:/run/php.sock:", host: "a"',
      [
        'text x',
        'address unix:',
        'request GET / HTTP/1.1',
        'upstream unix:',
        'target /run/php.sock:',
        'text a',
      ],
    ],
    [
      'upstream timed out, client: 192.0.2.1, server: 0.0.0.0:53, upstream: "192.0.2.9:53", bytes from/to client:0/0, bytes from/to upstream:0/0',
      [
        'text upstream timed out',
        'address 192.0.2.1',
        'text 0.0.0.0:53',
        'upstream 192.0.2.9:53',
        'text , bytes from/to client:0/0, bytes from/to upstream:0/0',
      ],
    ],
    [
      'client login failed, client: 192.0.2.1, server: 0.0.0.0:25, login: "jan", upstream: 192.0.2.7:25',
      [
        'text client login failed',
        'address 192.0.2.1',
        'text 0.0.0.0:25',
        'user jan',
        'upstream 192.0.2.7:25',
      ],
    ],
    ['signal process started', ['text signal process started']],
    [
      'client sent invalid host header "a", client: 203.0.113.9',
      ['text client sent invalid host header "a"', 'address 203.0.113.9'],
    ],
  ])('finds the fields behind %s', (message, fields) => {
    expect(fieldsOf(format, HEADER + message)).toEqual([`time ${TIME}`, ...fields]);
    expect(parsed(format, HEADER + message)).toMatchObject({
      fit: 'whole',
      time: Date.UTC(2026, 10, 22, 12) / 1000,
    });
  });

  it.each(['debug', 'info', 'notice', 'warn', 'error', 'crit', 'alert', 'emerg'])(
    'knows the level %s, with and without a connection',
    (level) => {
      expect(fieldsOf(format, `${TIME} [${level}] 1#2: x`)).toEqual([`time ${TIME}`, 'text x']);
      expect(fieldsOf(format, `${TIME} [${level}] 1#2: *3 x`)).toEqual([`time ${TIME}`, 'text x']);
    },
  );

  it('finds the real client behind a faked one in the message', () => {
    const fake =
      'client sent invalid header "a, client: 203.0.113.9, server: y, request: "GET /", host: "z", referrer: "q""';
    expect(fieldsOf(format, HEADER + fake + CONTEXT)).toEqual([
      `time ${TIME}`,
      `text ${fake}`,
      ...CONTEXT_FIELDS,
    ]);
  });

  it('finds the real client in front of a faked one in the request or referrer', () => {
    const request = 'GET /?a=, client: 203.0.113.9, server: y HTTP/1.1';
    const line = `${HEADER}x, client: 192.0.2.1, server: s, request: "${request}", host: "h", referrer: "r, client: 203.0.113.9, server: y z"`;
    expect(fieldsOf(format, line)).toEqual([
      `time ${TIME}`,
      'text x',
      'address 192.0.2.1',
      'text s',
      `request ${request}`,
      'text h',
      'referer r, client: 203.0.113.9, server: y z',
    ]);
  });

  it('finds a user whose name holds the words behind it', () => {
    const name = 'jan": password mismatch, " was not found in "x';
    expect(fieldsOf(format, `${HEADER}user "${name}": password mismatch${CONTEXT}`)[1]).toBe(
      `user ${name}`,
    );
  });

  it.each([
    'PHP message: x" while reading upstream, client: 192.0.2.1, server: s',
    '2026/11/22 12:00:00 hello',
    '2026-11-22 12:00:00 [error] 1#1: x',
    '2026/13/22 12:00:00 [error] 1#1: x',
    '2026/11/2',
    '',
  ])('takes no field from %j', (line) => {
    expect(parsed(format, line)).toMatchObject({
      fit: 'none',
      time: Number.NaN,
      fields: [['text', line]],
    });
  });

  it('keeps the time of a line whose header it does not know', () => {
    expect(parsed(format, `${TIME} [loud] 1#1: jan`)).toMatchObject({
      fit: 'partial',
      fields: [
        ['time', TIME],
        ['text', ' [loud] 1#1: jan'],
      ],
    });
  });

  it('searches what is left of a key that was cut', () => {
    const line = `${HEADER}x, client: 192.0.2.1, server: s, requ`;
    expect(fieldsOf(format, line).slice(2)).toEqual(['address 192.0.2.1', 'text s', 'text , requ']);
  });

  it('leaves every value of a cut line in a field of its kind or in one that is searched', () => {
    const line = `${HEADER}user "jan de vries": password mismatch${CONTEXT}`;
    const values: [kind: string, value: string][] = [
      ['user', 'jan de vries'],
      ['address', '192.0.2.1'],
      ['request', '/x?email=a'],
      ['upstream', '198.51.100.9'],
      ['referer', 'http://example.org/?q=1'],
    ];
    for (let cut = 0; cut <= line.length; cut++) {
      const { fields } = parsed(format, line.slice(0, cut));
      for (const [kind, value] of values) {
        const seen = value.slice(0, Math.max(0, cut - line.indexOf(value)));
        const held = fields.some(
          ([holder, text]) =>
            (holder === kind || (['text', 'target'].includes(holder) && kind !== 'user')) &&
            text.includes(seen),
        );
        expect(held || seen === '', `${kind} of a line cut at ${cut}`).toBe(true);
      }
    }
  });

  it('leaves no byte out but keys and the quotes around values, whatever the line', () => {
    const part = fc.constantFrom(
      ', client: ',
      '192.0.2.1',
      ', server: ',
      ', request: "',
      ', upstream: ',
      ', login: "',
      ', host: "',
      ', referrer: "',
      '"',
      'user "',
      '": password mismatch',
      ' ',
      ',',
      'jan',
      '\xff',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const line = HEADER + parts.join('');
        expect(parsed(format, line).outside.slice(HEADER.length - TIME.length)).toMatch(
          /^(user "|, (client|server|upstream): |, (request|login|host|referrer): "|")*$/,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a line of hostile repeats without going over it again and again', () => {
    for (const part of [
      ', client: ',
      ', client: 1, server: ',
      ', client: 1, server: x, host: "',
      '"',
    ]) {
      expect(parsed(format, HEADER + part.repeat(60_000)).fit).toBe('whole');
    }
  });
});
