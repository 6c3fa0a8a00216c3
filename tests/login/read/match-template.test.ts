import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TemplateMatch } from '../../../src/login/read/text/match-template.ts';
import { parseTemplate, TemplateError } from '../../../src/login/read/text/parse-template.ts';
import { NOW, utf8 } from './lines.ts';

/** What the first template that matches captures, by name. */
function captured(template: string, line: string): Record<string, string> | undefined {
  const bytes = utf8(line);
  for (const one of parseTemplate(template)) {
    const match = new TemplateMatch(one);
    if (!match.matches(bytes, 0, bytes.length, NOW)) continue;
    return Object.fromEntries(
      one.names.flatMap((name, i) =>
        name === ''
          ? []
          : [[name, Buffer.from(bytes.subarray(match.starts[i], match.ends[i])).toString()]],
      ),
    );
  }
  return undefined;
}

const SSHD = 'Failed {word} for {account} from {address} port {port} ssh2{?} [preauth]';

describe('TemplateMatch', () => {
  it('reads what the log wrote around the account, whatever stands in the account', () => {
    const piece = fc.constantFrom(
      ...[' from ', '198.51.100.1', ' port 22', ' ssh2', '"', "'", '\\n', '#012', ' [preauth]'],
      ...[' for ', '\0', 'é', '日本', '‮', 'Failed password', '{account}', '  ', ''],
    );
    const account = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(account, fc.boolean(), (name, preauth) => {
        const line = `Failed password for ${name} from 203.0.113.5 port 40022 ssh2${preauth ? ' [preauth]' : ''}`;
        expect(captured(SSHD, line)).toEqual({
          account: Buffer.from(name).toString(),
          address: '203.0.113.5',
          port: '40022',
        });
      }),
    );
  });

  it('takes 10 kB of a name that is made of the words around it in its stride', () => {
    const name = ' from 198.51.100.1 port 22 ssh2'.repeat(330);
    const found = captured(SSHD, `Failed password for ${name} from 203.0.113.5 port 1 ssh2`);
    expect(found?.['account']).toBe(name);
    expect(found?.['address']).toBe('203.0.113.5');
  });

  it.each<[string, string, Record<string, string> | undefined]>([
    ['a {x:word} b{y:text}', 'a one b', { x: 'one', y: '' }],
    ['a {x:word} b', 'a one two b', undefined],
    ['a {x:word} b', 'a  b', undefined],
    ['a {x:text} b', 'a one two b', { x: 'one two' }],
    ['{x:text}, {y:text}', '1, 2, 3', { x: '1', y: '2, 3' }],
    ['{account}, {y:text}', '1, 2, 3', { account: '1, 2', y: '3' }],
    ['{account}={x:number}', 'a=b=12', { account: 'a=b', x: '12' }],
    ['{account}={x:number}', 'a=b=12x', undefined],
    ['x="{x:quoted}", y="{y:quoted}"', 'x="1\\", y=\\"2", y="3"', { x: '1\\", y=\\"2', y: '3' }],
    ['x="{x:quoted}"', 'x="1" 2"', undefined],
    ['[{address}]', '[2001:db8::1]', { address: '2001:db8::1' }],
    ['[{address}]', '[300.1.2.3]', undefined],
    ['{{{x:word}}}', '{a}', { x: 'a' }],
    [
      '[{time}] {account}',
      '[22/Nov/2026:17:15:43 +0000] a b',
      { time: '22/Nov/2026:17:15:43 +0000', account: 'a b' },
    ],
    ['{time} {account}', 'no time', undefined],
  ])('%j of %j captures %j', (template, line, wanted) => {
    expect(captured(template, line)).toEqual(wanted);
  });
});

describe('parseTemplate()', () => {
  it.each([
    ['{account} and {x:any}', /character 15: a second capture that takes anything/],
    ['a {account}{address} b', /character 12: two captures side by side/],
    ['a {what} b', /character 3: \{what\} has no known type/],
    ['a {x:regex} b', /character 3: \{x:regex\} has no known type/],
    ['a {port} {port}', /character 10: \{port\} is there twice/],
    ['a { b', /character 3: \{ is no capture/],
    ['a } b', /character 3: \} is no capture/],
    ['{account} at {time}', /character 14: a time behind the greedy capture/],
    ['a{?} b{?} c', /character 7: a second \{\?\}/],
    ['{word} '.repeat(17), /more than 16 captures/],
  ])('refuses %j', (template, says) => {
    expect(() => parseTemplate(template)).toThrow(TemplateError);
    expect(() => parseTemplate(template)).toThrow(says);
  });
});
