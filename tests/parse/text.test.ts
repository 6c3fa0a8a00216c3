import { describe, expect, it } from 'vitest';
import { text } from '../../src/parse/text.ts';
import { fieldsOf, parsed } from './fields-of.ts';

describe('text', () => {
  it.each<[line: string, fields: string[]]>([
    ['hello jan@example.com', ['text hello jan@example.com']],
    ['[2026-11-22T17:15:43Z] hello', ['time 2026-11-22T17:15:43Z', 'text ] hello']],
    ['Nov 22 17:15:43 web sshd', ['time Nov 22 17:15:43', 'text  web sshd']],
    ['2026-11-22 17:15:43', ['time 2026-11-22 17:15:43']],
    ['\0\xff\r', ['text \0\xff\r']],
    ['', []],
  ])('splits %j into its time and the rest', (line, fields) => {
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
