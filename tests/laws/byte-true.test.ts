import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/base/ascii.ts';
import { Fields, Fit } from '../../src/model/fields.ts';
import { VALUE_KINDS, type ValueKind } from '../../src/model/kind.ts';
import type { Mode, Policy } from '../../src/model/policy.ts';
import { address, textOf } from './addresses.ts';
import { harmlessOf } from './harmless.ts';
import { law } from './law.ts';
import { lineOf } from './lines.ts';
import { FORMAT_NAMES, type FormatName, passed, sluiceOf, stages } from './sluice-of.ts';
import { damaged, soup } from './streams.ts';

/*
 * Byte-true: outside replaced spans every byte leaves as it came; a line without personal data
 * leaves identical; the output parses in the same format as the input. How to try a failing case
 * again: law.ts.
 */

const lineEnd = fc.constantFrom('\n', '\r\n', '\r\r\n', '\r', '');

describe('a line without personal data leaves identical', () => {
  for (const format of FORMAT_NAMES) {
    it(`${format}: with the bytes of any encoding, NUL and every line end`, async () => {
      await law(
        150,
        fc.asyncProperty(harmlessOf(format), lineEnd, async (line, end) => {
          expect(passed(await sluiceOf(format), line + end)).toBe(line + end);
        }),
      );
    });
  }
});

describe('where the policy keeps everything, any line leaves identical', () => {
  for (const format of FORMAT_NAMES) {
    it(format, async () => {
      const keep = Object.fromEntries(VALUE_KINDS.map((kind) => [kind, 'keep']));
      const policy: Policy = {
        ...(await stages(format)).policy,
        modes: keep as Record<ValueKind, Mode>,
      };
      const line = fc.oneof(lineOf(format), damaged(lineOf(format)), soup);
      await law(
        100,
        fc.asyncProperty(line, lineEnd, async (text, end) => {
          expect(passed(await sluiceOf(format, { policy }), text + end)).toBe(text + end);
        }),
      );
    });
  }
});

/** Text with nothing to find, of bytes that a decoder would change. */
const inert = fc
  .array(
    fc.constantFrom(
      'ok ',
      '\0',
      '\xff',
      '\xc3(',
      '\xed\xa0\x80',
      '\t',
      '(x) ',
      '\x1b[0m',
      ', ',
      "'",
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));

const PSEUDONYM = 'fd[0-9a-f:]+';

it('what stands around a replaced value leaves byte for byte, CRLF, NUL and broken UTF-8 included', async () => {
  const pieces = fc.array(fc.tuple(inert, address.map(textOf)), { maxLength: 4 });
  await law(
    200,
    fc.asyncProperty(pieces, inert, lineEnd, async (parts, last, end) => {
      const around = (text: string) => `${text} (`;
      const line = parts.map(([text, value]) => `${around(text)}${value})`).join('') + last + end;
      const wanted = parts.map(([text]) => `${escaped(around(text))}${PSEUDONYM}\\)`).join('');
      expect(passed(await sluiceOf('text'), line)).toMatch(
        new RegExp(`^${wanted}${escaped(last + end)}$`),
      );
    }),
  );
});

const escaped = (text: string): string =>
  text.replace(/[\s\S]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** The kinds of the fields of a line that fits its format; undefined for any other line. */
async function shapeOf(name: FormatName, line: string): Promise<number[] | undefined> {
  const { format } = await stages(name);
  const fields = new Fields();
  const bytes = bytesOf(line);
  if (format.parse(bytes, 0, bytes.length, fields) !== Fit.whole) return undefined;
  return [...fields.kinds.subarray(0, fields.count)];
}

describe('the output parses in the same format as the input', () => {
  for (const format of FORMAT_NAMES.filter((name) => name !== 'json' && name !== 'auto')) {
    it(`${format}: the same fields in the same order`, async () => {
      await law(
        100,
        fc.asyncProperty(lineOf(format), async (line) => {
          const shape = await shapeOf(format, line);
          expect(shape).toBeDefined();
          const out = passed(await sluiceOf(format), line);
          expect(await shapeOf(format, out), out).toEqual(shape);
        }),
      );
    });

    it(`${format}: a damaged line that fits still does`, async () => {
      await law(
        100,
        fc.asyncProperty(damaged(lineOf(format)), async (line) => {
          fc.pre((await shapeOf(format, line)) !== undefined);
          const out = passed(await sluiceOf(format), line);
          expect(await shapeOf(format, out), out).toBeDefined();
        }),
      );
    });
  }

  for (const format of ['json', 'auto'] as const) {
    it(`${format}: JSON is JSON of the same structure`, async () => {
      await law(
        150,
        fc.asyncProperty(lineOf('json'), async (line) => {
          const out = passed(await sluiceOf(format), line);
          expect(() => JSON.parse(Buffer.from(out, 'latin1').toString())).not.toThrow();
          expect(skeleton(out)).toBe(skeleton(line));
        }),
      );
    });
  }
});

/** A JSON text with every string, number and word as `v`: a number may have become a string. */
function skeleton(json: string): string {
  return json.replace(/"(?:[^"\\]|\\[\s\S])*"|[-+.\w]+/g, 'v');
}
