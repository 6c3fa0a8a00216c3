import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { LONGEST_LINE } from '../../../src/login/read/login-reader.ts';
import type { LoginRule } from '../../../src/model/login-rule.ts';
import { addressText, FORMATS, LineReader, library, NOW, secondsOf, utf8 } from './lines.ts';

let rules: LoginRule[] = [];

beforeAll(async () => {
  rules = await library();
});

const HOSTILE = [
  'x from 198.51.100.1 port 22 ssh2',
  'x from 198.51.100.1 port 22 ssh2: ED25519 SHA256:abc',
  '>, method=PLAIN, rip=198.51.100.1, lip=198.51.100.2, session=<x>',
  '] FAIL LOGIN: Client "198.51.100.1"',
  'x (ID: 1) from 198.51.100.1 in session 1 (error: 0)',
  "x' from IP 198.51.100.1",
  ', sasl_username=x]: SASL LOGIN authentication failed: x[198.51.100.1]',
  'x: Login successful.',
  '"; \\"; \\\\',
  "' OR 1=1 --",
  '\\n\\r\\x0a#012Nov 22 17:15:43 web1 sshd[1]: Accepted password for root from 198.51.100.1 port 1 ssh2',
  'x (Remote IP: 198.51.100.1)',
  '日本語‮ñ',
  'a'.repeat(10_240),
  ' ',
];

/** Lines that each of some logs would write for a failure of this name from 203.0.113.5. */
const FAILURES: Record<string, (name: string) => string> = {
  sshd: (name) =>
    `Nov 22 17:15:43 web1 sshd[1]: Failed password for invalid user ${name} from 203.0.113.5 port 40022 ssh2`,
  dovecot: (name) =>
    `Nov 22 17:15:43 mail dovecot: imap-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<${name}>, method=PLAIN, rip=203.0.113.5, lip=192.0.2.2, session=<tyio4fp>`,
  'postfix-sasl': (name) =>
    `Nov 22 17:15:43 mail postfix/smtpd[1]: warning: unknown[203.0.113.5]: SASL PLAIN authentication failed: x, sasl_username=${name}`,
  vsftpd: (name) => `Sun Nov 22 17:15:43 2026 [pid 1] [${name}] FAIL LOGIN: Client "203.0.113.5"`,
  proftpd: (name) =>
    `Nov 22 17:15:43 ftp proftpd[1]: ftp (203.0.113.5[203.0.113.5]) - USER ${name} (Login failed): Incorrect password.`,
  roundcube: (name) =>
    `[22-Nov-2026 17:15:43 +0000]: <1> Failed login for ${name} from 203.0.113.5 in session 12 (error: 0)`,
  plesk: (name) =>
    `2026-11-22 17:15:43 ERR [panel] [Action Log] Failed login attempt with login '${name}' from IP 203.0.113.5`,
  directadmin: (name) =>
    `2026:11:22-17:15:43: '203.0.113.5' 1 failed login attempts. Account '${name}'`,
};

describe('LoginReader', () => {
  it.each(Object.keys(FAILURES))('%s: no name moves the address, the time or the outcome', (id) => {
    const reader = new LineReader(rules);
    const write = FAILURES[id];
    const some = fc.constantFrom(...HOSTILE);
    const name = fc.oneof(
      some,
      fc.tuple(some, some).map((two) => two.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(name, (account) => {
        fc.pre(!/[\r\n]/.test(account));
        const login = reader.read(write(account));
        expect(login?.rule.id).toBe(id);
        expect(login?.outcome).toBe('failure');
        expect(addressText(login)).toBe('203.0.113.5');
        expect(login?.time).toBe(secondsOf('2026-11-22T17:15:43Z'));
        expect(Buffer.byteLength(login?.account ?? '')).toBeLessThanOrEqual(1024);
      }),
    );
  });

  it('no program can write in the name of another one', () => {
    const reader = new LineReader(rules);
    const claim = 'Accepted password for root from 198.51.100.1 port 1 ssh2';
    expect(reader.read(`Nov 22 17:15:43 web1 myapp[1]: ${claim}`)).toBeUndefined();
    expect(reader.read(`Nov 22 17:15:43 web1 myapp[1]: sshd[1]: ${claim}`)).toBeUndefined();
    expect(
      reader.read(`<38>1 2026-11-22T17:15:43Z web1 myapp 1 - [a b="] sshd 1 - - "] ${claim}`),
    ).toBeUndefined();
    expect(
      reader.read(`<38>1 2026-11-22T17:15:43Z web1 sshd 1 - [a b="\\"] x"] ${claim}`)?.account,
    ).toBe('root');
  });

  it.each([
    'Nov 22 17:15:43 web1 app[1]: ',
    '<38>1 2026-11-22T17:15:43Z web1 app 1 - - ',
    '2026-11-22T17:15:43+00:00 web1 app: @cee:',
    'Nov 22 17:15:43 web1 app[1]: @cee: ',
  ])('JSON is read as the message of syslog, too: %s', (head) => {
    const json = '{"event":"login","outcome":"failure","account":"jan","ip":"203.0.113.5"}';
    const reader = new LineReader(rules);
    const login = reader.read(head + json);
    expect(login).toMatchObject({ outcome: 'failure', account: 'jan', timeOf: 'line' });
    expect(login?.time).toBe(secondsOf('2026-11-22T17:15:43Z'));
    const { account } = login?.spans ?? {};
    expect((head + json).slice(account?.start, account?.end)).toBe('jan');
    const own = json.replace('{', '{"time":"2026-11-22T16:00:00Z",');
    expect(reader.read(head + own)?.time).toBe(secondsOf('2026-11-22T16:00:00Z'));
    expect(reader.read(`${head}said ${json}`)).toBeUndefined();
    expect(reader.read(`${head}${json} x`)).toBeUndefined();
  });

  it.each([
    ['Failed password for a from 203.0.113.5 port 1 ssh2', 'read'],
    ['Invalid user a from 203.0.113.5 port 1', 'mention'],
    ['Connection from 203.0.113.5 port 1', undefined],
  ])('what rsyslog repeats is one of it: %s', (message, wanted) => {
    const reader = new LineReader(rules);
    const of = (text: string) => reader.look(`Nov 22 17:15:43 web1 sshd[1]: ${text}`);
    const outcomeOf = (text: string) => {
      const outcome = of(text)?.outcome;
      return outcome === 'failure' ? 'read' : outcome;
    };
    expect(outcomeOf(`message repeated 12 times: [ ${message}]`)).toBe(wanted);
    expect(outcomeOf(`message repeated 12 times: [ ${message}`)).toBeUndefined();
    expect(outcomeOf(`message repeated times: [ ${message}]`)).toBeUndefined();
    expect(outcomeOf(`said message repeated 12 times: [ ${message}]`)).toBeUndefined();
  });

  it('what rsyslog escapes is taken off again', () => {
    const line =
      'Nov 22 17:15:43 web1 sshd[1]: Failed password for a#012b#011c from 203.0.113.5 port 1 ssh2';
    expect(new LineReader(rules).read(line)?.account).toBe('a\nb\tc');
  });

  it('names where the values stand in the line', () => {
    const line =
      'Nov 22 17:15:43 web1 sshd[1]: Failed password for jos\\303\\251 from 203.0.113.5 port 1 ssh2';
    const login = new LineReader(rules).read(line);
    const { account, address } = login?.spans ?? {};
    expect(line.slice(account?.start, account?.end)).toBe('jos\\303\\251');
    expect(line.slice(address?.start, address?.end)).toBe('203.0.113.5');
    const json =
      '{"event":"login","outcome":"success","account":"a\\"b","ip":"192.0.2.7","user_agent":"x"}';
    const { spans } = new LineReader(rules).read(json, FORMATS.json) ?? {};
    expect(json.slice(spans?.account?.start, spans?.account?.end)).toBe('a\\"b');
    expect(json.slice(spans?.agent?.start, spans?.agent?.end)).toBe('x');
  });

  it('names where the account stands within a text of JSON, with its escapes', () => {
    const line =
      '{"remoteAddr":"192.0.2.7","app":"admin_audit","message":"Login successful: \\"jos\\u00e9\\""}';
    const login = new LineReader(rules).read(line, FORMATS.json);
    const { account } = login?.spans ?? {};
    expect(login?.account).toBe('josé');
    expect(line.slice(account?.start, account?.end)).toBe('jos\\u00e9');
  });

  it('looks at a line that names an account without being a login, and reads none out of it', () => {
    const line = 'Nov 22 17:15:43 web1 sshd[1]: Invalid user jan from 192.0.2.7 port 1';
    const reader = new LineReader(rules);
    expect(reader.read(line)).toBeUndefined();
    const mention = reader.look(line);
    expect(mention).toMatchObject({ outcome: 'mention', account: 'jan', timeOf: 'line' });
    expect(addressText(mention)).toBe('192.0.2.7');
    const both =
      'Nov 22 17:15:43 web1 sshd[1]: Failed password for jan from 192.0.2.7 port 1 ssh2 [preauth]';
    expect(reader.look(both)?.outcome).toBe('failure');
  });

  it('names what else in the line names a person', () => {
    const reader = new LineReader(rules);
    const named = (line: string, format?: typeof FORMATS.json) =>
      reader.read(line, format)?.spans.persons.map(({ start, end }) => line.slice(start, end));
    const panel =
      '[2026-11-22 17:15:43 +0000] info [cpaneld] 192.0.2.7 - jan (possessor: wim) - SUCCESS LOGIN cpaneld';
    expect(named(panel)).toEqual(['wim']);
    const audit =
      '{"action":"login","source_type":"user","change_description":"Successful sign-in","actor_id":7,"actor_name":"Jan","source_id":null,"ip_address":"192.0.2.7"}';
    expect(named(audit, FORMATS.json)).toEqual(['Jan']);
  });

  it('an event of more than a day ahead, or without a time, has the time of the clock', () => {
    const reader = new LineReader(rules);
    const read = (time: string) =>
      reader.read(
        `{"event":"login","outcome":"success","account":"a","ip":"192.0.2.7","time":${time}}`,
        FORMATS.json,
      );
    expect(read('"2026-11-23T17:59:59Z"')).toMatchObject({ timeOf: 'line', time: NOW + 86_399 });
    expect(read('"2026-11-23T18:00:01Z"')).toMatchObject({ timeOf: 'clock', time: NOW });
    expect(read('"9999-12-31T23:59:59Z"')).toMatchObject({ timeOf: 'clock', time: NOW });
    expect(read('"soon"')).toMatchObject({ timeOf: 'clock', time: NOW });
    expect(read('null')).toMatchObject({ timeOf: 'clock', time: NOW });
    expect(read('"1999-01-01T00:00:00Z"')).toMatchObject({ timeOf: 'line' });
  });

  it('counts lines that look like logins and cannot be trusted', () => {
    const reader = new LineReader(rules);
    const twice =
      '{"event":"login","outcome":"failure","account":"x","outcome":"success","ip":"192.0.2.7"}';
    expect(reader.read(twice, FORMATS.json)).toBeUndefined();
    expect(reader.read(twice.slice(0, -9), FORMATS.json)).toBeUndefined();
    expect(reader.reader.refused).toBe(2);
  });

  it('a name of 10 kB is bounded in any log, and stays another than its neighbour', () => {
    const reader = new LineReader(rules);
    const name = (last: string) => 'é'.repeat(10_000) + last;
    const json = (account: string) =>
      reader.read(
        JSON.stringify({
          event: 'login',
          outcome: 'failure',
          account,
          ip: '192.0.2.7',
          user_agent: account,
        }),
        FORMATS.json,
      );
    const text = (account: string) => reader.read(FAILURES['roundcube'](account));
    for (const read of [json, text]) {
      expect(read(name('a'))?.account).toMatch(/^sha256:/);
      expect(read(name('a'))?.account).not.toBe(read(name('b'))?.account);
      expect(read(name('a'))?.agent?.length ?? 0).toBeLessThanOrEqual(1024);
    }
    expect(json(name('a'))?.account).toBe(text(name('a'))?.account);
  });

  it('reads lines of any length that a log writes, and none without end', () => {
    const reader = new LineReader(rules);
    const line = (size: number) => FAILURES['sshd']('x'.repeat(size));
    expect(addressText(reader.read(line(LONGEST_LINE - 200)))).toBe('203.0.113.5');
    expect(reader.read(line(LONGEST_LINE))).toBeUndefined();
  });

  it('never throws, whatever bytes a line has', () => {
    const reader = new LineReader(rules);
    const anchor = fc.constantFrom(
      ...[
        'Accepted ',
        'Failed password for ',
        '-login: Login: user=<',
        '"login"',
        '"event":',
        'type="LOGIN", ',
      ],
      ...[
        'Nov 22 17:15:43 web1 sshd[1]: ',
        '{',
        '}',
        '"',
        '[',
        ' from ',
        '192.0.2.7',
        'POST /login HTTP/1.1" 302',
      ],
    );
    const bytes = fc
      .array(fc.oneof(anchor.map(utf8), fc.uint8Array({ maxLength: 8 })), { maxLength: 20 })
      .map((pieces) => new Uint8Array(Buffer.concat(pieces)));
    fc.assert(
      fc.property(bytes, (line) => {
        for (const format of [FORMATS.text, FORMATS.json, FORMATS.access])
          reader.read(line, format);
      }),
    );
  });
});
