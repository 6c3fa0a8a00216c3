import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../../src/base/ascii.ts';
import { Fields } from '../../../src/model/fields.ts';
import { VALUE_KINDS } from '../../../src/model/kind.ts';
import { NameTable } from '../../../src/model/name-table.ts';
import type { Policy } from '../../../src/model/policy.ts';
import { RuleSet } from '../../../src/model/rule-set.ts';
import { Tape } from '../../../src/model/tape.ts';
import { JsonLines } from '../../../src/parse/json-lines.ts';
import { Scanner } from '../../../src/redact/scan/scan.ts';
import { digits, rule } from './rules-of.ts';

const RULES = new RuleSet([
  rule('a/number', digits(8, 8, { keywords: ['reg', 'trade register'], within: 24 })),
]);

const POLICY: Policy = {
  modes: Object.fromEntries(VALUE_KINDS.map((kind) => [kind, 'token'])) as Policy['modes'],
  truncate: { ipv4: 24, ipv6: 48 },
  names: {},
  rules: RULES,
};

/** What one scanner finds in JSON lines that come one after the other. */
function foundIn(...lines: readonly string[]): string[][] {
  const scanner = new Scanner(new NameTable([]), POLICY);
  const format = new JsonLines(new NameTable([]));
  const fields = new Fields();
  const tape = new Tape();
  const bytes = bytesOf(`${lines.join('\n')}\n`);
  let start = 0;
  return lines.map((line) => {
    tape.clear();
    format.parse(bytes, start, start + line.length, fields);
    scanner.scan(bytes, fields, tape, 'json');
    start += line.length + 1;
    return Array.from({ length: tape.count }, (_, i) =>
      latin1(bytes, tape.starts[i], tape.ends[i]),
    );
  });
}

const FOUND = ['12345678'];

describe('a keyword in a JSON key counts for', () => {
  it.each([
    ['its value', '{"reg":"12345678"}'],
    ['a value behind blanks', '{"reg" : "12345678"}'],
    ['a value among words', '{"reg of x":"no. 12345678, old"}'],
    ['a bare number', '{"reg":12345678}'],
    ['a keyword of two words', '{"the trade register":"12345678"}'],
    ['a key with escapes', '{"\\u0072eg":"12345678"}'],
    ['the first value of an array', '{"reg":["12345678"]}'],
    ['a further value of an array', '{"reg":["x", "12345678"]}'],
    ['the first value of an object', '{"reg":{"no":"12345678"}}'],
    ['an object in an array', '{"reg":[{"no":"12345678"}]}'],
    ['the value behind another member', '{"a":"b","reg":"12345678"}'],
    ['a line that is cut off', '{"reg":"12345678'],
  ])('%s', (_, line) => expect(foundIn(line)).toEqual([FOUND]));

  it.each([['\\u0031\\u0032345678'], ['%31%32345678']])('a value written as %s', (value) =>
    expect(foundIn(`{"reg":"${value}"}`)).toEqual([[value]]),
  );

  it('nothing else', () => {
    const others = [
      '{"reg":"x","order":"12345678"}',
      '{"reg":["x"],"order":"12345678"}',
      '{"reg":"x","12345678":"y"}',
      '{"reg":{"a":"x","b":"12345678"}}',
      '{"regs":"12345678"}',
      '{"reg, whose distance is too great":"12345678"}',
      '{"reg":"as far away as this is 12345678"}',
      '{"a\\"reg":"x","b":"12345678"}',
    ];
    expect(foundIn(...others)).toEqual(others.map(() => []));
  });

  it('the same, whatever lines came before', () => {
    const lines = [
      '{"reg":"12345678"}',
      '{"abc":"12345678"}',
      '{"reg":"12345678"}',
      '{"x":{"abc":"12345678"}}',
      '{"reg":{"abc":"12345678"}}',
      '{"abc":"12345678"}',
    ];
    const alone = lines.map((line) => foundIn(line)[0]);
    expect(foundIn(...lines)).toEqual(alone);
    expect(alone).toEqual([FOUND, [], FOUND, [], FOUND, []]);
  });
});
