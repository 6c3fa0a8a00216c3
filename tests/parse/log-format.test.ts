import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import { isJsonFormat, type LogEscape, logFormat } from '../../src/parse/log-format.ts';
import { fieldsOf, parsed, someNames } from './fields-of.ts';

const made = (format: string, escaping: LogEscape = 'default') =>
  logFormat('test', format, someNames, escaping);

const TIME = '22/Nov/2026:17:15:43 +0000';

describe('logFormat()', () => {
  it.each<[title: string, format: string, line: string, fields: string[]]>([
    [
      'variables in braces',
      `\${remote_addr}:\${remote_port} $status`,
      '192.0.2.1:443 200',
      ['address 192.0.2.1', 'plain 443', 'plain 200'],
    ],
    [
      'an IPv6 address in front of a port',
      '$remote_addr:$remote_port $status',
      '2001:db8:10:20::5:443 200',
      ['address 2001:db8:10:20::5', 'plain 443', 'plain 200'],
    ],
    [
      'a list of addresses where a blank parts the columns',
      '$upstream_addr $status $host',
      '192.0.2.1:80, [2001:db8::1]:80 : 192.0.2.3:80 200 example.com',
      ['upstream 192.0.2.1:80, [2001:db8::1]:80 : 192.0.2.3:80', 'plain 200', 'text example.com'],
    ],
    [
      'lists where their separator parts the columns',
      '"$http_x_forwarded_for, $remote_addr" $request_time, $upstream_response_time $status',
      '"192.0.2.1, 192.0.2.2" 0.010, 0.001, 0.002 : 0.003 200',
      [
        'forwarded 192.0.2.1',
        'address 192.0.2.2',
        'plain 0.010',
        'plain 0.001, 0.002 : 0.003',
        'plain 200',
      ],
    ],
    [
      'nothing logged, as - and as no bytes',
      '$remote_addr "$remote_user" $msec $upstream_response_time "$http_user_agent" $host',
      '192.0.2.1 "" 1700000000.123 - "-" -',
      ['address 192.0.2.1', 'time 1700000000.123'],
    ],
    [
      'a request in parts',
      '"$request_method $request_uri $server_protocol" $status',
      '"GET /?email=jan@example.com HTTP/1.1" 200',
      ['plain GET', 'target /?email=jan@example.com', 'plain HTTP/1.1', 'plain 200'],
    ],
    [
      'names of the site',
      '$status "$arg_email" "$http_x_apikey" "$arg_q" "$arg_page" "$cookie_sid" "$email" "$other"',
      '200 "a@example.com" "k1" "needle" "7" "s1" "b@example.com" "o"',
      [
        'plain 200',
        'email a@example.com',
        'secret k1',
        'target needle',
        'plain 7',
        'cookie s1',
        'email b@example.com',
        'text o',
      ],
    ],
    [
      'one field where no literal parts two variables',
      '$status $scheme$host $remote_user$time_local',
      `200 httpsexample.com jan${TIME}`,
      ['plain 200', 'text httpsexample.com', `user jan${TIME}`],
    ],
    [
      'something in a harmless column that is not harmless',
      '$status $request_method $scheme "$arg_page" $hostname',
      '200 192.0.2.1 https "jan@example.com" web',
      ['plain 200', 'text 192.0.2.1', 'text https', 'text jan@example.com', 'text web'],
    ],
    [
      'a date that does not exist',
      '$remote_addr [$time_local] "$http_user_agent"',
      '192.0.2.1 [99/Nov/2026:17:15:43 +0000] "curl"',
      ['address 192.0.2.1', 'text 99/Nov/2026:17:15:43 +0000', 'agent curl'],
    ],
    [
      'columns that the format does not have',
      '$remote_addr $status',
      '192.0.2.1 200 "jan" 5',
      ['address 192.0.2.1', 'plain 200', 'text  "jan" 5'],
    ],
    [
      'an open column at the end',
      '$status $http_user_agent',
      '200 curl/8 "with" quotes',
      ['plain 200', 'agent curl/8 "with" quotes'],
    ],
  ])('finds %s', (_, format, line, fields) => {
    expect(parsed(made(format), line)).toMatchObject({ fit: 'whole' });
    expect(fieldsOf(made(format), line)).toEqual(fields);
  });

  it('reads literals as the UTF-8 that nginx writes', () => {
    const line = Buffer.from('→ 192.0.2.1 200').toString('latin1');
    expect(fieldsOf(made('→ $remote_addr $status'), line)).toEqual([
      'address 192.0.2.1',
      'plain 200',
    ]);
  });

  it('takes the event time from the first column that has one', () => {
    expect(parsed(made('$msec $time_local'), `1700000000.5 ${TIME}`).time).toBe(1_700_000_000.5);
    expect(parsed(made('$msec $time_iso8601'), '- 2026-11-22T17:15:43Z').time).toBe(
      Date.UTC(2026, 10, 22, 17, 15, 43) / 1000,
    );
    expect(parsed(made('$remote_addr $status'), '192.0.2.1 200').time).toBeNaN();
  });

  it('ends a quoted value at the first quote that no backslash escapes', () => {
    const format = '$status "$http_referer" "$http_user_agent"';
    const expected = ['plain 200', 'referer \\"a\\\\', 'agent b\\" \\"c'];
    const line = '200 "\\"a\\\\" "b\\" \\"c"';
    expect(fieldsOf(made(format), line)).toEqual(expected);
    expect(fieldsOf(made(format, 'json'), line)).toEqual(expected);
  });

  it('finds the columns that fit where values are not escaped', () => {
    const format = made('"$request" $status $bytes_sent "$http_user_agent"', 'none');
    expect(fieldsOf(format, '"GET /?q="x" HTTP/1.1" 200 5 "a " b \\"')).toEqual([
      'request GET /?q="x" HTTP/1.1',
      'plain 200',
      'plain 5',
      'agent a " b \\',
    ]);
  });

  it('keeps the columns in front of what does not fit, and makes one text field of the rest', () => {
    const format = made('$remote_addr $status "$http_user_agent" $host');
    expect(parsed(format, '192.0.2.1 200 garbage "jan"')).toMatchObject({
      fit: 'partial',
      time: Number.NaN,
      fields: [
        ['address', '192.0.2.1'],
        ['text', '200 garbage "jan"'],
      ],
    });
    expect(fieldsOf(format, '192.0.2.1 0612345678 "x" y')).toEqual([
      'address 192.0.2.1',
      'text 0612345678 "x" y',
    ]);
    // The quote ends the value; what stands behind it is not the agent.
    expect(fieldsOf(format, '192.0.2.1 200 "curl"jan')).toEqual([
      'address 192.0.2.1',
      'plain 200',
      'agent curl',
      'text "jan',
    ]);
  });

  it.each([
    'Hello world',
    'Hello - world [now]',
    '12:30:15 - door opened',
    'at 192.0.2.1 - jan',
    '',
    '-',
    '- - -',
  ])('takes no column from the text %j', (line) => {
    const format = made('$remote_addr - $remote_user [$time_local] "$request" $status');
    expect(parsed(format, line)).toMatchObject({
      fit: 'none',
      time: Number.NaN,
      fields: [['text', line]],
    });
  });

  it('lets no user name move the columns behind it', () => {
    const format = made(
      '$remote_addr - $remote_user [$time_local] $status $body_bytes_sent "$request"',
    );
    const part = fc.constantFrom(
      ' [',
      '] ',
      ' ',
      '-',
      '22/Nov/2026:17:15:43 +0000',
      '200',
      '5',
      '[',
      'jan',
      '1',
      '0.1, 0.2',
      "'",
    );
    const user = fc
      .array(part, { minLength: 1, maxLength: 12 })
      .map((parts) => `u${parts.join('')}`);
    fc.assert(
      fc.property(user, (name) => {
        expect(fieldsOf(format, `192.0.2.1 - ${name} [${TIME}] 401 17 "GET / HTTP/1.1"`)).toEqual([
          'address 192.0.2.1',
          `user ${name}`,
          `time ${TIME}`,
          'plain 401',
          'plain 17',
          'request GET / HTTP/1.1',
        ]);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves no byte out but literals and -, whatever the line', () => {
    const format = made('$remote_addr - $remote_user [$time_local] "$request" $status');
    const part = fc.constantFrom(
      '192.0.2.1',
      ' - ',
      ' [',
      '] "',
      '" ',
      '"',
      '\\',
      TIME,
      '200',
      'jan',
      'x',
      ',',
      ':',
      '\0',
      '\xff',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
        const line = parts.join('');
        const { fit, fields, outside } = parsed(format, line);
        if (fit === 'none') expect(fields).toEqual([['text', line]]);
        expect(outside).toMatch(/^[-[\]" ]*$/);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [
      '$ status',
      `reading log format "test": "$" at column 1 is followed by no variable name, wanted $name or \${name}`,
    ],
    [
      'a ${status',
      `reading log format "test": "$" at column 3 is followed by no variable name, wanted $name or \${name}`,
    ],
    ['', 'reading log format "test": found no variable, wanted at least one, such as $remote_addr'],
    [
      'hello',
      'reading log format "test": found no variable, wanted at least one, such as $remote_addr',
    ],
  ])('refuses the format %j', (format, message) => {
    expect(() => made(format)).toThrow(new Fault('config', message));
  });
});

describe('isJsonFormat()', () => {
  it.each([
    [`{"a":"$remote_addr","s":$status,"n":{"t":"\${time_iso8601}"}}`, true],
    [' { "a": "$host$uri" } ', true],
    ['{"a":"$remote_addr",}', false],
    ['["$remote_addr"]', false],
    ['$remote_addr - {"a":1}', false],
    ['{"a":1}', false],
    ['{$', false],
  ])('says of %j: %j', (format, answer) => {
    expect(isJsonFormat(format)).toBe(answer);
  });
});
