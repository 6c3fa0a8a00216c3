import fc from 'fast-check';
import { parserStream } from 'stream-json';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/base/ascii.ts';
import { BARE, Fields } from '../../src/model/fields.ts';
import { FIRST_CONTAINER } from '../../src/model/kind.ts';
import { NameTable } from '../../src/model/name-table.ts';
import { JsonLines } from '../../src/parse/json-lines.ts';
import { fieldsOf, parsed } from './fields-of.ts';

const names = NameTable.ofKinds({
  secret: ['password', 'session'],
  user: ['user'],
  email: ['email'],
  address: ['ip'],
  cookie: ['cookie'],
  time: ['time'],
  request: ['request'],
  plain: ['status'],
});

const json = new JsonLines(names);

/** The line with `write` of its number in place of each field, in quotes where the field is bare. */
function replaced(line: string, write: (i: number) => string = () => 'X'): string {
  const bytes = bytesOf(line);
  const fields = new Fields();
  json.parse(bytes, 0, bytes.length, fields);
  let out = '';
  let at = 0;
  for (let i = 0; i < fields.count; i++) {
    out += `${line.slice(at, fields.starts[i])}${fields.flags[i] === BARE ? `"${write(i)}"` : write(i)}`;
    at = fields.ends[i];
  }
  return out + line.slice(at);
}

describe('the format json', () => {
  it.each([
    ['{}', []],
    ['{"a":"b"}', ['text b']],
    [
      '{"user":"alice","a":{"email":"x","b":["y","z"]}}',
      ['user alice', 'email x', 'text y', 'text z'],
    ],
    ['{"user":{"a":"b","c":{"d":"e"},"email":"f"}}', ['user b', 'user e', 'email f']],
    ['{"user":["a",{"b":"c"}],"d":"e"}', ['user a', 'user c', 'text e']],
    [
      '{"session":{"a":"b","email":"c","d":[1,"e"]},"f":"g"}',
      [...['secret b', 'secret c', 'secret 1', 'secret e', 'text g']],
    ],
    ['{"session":{"ab12":{"user":"x"},"ordinary":1}}', ['secret ab12', 'secret x', 'secret 1']],
    ['{"user":12,"email":-1.5e+3,"a":7}', ['user 12', 'email -1.5e+3']],
    ['{"user":null,"email":true,"ip":false}', []],
    ['{"status":"a@b.nl","user":{"status":"x"}}', ['text a@b.nl', 'text x']],
    ['{"request":{"method":"GET","a":1}}', ['request GET']],
    [' {\t"user" : "a" , "b" : [ "c" , 1 ] }\r', ['user a', 'text c']],
    ['{"pass\\u0077ord":"x"}', ['text pass\\u0077ord', 'secret x']],
    ['{"\\u0075ser":1}', ['text \\u0075ser', 'user 1']],
    ['{"user":"a","user":"b"}', ['user a', 'user b']],
    ['{"__proto__":"a","constructor":{"user":"b"},"toString":"c"}', ['text a', 'user b', 'text c']],
    ['{"alice@example.org":1,"192.0.2.7":{}}', ['text alice@example.org', 'text 192.0.2.7']],
    ['{"user":123456789012345678901234567890}', ['user 123456789012345678901234567890']],
    ['{"a":"\\ud800","user":"\\udfff"}', ['text \\ud800', 'user \\udfff']],
    ['{"user":"a\\"b\\\\","c":"d"}', ['user a\\"b\\\\', 'text d']],
    ['{"":"x"}', ['text x']],
    ['{"user":""}', ['user ']],
  ])('%s', (line, wanted) => {
    expect(parsed(json, line)).toMatchObject({ fit: 'whole' });
    expect(fieldsOf(json, line)).toEqual(wanted);
  });

  it.each([
    ['not JSON at all', ['text not JSON at all']],
    ['', ['text ']],
    ['[1,2]', ['text [1,2]']],
    ['"user"', ['text "user"']],
  ])('%j is text', (line, wanted) => {
    expect(parsed(json, line).fit).toBe('none');
    expect(fieldsOf(json, line)).toEqual(wanted);
  });

  it.each([
    ['{', []],
    ['{"user":"alice', ['user alice']],
    ['{"user":"alice\\', ['user alice\\']],
    ['{"user":12', ['user 12']],
    ['{"user":ali', ['user ali']],
    ['{"user":alice,"a":"b"}', ['user alice', 'text b']],
    ['{"user":-,"ip":192.0.2.7,"a":192.0.2.7}', ['user -', 'address 192.0.2.7', 'text 192.0.2.7']],
    ['{"a":alice@example.org}', ['text alice@example.org']],
    ['{"user":alice smith }', ['user alice smith']],
    ['{"user":0123}', ['user 0123']],
    ['{"password" "a","b":1}', ['secret "a","b":1}']],
    ['{"password":"a"b","c":1}', ['secret a', 'secret b","c":1}']],
    ['{"a":"b"}{"password":"c"}', ['text b', 'text {"password":"c"}']],
    ['{"a":"b"} trailing', ['text b', 'text trailing']],
    ['{"a":["b"}', ['text b', 'text }']],
    ['{"a":"b",}', ['text b', 'text }']],
    ['{alice@example.org}', ['text alice@example.org}']],
    ['{"time":x', ['text x']],
    ['{"time" x', ['text x']],
  ])('%s fits in part, and no byte is lost that could be personal', (line, wanted) => {
    expect(parsed(json, line).fit).toBe('partial');
    expect(fieldsOf(json, line)).toEqual(wanted);
  });

  it('takes the time that is nearest to the root, the first of several', () => {
    const time = '2026-11-22T17:15:43Z';
    const seconds = Date.UTC(2026, 10, 22, 17, 15, 43) / 1000;
    const timeOf = (line: string) => parsed(json, line).time;
    expect(timeOf(`{"a":{"time":"2020-01-01T00:00:00Z"},"time":"${time}"}`)).toBe(seconds);
    expect(timeOf(`{"time":"${time}","b":{"time":"2020-01-01T00:00:00Z"},"time":0}`)).toBe(seconds);
    expect(timeOf('{"time":1700000000.25}')).toBe(1_700_000_000.25);
    expect(timeOf('{"time":"soon"}')).toBeNaN();
    expect(timeOf('{"a":"b"}')).toBeNaN();
    expect(fieldsOf(json, '{"time":"soon","b":{"time":1700000000}}')).toEqual([
      ...['text soon', 'time 1700000000'],
    ]);
  });

  it('looks at nothing in front of the line or behind it', () => {
    const bytes = bytesOf('{"a":"x"}{"b":"y"}{"c":"z"}');
    const fields = new Fields();
    json.parse(bytes, 9, 18, fields);
    expect([fields.count, fields.starts[0], fields.ends[0]]).toEqual([1, 15, 16]);
  });

  it('is a document again when its fields are replaced, with the same shape and the same rest', () => {
    const value = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.double({ noNaN: true }),
          fc.boolean(),
          fc.constant(null),
        ),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(fc.dictionary(key, value), fc.constantFrom(undefined, 1, '\t'), (root, space) => {
        const line = JSON.stringify(root, null, space).replaceAll('\n', ' ');
        const utf8 = Buffer.from(line).toString('latin1');
        expect(parsed(json, utf8).fit).toBe('whole');
        const [before, after] = [JSON.parse(utf8), JSON.parse(replaced(utf8, (i) => `X${i}`))];
        expect(shape(after)).toEqual(shape(before));
      }),
      { numRuns: 1000 },
    );
  });

  it('cut anywhere keeps in fields what it had in fields, and a secret in its kind or as text', () => {
    const line =
      '{"user":"alice","session":{"a":["p1",{"b\\u0041":"p2"}],"n":345},"x":"y\\"z","ip":"192.0.2.7"}';
    const whole = parsed(json, line).fields;
    for (let cut = 1; cut < line.length; cut++) {
      const { fields, outside, fit } = parsed(json, line.slice(0, cut));
      expect(fit).toBe('partial');
      expect(outside).not.toMatch(/alice|p1|p2|345|192/);
      fields.forEach(([kind, text], i) => {
        expect(whole[i][1].startsWith(text) || (kind === 'text' && i === fields.length - 1)).toBe(
          true,
        );
        // A key that was cut within its escape is text.
        if (kind !== 'text') expect(kind).toBe(whole[i][0]);
      });
    }
  });

  it('keeps its fields in order, apart and in the line, whatever the line is', () => {
    const piece = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '\\',
        ' ',
        '1',
        'e',
        '-',
        'true',
        'x',
        '"user"',
        '"password":',
      ],
      ...['"a":', '"time":', '{"ip":', '1700000000', '\\u0041', '\0', '\xff'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        // parsed() throws when they are not.
        expect(['partial', 'whole']).toContain(parsed(json, `{${pieces.join('')}`).fit);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('the format json and its bounds', () => {
  it.each([['['], ['{"a":'], ['[{"user":']])('a document of 100,000 levels of %s', (open) => {
    const close = open.includes('{') ? (open.includes('[') ? '}]' : '}') : ']';
    const levels = 100_000 / close.length;
    const deep = `${open.repeat(levels)}"alice"${close.repeat(levels)}`;
    const kind = open.includes('user') ? 'user' : 'text';
    const { fields, fit } = parsed(json, `{"a":${deep}}`);
    expect(fit).toBe('whole');
    expect(fields.at(-1)).toEqual([kind, 'alice']);
    expect(parsed(json, `{"a":${deep.slice(0, -1000)}`).fit).toBe('partial');
  });

  it('a document of a million keys', () => {
    const keys = Array.from({ length: 1_000_000 }, (_, i) =>
      i % 1000 === 0 ? `"user":${i}` : `"k${i % 999}":0`,
    );
    const bytes = bytesOf(`{${keys.join(',')}}`);
    const fields = new Fields();
    expect(json.parse(bytes, 0, bytes.length, fields)).toBe(2);
    let users = 0;
    for (let i = 0; i < fields.count; i++) if (fields.kinds[i] < FIRST_CONTAINER) users++;
    expect(users).toBe(1000);
  });

  it.each(['{"a":', '{"a":"', '"\\', '{"a":{', '{"a":[', '{"a" ', '{"a":x,"b":', '{"a":1 '])(
    '2^18 bytes of %s are parsed in a time that fits',
    (pattern) => {
      const line = `{"z":${pattern.repeat(2 ** 18 / pattern.length)}`;
      const bytes = bytesOf(line);
      expect(json.parse(bytes, 0, bytes.length, new Fields())).toBe(1);
    },
  );

  it('leaves every token that stream-json sees outside the fields as it was', async () => {
    const leaf = [
      '"user":"alice"',
      '"n":[1,2.50,-3e2,true,null]',
      '"\\u0065mail":"x","b\\\\":"c d"',
    ];
    let line = `{${leaf.join(',')}}`;
    for (let i = 0; i < 300; i++)
      line = `{${leaf[i % 3]},"in":${i % 2 === 0 ? line : `[${line},"y"]`}}`;
    const before = await tokens(line);
    const after = await tokens(replaced(line));
    expect(after.map(([name]) => name)).toEqual(before.map(([name]) => name));
    const changed = before.filter(([, value], i) => after[i][1] !== value);
    // 301 leaves, every third of them with a user, and so on.
    expect(changed.length).toBeGreaterThan(300);
    expect(after.filter(([name, value]) => name === 'keyValue' && value === 'X')).toHaveLength(
      before.filter(([name, value]) => name === 'keyValue' && /^(email|b\\)$/.test(String(value)))
        .length,
    );
    for (const [, value] of changed)
      expect(['alice', 'x', 'c d', 'y', 'email', 'b\\']).toContain(value);
  });
});

const key = fc.oneof(
  fc.constantFrom(
    'user',
    'password',
    'email',
    'ip',
    'cookie',
    'session',
    'status',
    'a',
    '__proto__',
  ),
  fc.string(),
);

/** The document without its keys, and with one word for every string and number. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value === 'object' && value !== null) return [Object.values(value).map(shape)];
  if (typeof value === 'number' || typeof value === 'string') return 'value';
  return value;
}

async function tokens(line: string): Promise<[string, unknown][]> {
  const found: [string, unknown][] = [];
  const stream = parserStream({ packValues: true, streamValues: false });
  stream.on('data', ({ name, value }: { name: string; value?: unknown }) =>
    found.push([name, value]),
  );
  stream.end(Buffer.from(line, 'latin1'));
  await new Promise((resolve, reject) => stream.on('end', resolve).on('error', reject));
  return found;
}
