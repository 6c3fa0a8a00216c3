import { describe, expect, it } from 'vitest';
import { text } from '../../src/parse/text.ts';
import { fieldsOf, parsed } from './fields-of.ts';

describe('text', () => {
  it.each<[line: string, fields: string[]]>([
    ['hello jan@example.com', ['text hello jan@example.com']],
    ['[2026-11-22T17:15:43Z] hello', ['time 2026-11-22T17:15:43Z', 'text ] hello']],
    ['Nov 22 17:15:43 web sshd', ['time Nov 22 17:15:43', 'text  web sshd']],
    [
      'Nov 22 17:15:43 web sshd-session[4711]: Accepted',
      ['time Nov 22 17:15:43', 'text  web sshd-session[4711]:', 'text  Accepted'],
    ],
    ['<38>Nov  2 17:15:43 web x', ['time Nov  2 17:15:43', 'text  web x']],
    ['<38>1 2026-11-22T17:15:43Z web x', ['time 2026-11-22T17:15:43Z', 'text  web x']],
    ['1 2026-11-22T17:15:43Z web x', ['text 1 2026-11-22T17:15:43Z web x']],
    [
      'Nov 22 17:15:43 web gdm-password][10]: x',
      ['time Nov 22 17:15:43', 'text  web gdm-password][10]:', 'text  x'],
    ],
    [
      '2026-11-22 17:15:43 INFO token[0]: x',
      ['time 2026-11-22 17:15:43', 'text  INFO token[0]: x'],
    ],
    ['2026-11-22 17:15:43 INFO token: x', ['time 2026-11-22 17:15:43', 'text  INFO token: x']],
    [
      '2026-11-22 17:15:43 jan: token[10]: x',
      ['time 2026-11-22 17:15:43', 'text  jan: token[10]: x'],
    ],
    ['2026-11-22 17:15:43', ['time 2026-11-22 17:15:43']],
    ['\0\xff\r', ['text \0\xff\r']],
    ['', []],
  ])('splits %j into its time, the head of syslog and the rest', (line, fields) => {
    expect(fieldsOf(text(), line)).toEqual(fields);
    expect(parsed(text(), line).fit).toBe('whole');
  });

  it('gives the event time where the line tells it with its year', () => {
    const seconds = Date.UTC(2026, 10, 22, 17, 15, 43) / 1000;
    expect(parsed(text(), '2026/11/22 17:15:43 x').time).toBe(seconds);
    expect(parsed(text(), 'Nov 22 17:15:43 x').time).toBeNaN();
    expect(parsed(text(), 'x').time).toBeNaN();
  });
});
