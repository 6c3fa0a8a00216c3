import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/base/ascii.ts';
import { UNCLEAR } from '../../src/model/column-plan.ts';
import { Kind } from '../../src/model/kind.ts';
import { NameTable } from '../../src/model/name-table.ts';
import { combined, common } from '../../src/parse/access-log.ts';
import { JsonLines } from '../../src/parse/json-lines.ts';
import { fieldsOf, parsed, someNames } from './fields-of.ts';

const json = new JsonLines(someNames);

const LINE =
  '192.0.2.7 - jan [22/Nov/2026:17:15:43 +0000] "GET /?email=x HTTP/1.1" 200 5 "https://a.example/" "curl/8.1"';
const COMMON = LINE.slice(0, LINE.indexOf(' "https'));

const SECONDS = Date.UTC(2026, 10, 22, 17, 15, 43) / 1000;

const inside = (line: string, more = '') => `{"log":${JSON.stringify(line)}${more}}`;

describe('a line of an access log in a string of JSON', () => {
  it.each(['\n', '\r\n', ''])('has its own fields, and %j behind it is in none', (feed) => {
    expect(fieldsOf(json, inside(LINE + feed))).toEqual(fieldsOf(combined(someNames), LINE));
    expect(fieldsOf(json, inside(COMMON + feed))).toEqual(fieldsOf(common(someNames), COMMON));
  });

  it('may stand behind what carried it there', () => {
    const head = 'Nov 22 17:15:43 web1 nginx: ';
    expect(fieldsOf(json, inside(head + LINE))).toEqual([
      `text ${head}`,
      ...fieldsOf(combined(someNames), LINE),
    ]);
  });

  it('tells the time where the document does not', () => {
    expect(parsed(json, inside(LINE)).time).toBe(SECONDS);
    const timed = new JsonLines(NameTable.ofKinds({ time: ['time'] }));
    const own = ',"time":"2026-11-22T17:15:50Z"';
    expect(parsed(timed, inside(LINE, own)).time).toBe(SECONDS + 7);
    expect(parsed(timed, `{${own.slice(1)},${inside(LINE).slice(1)}`).time).toBe(SECONDS + 7);
  });

  it.each([
    ['a user of his own', LINE.replace(' - jan', ' - ja"n')],
    ['a request with a quote', LINE.replace('/?email', '/"?email')],
  ])('%s stays in a field', (_, line) => {
    const { fields, fit } = parsed(json, inside(line));
    expect(fit).toBe('whole');
    const said = fields.map(([, text]) => text).join(' ');
    for (const word of ['192.0.2.7', 'email=x', 'curl']) expect(said).toContain(word);
  });

  it.each([
    'hello "you" [there] "x"',
    `${LINE} x\ty`,
    LINE.replace('[22/Nov', '[x/Nov'),
    LINE.replaceAll('"', "'"),
    'x] "y',
  ])('%j is none', (text) => {
    expect(fieldsOf(json, inside(text))).toEqual([`text ${JSON.stringify(text).slice(1, -1)}`]);
  });

  it('takes the whole line to be read, whatever is known of its columns', () => {
    const timed = new JsonLines(NameTable.ofKinds({ time: ['time'] }));
    const before = '{"time":"2026-11-22T17:15:50Z","log":"';
    const bytes = bytesOf(`${before}${JSON.stringify(LINE).slice(1)}}`);
    const plan = timed.planOf(bytes, 0, bytes.length);
    const start = before.length;
    expect(plan?.kindOf(1, bytes, start, bytes.length - 2)).toBe(UNCLEAR);
    expect(plan?.kindOf(1, bytes, start, start + 40)).toBe(Kind.text);
  });

  it('is none under a key that says what the value is', () => {
    const raw = JSON.stringify(LINE).slice(1, -1);
    expect(fieldsOf(json, `{"user":"${raw}"}`)).toEqual([`user ${raw}`]);
  });
});
