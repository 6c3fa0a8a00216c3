import { expect, it } from 'vitest';
import { bytesOf } from '../../src/base/ascii.ts';
import { Output } from '../../src/base/output.ts';
import { Tally } from '../../src/model/tally.ts';
import { Judge } from '../../src/pipeline/judge.ts';
import { Sluice } from '../../src/pipeline/sluice.ts';
import { stages } from '../laws/sluice-of.ts';
import { localTime } from '../laws/times.ts';

/*
 * Lines of known values take a twelfth of the reference's time or less. That ratio is measured within one run, and
 * the test fails only where the quick way has lost more than half of it: a machine at work slows both.
 */

const HALF = 6;

const LINES = 20_000;
const ROUNDS = 5;
const BLOCK = 256 * 1024;
const LINE_FEED = 0x0a;

function source(): Uint8Array {
  let lines = '';
  for (let i = 0; i < LINES; i++) {
    const agent = `Mozilla/5.0 (X11; Linux x86_64; rv:${100 + (i % 40)}.0) Gecko/20100101 Firefox/140.0`;
    const target = `/blog/${i % 300}?utm_source=nieuws&page=${i % 7}`;
    const at = localTime(Date.UTC(2026, 10, 22) / 1000 + (i >> 4));
    lines += `192.0.2.${i % 200} - - [${at}] "GET ${target} HTTP/1.1" 200 ${i} "https://shop.example/${i % 90}" "${agent}"\n`;
  }
  return bytesOf(lines);
}

function seconds(work: () => void): number {
  const begin = performance.now();
  work();
  return (performance.now() - begin) / 1000;
}

it('the quick way has not lost half of what it gains', async () => {
  const joined = await stages('combined');
  const bytes = source();
  const sluice = new Sluice(joined);
  const output = new Output();
  const judge = new Judge(joined, output, new Tally(joined.policy.rules));
  const quick = () => {
    for (let at = 0; at < bytes.length; at += BLOCK) sluice.push(bytes.slice(at, at + BLOCK));
  };
  const plain = () => {
    for (let at = 0; at < bytes.length; ) {
      const end = bytes.lastIndexOf(LINE_FEED, at + BLOCK - 1) + 1;
      output.clear();
      judge.judge(bytes, at, end);
      at = end;
    }
  };
  quick();
  plain();
  const ratios = Array.from({ length: ROUNDS }, () => seconds(plain) / seconds(quick));
  console.info(
    `the reference takes ${ratios.map((ratio) => ratio.toFixed(1)).join(', ')} of its time`,
  );
  // The best of the rounds: what only a busy machine does is no loss.
  expect(Math.max(...ratios)).toBeGreaterThan(HALF);
});
