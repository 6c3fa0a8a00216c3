import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import { Output } from '../../src/base/output.ts';
import { NewlineFrame } from '../../src/frame/newline.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import { Tally } from '../../src/model/tally.ts';
import { Judge } from '../../src/pipeline/judge.ts';
import { Sluice } from '../../src/pipeline/sluice.ts';
import { law } from './law.ts';
import { lineOf } from './lines.ts';
import { FORMAT_NAMES, type FormatName, stages } from './sluice-of.ts';
import { damaged, LINE_LIMIT } from './streams.ts';
import { localTime } from './times.ts';

/*
 * The fast twin: for any input the sluice with its kernel writes and counts exactly what the reference
 * does. The kernel takes lines of values that came before, so the lines here are made of few values,
 * again and again. How to try a failing case again: law.ts.
 */

/** What the reference alone makes of a source. */
async function judged(format: FormatName, source: string) {
  const joined = await stages(format, { lineLimit: LINE_LIMIT });
  const output = new Output();
  const tally = new Tally(joined.policy.rules);
  const judge = new Judge(joined, output, tally);
  const frame = new NewlineFrame(Number.MAX_SAFE_INTEGER, {
    lines: (bytes, start, end) => judge.judge(bytes, start, end),
    tooLong: () => expect.unreachable(),
  });
  frame.push(bytesOf(source));
  frame.end();
  return { out: latin1(output.view()), tally: tally.toJSON() };
}

async function shortened(format: FormatName, source: string, cut: number) {
  const sluice = new Sluice(await stages(format, { lineLimit: LINE_LIMIT }));
  const bytes = bytesOf(source);
  let out = '';
  for (let at = 0; at < bytes.length; at += cut)
    out += latin1(sluice.push(bytes.slice(at, at + cut)));
  return { out: out + latin1(sluice.end()), tally: sluice.tally.toJSON() };
}

const ADDRESSES = [
  '192.0.2.1',
  '198.51.100.7',
  '2001:db8::1',
  '192.0.2.1, 192.0.2.2',
  '010.0.0.1',
  '-',
  'unix:',
];
const USERS = ['-', 'jan', 'a b', 'x [', 'jan.jansen@example.org'];
const REQUESTS = [
  ...[
    'GET / HTTP/1.1',
    'GET /a?email=jan%40example.org&b=192.0.2.9 HTTP/2.0',
    'POST /login HTTP/2',
  ],
  ...[
    'GET /a b HTTP/1.1',
    'GET /a',
    '-',
    '',
    'GET /c HTTP/1.1 HTTP/1.1',
    'GET  /d HTTP/1.1',
    '\\x16\\x03',
    'GET /e HTTP/1.1 jan@example.org HTTP/1.1',
  ],
];
const PAGES = [
  '-',
  '',
  'https://shop.example/?q=jan',
  'https://jan:geheim@shop.example/',
  '" "',
  'a\\" b',
  // With one of these a line is at the limit or over it.
  `/${'long '.repeat(90)}`,
  `/${'long '.repeat(104)}`,
];
const AGENTS = [
  '-',
  'curl/8.1',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  '"',
  'x\0',
];
const NUMBERS = ['200', '0', '5', '007', '0001', '-', '404', '12345678901', '1.5', '', '12a'];

/** Lines of few values, most of them as plain as those that the kernel takes. */
function columns(format: FormatName): fc.Arbitrary<string> {
  const from = (values: readonly string[]) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...values.slice(0, 3)) },
      fc.constantFrom(...values),
    );
  const second = fc
    .integer({ min: 0, max: 3 })
    .map((day) => Date.UTC(2026, 10, 21 + day, 23, 59) / 1000);
  const time = fc
    .tuple(second, fc.constantFrom(0, 7, 59))
    .map(([minute, more]) => localTime(minute + more));
  const common = fc
    .tuple(from(ADDRESSES), from(USERS), time, from(REQUESTS), from(NUMBERS), from(NUMBERS))
    .map(
      ([by, user, at, asks, status, size]) => `${by} - ${user} [${at}] "${asks}" ${status} ${size}`,
    );
  if (format === 'common') return common;
  const combined = fc
    .tuple(common, from(PAGES), from(AGENTS))
    .map(([line, page, agent]) => `${line} "${page}" "${agent}"`);
  if (format !== 'custom') return combined;
  return fc
    .tuple(combined, from(ADDRESSES), from(PAGES), from(NUMBERS))
    .map(([line, by, page, took]) => `${line} "${by}" "-" "-" "${page}" shop.example rt=${took}`);
}

/** Many lines of few values; few that are damaged, or of anything. */
function mixed(format: FormatName): fc.Arbitrary<string> {
  const line = fc.oneof(
    { weight: 20, arbitrary: columns(format) },
    lineOf(format),
    damaged(columns(format)),
  );
  const end = fc.oneof(
    { weight: 9, arbitrary: fc.constant('\n') },
    fc.constantFrom('\r\n', '\r\r\n', '\n\n'),
  );
  return fc
    .tuple(fc.array(fc.tuple(line, end), { minLength: 20, maxLength: 120 }), fc.boolean())
    .map(([lines, ended]) => {
      const source = lines.flat().join('');
      return ended ? source : source.slice(0, -1);
    });
}

it('the kernel is built and runs here', () => {
  expect(Kernel.module()).toBeDefined();
});

describe('the kernel and the reference give the same bytes and the same counts', () => {
  for (const format of FORMAT_NAMES) {
    it(format, async () => {
      await law(
        150,
        fc.asyncProperty(mixed(format), fc.integer({ min: 1, max: 5000 }), async (source, cut) => {
          expect(await shortened(format, source, cut)).toEqual(await judged(format, source));
        }),
      );
    });
  }
});

it('more values than the kernel holds are forgotten and judged again', async () => {
  const LINES = 150_000;
  let source = '';
  for (let i = 0; i < LINES; i++) {
    // Every second line is of the same few values, every other one of a new target.
    const target =
      i % 2 === 0
        ? `/a/${i % 32}`
        : `/a/long-enough-to-fill-the-records-soon/${i}`.padEnd(160, '-b');
    const at = localTime(Date.UTC(2026, 10, 21) / 1000 + i);
    source += `192.0.2.${i % 64} - - [${at}] "GET ${target} HTTP/1.1" 200 ${i} "-" "curl/8.1"\n`;
  }
  const wanted = await judged('combined', source);
  const got = await shortened('combined', source, 65_536);
  expect(got.tally).toEqual(wanted.tally);
  // Not toBe on the whole: a difference of 30 MB cannot be read.
  expect(got.out === wanted.out).toBe(true);
});
