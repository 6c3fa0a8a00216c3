import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonPaths } from '../../../src/login/read/json/json-paths.ts';
import { JsonWalk } from '../../../src/login/read/json/json-walk.ts';
import { Texts } from '../../../src/login/read/value/texts.ts';
import { utf8 } from './lines.ts';

/** The values of paths as JSON; undefined for a line that is refused. */
function walk(line: string, ...names: string[]): unknown[][] | undefined {
  const paths = new JsonPaths();
  const numbers = names.map((name) => paths.add(name));
  const walker = new JsonWalk(paths, new Texts());
  const bytes = utf8(line);
  if (!walker.walk(bytes, 0, bytes.length)) return undefined;
  return numbers.map((path) =>
    Array.from({ length: walker.count(path) }, (_, i) =>
      JSON.parse(
        Buffer.from(bytes.subarray(walker.start(path, i), walker.end(path, i))).toString(),
      ),
    ),
  );
}

describe('JsonWalk', () => {
  it('takes what JSON.parse() takes, and finds the same values', () => {
    const key = fc.constantFrom('a', 'b', 'x y', '__proto__', 'é');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(
          fc.string(),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.boolean(),
          fc.constant(null),
        ),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
        fc.array(tie('tree'), { maxLength: 3 }),
      ),
    }));
    fc.assert(
      fc.property(
        fc.record({ a: tree, b: tree }),
        fc.constantFrom(undefined, 1),
        (value, indent) => {
          const line = JSON.stringify(value, undefined, indent).replaceAll('\n', ' ');
          const again = JSON.parse(line) as typeof value;
          const isScalar = (found: unknown) => typeof found !== 'object' || found === null;
          const inner = (found: unknown): unknown =>
            !isScalar(found) && !Array.isArray(found)
              ? (found as Record<string, unknown>)['b']
              : undefined;
          const wanted = [again.a, inner(again.b)].map((one) =>
            one !== undefined && isScalar(one) ? [one] : [],
          );
          expect(walk(line, 'a', 'b.b')).toEqual(wanted);
        },
      ),
    );
  });

  it('gives each element of an array, through arrays in arrays', () => {
    const line = '{"events":[{"name":"x","p":[{"v":1},{"v":2}]},{"name":"y"},{}],"other":[1]}';
    expect(walk(line, 'events[].name', 'events[].p[].v', 'other[]')).toEqual([
      ['x', 'y'],
      [1, 2],
      [1],
    ]);
  });

  it.each([
    ['a path that says two things', '{"a":1,"a":2}'],
    ['one of them with its key escaped', '{"a":1,"\\u0061":2}'],
    ['an array', '[{"a":1}]'],
    ['a line that was cut', '{"a":1,"b":"x'],
    ['text behind it', '{"a":1} x'],
    ['a quote that nobody escaped', '{"a":"x"y","b":1}'],
    ['a missing colon', '{"a" 1}'],
    ['a missing comma', '{"a":1 "b":2}'],
    ['too many levels', `{"b":${'['.repeat(100)}${']'.repeat(100)}}`],
    ['nothing', ''],
  ])('refuses %s', (_, line) => {
    expect(walk(line, 'a')).toBeUndefined();
  });

  it('bounds the values that it keeps of an array', () => {
    expect(walk(`{"a":[${Array(1000).fill(1).join()}]}`, 'a[]')?.[0]).toHaveLength(16);
  });

  it('reads any bytes at all without a fault', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 'a', '1', ' ', 'null');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        walk(`{"a":${pieces.join('')}`, 'b');
      }),
    );
  });
});
