import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonStretch } from '../../../src/login/read/json/json-stretch.ts';

/** A character as one of the ways in which JSON may write it. */
const written = fc
  .tuple(
    fc.constantFrom('a', 'é', '中', '😀', '"', '\\', '/', '\n', ' '),
    fc.integer({ min: 0, max: 1 }),
  )
  .map(([char, isEscaped]) => ({
    char,
    raw: isEscaped
      ? Array.from(
          char.split(''),
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        ).join('')
      : JSON.stringify(char).slice(1, -1),
  }));

it('finds a part of a text where it stands in JSON, however it is written', () => {
  fc.assert(
    fc.property(
      fc.array(written),
      fc.array(written, { minLength: 1 }),
      fc.array(written),
      (...parts) => {
        const [before, part, behind] = parts.map((chars) => ({
          text: chars.map(({ char }) => char).join(''),
          raw: chars.map(({ raw }) => raw).join(''),
        }));
        const bytes = Buffer.from(`{"x":"${before.raw}${part.raw}${behind.raw}"}`);
        const start = Buffer.byteLength(before.text);
        const found = jsonStretch(
          bytes,
          { start: 6, end: bytes.length - 2 },
          { start, end: start + Buffer.byteLength(part.text) },
        );
        expect(bytes.subarray(found.start, found.end).toString()).toBe(part.raw);
      },
    ),
  );
});

it('finds a part of bytes that are no UTF-8, which are read as one character each', () => {
  const bytes = Buffer.from('\xe9\xffjan\xe9', 'latin1');
  const text = Buffer.from('\xe9\xffjan\xe9');
  const start = text.indexOf('jan');
  expect(jsonStretch(bytes, { start: 0, end: 6 }, { start, end: start + 3 })).toEqual({
    start: 2,
    end: 5,
  });
  expect(jsonStretch(bytes, { start: 0, end: 6 }, { start: 0, end: text.length })).toEqual({
    start: 0,
    end: 6,
  });
});
