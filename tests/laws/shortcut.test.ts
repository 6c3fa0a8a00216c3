import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../src/config/format-of.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import { NameTable } from '../../src/model/name-table.ts';
import {
  growing,
  judged,
  LOG_FORMATS,
  linesOf,
  manyValues,
  mixed,
  shortened,
} from './few-values.ts';
import { law } from './law.ts';
import { FORMAT_NAMES } from './sluice-of.ts';

/*
 * The fast twin: for any input the sluice with its kernel writes and counts exactly what the reference
 * does. The kernel takes lines of values that came before, so the lines here are made of few values,
 * again and again. How to try a failing case again: law.ts.
 */

const entries = Object.entries(LOG_FORMATS) as [keyof typeof LOG_FORMATS, string][];

it('the kernel is built and runs here', () => {
  expect(Kernel.module()).toBeDefined();
});

describe('the kernel and the reference give the same bytes and the same counts', () => {
  for (const format of FORMAT_NAMES) {
    it(format, async () => {
      await law(
        110,
        fc.asyncProperty(mixed(format), fc.integer({ min: 1, max: 5000 }), async (source, cut) => {
          expect(await shortened(format, source, cut)).toEqual(await judged(format, source));
        }),
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
        fc.asyncProperty(linesOf(name), fc.integer({ min: 1, max: 9000 }), async (source, cut) => {
          expect(await shortened(format, source, cut)).toEqual(await judged(format, source));
        }),
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

it('lines that grow beyond what the kernel writes at once come out whole', async () => {
  const format = await formatOf(LOG_FORMATS.addresses, undefined, new NameTable([]));
  const source = growing(20_000);
  const wanted = await judged(format, source);
  const got = await shortened(format, source, source.length);
  expect(got.tally).toEqual(wanted.tally);
  expect(got.out === wanted.out).toBe(true);
});
