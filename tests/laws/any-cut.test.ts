import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import { law } from './law.ts';
import { lineOf } from './lines.ts';
import { FORMAT_NAMES, type FormatName, sluiceOf } from './sluice-of.ts';
import { LINE_LIMIT, sourceOf } from './streams.ts';

/*
 * Any cut: the output does not depend on how the input was cut into blocks. How to try a failing
 * case again: law.ts.
 */

/** What leaves, and what was counted, when the bytes come in pieces of these sizes, over and over. */
async function inPieces(format: FormatName, source: string, sizes: readonly number[]) {
  const sluice = await sluiceOf(format, { lineLimit: LINE_LIMIT });
  const bytes = bytesOf(source);
  let out = '';
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const block = bytes.slice(at, at + sizes[turn % sizes.length]);
    at += block.length;
    out += latin1(sluice.push(block));
    // A source uses its buffers again: nothing may look at a block once it was taken.
    block.fill(0x40);
  }
  return { out: out + latin1(sluice.end()), tally: sluice.tally.toJSON() };
}

const WHOLE = [Number.MAX_SAFE_INTEGER];

for (const format of FORMAT_NAMES) {
  it(`${format}: blocks of any size give the same bytes and the same counts`, async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 });
    await law(
      60,
      fc.asyncProperty(sourceOf(format), sizes, async (source, cut) => {
        const whole = await inPieces(format, source, WHOLE);
        expect(await inPieces(format, source, cut)).toEqual(whole);
        expect(await inPieces(format, source, [1])).toEqual(whole);
      }),
    );
  });
}

it('a source of many blocks gives the same bytes as one in a single block', async () => {
  const source = fc
    .array(lineOf('auto'), { minLength: 20, maxLength: 40 })
    .map((lines) => `${lines.join('\n')}\n`.repeat(150));
  await law(
    4,
    fc.asyncProperty(source, fc.integer({ min: 1000, max: 300_000 }), async (text, size) => {
      expect((await inPieces('auto', text, [size])).out).toBe(
        (await inPieces('auto', text, WHOLE)).out,
      );
    }),
  );
});

it('a source after another one comes out as it does alone', async () => {
  await law(
    60,
    fc.asyncProperty(sourceOf('combined'), sourceOf('combined'), async (first, second) => {
      // A time at the start: without one the last time of the first source could be missed.
      const timed = `[22/Nov/2026:17:15:43 +0000]\n${second}`;
      const sluice = await sluiceOf('combined', { lineLimit: LINE_LIMIT });
      sluice.push(bytesOf(first));
      sluice.end();
      const after = latin1(sluice.push(bytesOf(timed))) + latin1(sluice.end());
      expect(after).toBe((await inPieces('combined', timed, WHOLE)).out);
    }),
  );
});
