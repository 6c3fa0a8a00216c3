import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { formatOf } from '../../src/config/format-of.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import type { Format } from '../../src/model/format.ts';
import { NameTable } from '../../src/model/name-table.ts';
import { fewJson, numberedJson } from './few-json.ts';
import {
  growing,
  judged,
  LOG_FORMATS,
  linesOf,
  manyValues,
  mixed,
  shortened,
} from './few-values.ts';
import { law, RUNS } from './law.ts';
import { FORMAT_NAMES, type FormatName } from './sluice-of.ts';

/*
 * The fast twin: for any input the sluice with its kernel writes and counts exactly what the reference
 * does. The kernel takes lines of values that came before, so the lines here are made of few values,
 * again and again. How to try a failing case again: law.ts. A long run (LAWS_RUNS) has longer sources, and
 * tells how many lines it compared.
 */

let lines = 0;
afterAll(() => {
  if (RUNS > 1) console.info(`${lines} lines compared`);
});

/** What both ways make of a source, the kernel's in pieces of `cut` bytes. */
async function bothWays(of: FormatName | Format, source: string, cut: number) {
  const wanted = await judged(of, source);
  lines += wanted.tally['lines_in'] as number;
  expect(await shortened(of, source, cut)).toEqual(wanted);
}

/** Sources of this sort; in a long run many of them, one behind the other. */
function sources(one: fc.Arbitrary<string>): fc.Arbitrary<string> {
  if (RUNS === 1) return one;
  const many = { minLength: 100, maxLength: 300, size: 'max' } as const;
  return fc.array(one, many).map((parts) => parts.join('\n'));
}

const entries = Object.entries(LOG_FORMATS) as [keyof typeof LOG_FORMATS, string][];

it('the kernel is built and runs here', () => {
  expect(Kernel.module()).toBeDefined();
});

describe('the kernel and the reference give the same bytes and the same counts', () => {
  for (const format of FORMAT_NAMES) {
    it(format, async () => {
      await law(
        110,
        fc.asyncProperty(sources(mixed(format)), fc.integer({ min: 1, max: 5000 }), (source, cut) =>
          bothWays(format, source, cut),
        ),
      );
    });
  }
});

describe('the kernel and the reference give the same for lines of JSON', () => {
  for (const format of ['json', 'auto'] as const) {
    it(format, async () => {
      await law(
        110,
        fc.asyncProperty(sources(fewJson), fc.integer({ min: 1, max: 9000 }), (source, cut) =>
          bothWays(format, source, cut),
        ),
      );
    });
  }
});

describe('the kernel and the reference give the same for other log formats', () => {
  for (const [name, text] of entries) {
    it(name, async () => {
      const format = await formatOf(text, undefined, new NameTable([]));
      await law(
        60,
        fc.asyncProperty(sources(linesOf(name)), fc.integer({ min: 1, max: 9000 }), (source, cut) =>
          bothWays(format, source, cut),
        ),
      );
    });
  }
});

it.each([
  ['long ones', manyValues(150_000, 160)],
  ['short ones', manyValues(300_000, 1)],
])('more values than the kernel holds are forgotten and judged again: %s', async (_, source) => {
  const wanted = await judged('combined', source);
  const got = await shortened('combined', source, 65_536);
  expect(got.tally).toEqual(wanted.tally);
  // Not toBe on the whole: a difference of 30 MB cannot be read.
  expect(got.out === wanted.out).toBe(true);
});

it('how far the key of an array reaches depends on the length of its elements', async () => {
  const line = (first: string) =>
    `{"time":"2026-11-22T17:15:43Z","onze kvk":["${first}","27312152"]}\n`;
  const source = (line('x') + line('long '.repeat(40))).repeat(20);
  const wanted = await judged('json', source);
  expect(wanted.out.match(/"27312152"/g)).toHaveLength(20);
  expect(await shortened('json', source, 4000)).toEqual(wanted);
});

it('the same value under two keys is what each of them says', async () => {
  const line = (number: number) =>
    `{"time":"2026-11-22T17:15:43Z","msg":"${number}","onze kvk":"${number}","word":"${number}"}\n`;
  const source = [27_312_152, 33_014_286, 33_031_431].map(line).join('').repeat(9);
  const wanted = await judged('json', source);
  expect(wanted.out).toContain('"msg":"27312152","onze kvk":"company_');
  expect(await shortened('json', source, 4000)).toEqual(wanted);
});

it('values that hardly ever come twice are held for their line alone', async () => {
  const source = numberedJson(90_000);
  const wanted = await judged('json', source);
  const got = await shortened('json', source, 65_536);
  expect(got.tally).toEqual(wanted.tally);
  expect(got.out === wanted.out).toBe(true);
});

it('lines that grow beyond what the kernel writes at once come out whole', async () => {
  const format = await formatOf(LOG_FORMATS.addresses, undefined, new NameTable([]));
  const source = growing(20_000);
  const wanted = await judged(format, source);
  const got = await shortened(format, source, source.length);
  expect(got.tally).toEqual(wanted.tally);
  expect(got.out === wanted.out).toBe(true);
});
