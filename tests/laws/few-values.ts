import fc from 'fast-check';
import { expect } from 'vitest';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import { Output } from '../../src/base/output.ts';
import { NewlineFrame } from '../../src/frame/newline.ts';
import type { Format } from '../../src/model/format.ts';
import { Tally } from '../../src/model/tally.ts';
import { Judge } from '../../src/pipeline/judge.ts';
import { Sluice } from '../../src/pipeline/sluice.ts';
import type { Stages } from '../../src/pipeline/stages.ts';
import { lineOf } from './lines.ts';
import { type FormatName, stages } from './sluice-of.ts';
import { damaged, LINE_LIMIT } from './streams.ts';
import { localTime } from './times.ts';

/*
 * Lines of few values, again and again: those that the kernel takes; and the two ways to redact them.
 */

function stagesOf(of: FormatName | Format): Promise<Stages> {
  const [name, changed] = typeof of === 'string' ? [of, {}] : (['custom', { format: of }] as const);
  return stages(name, { lineLimit: LINE_LIMIT, ...changed });
}

/** What the reference alone makes of a source. */
export async function judged(of: FormatName | Format, source: string) {
  const joined = await stagesOf(of);
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

/** What the sluice with its kernel makes of it, fed in pieces of `cut` bytes. */
export async function shortened(of: FormatName | Format, source: string, cut: number) {
  const sluice = new Sluice(await stagesOf(of));
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
    'GET /e HTTQ/1.1',
    'GET /e HTTP.1.1',
    'GET /e HTTP/x',
    'GET /e HTTP/1-1',
    'GET /e HTTP/1.x',
    'GET /sixteen-bytes-1',
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
export function mixed(format: FormatName): fc.Arbitrary<string> {
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

/** Log formats with what the named ones lack: other times, a long text between columns, an open end. */
export const LOG_FORMATS = {
  iso: '$time_iso8601 $remote_addr | what was asked for: "$request" $status $http_user_agent',
  msec: '$msec $remote_addr "$http_user_agent"',
  addresses:
    '$remote_addr [$time_local] "$http_x_real_ip" "$realip_remote_addr" "$http_true_client_ip"',
} as const;

/** Lines of one of them. */
export function linesOf(format: keyof typeof LOG_FORMATS): fc.Arbitrary<string> {
  const from = (values: readonly string[]) => fc.constantFrom(...values);
  const times = {
    iso: [
      '2026-11-22T17:15:43+00:00',
      '2026-11-22T17:15:44+00:00',
      '2026-11-22T17:15:60+00:00',
      '2026-11-22T17:15:4x+00:00',
      '2026-11-22 17.15',
    ],
    msec: ['1795367743.120', '1795367743.120', '1795367744.001'],
    addresses: [localTime(1_795_367_743), localTime(1_795_367_744)],
  }[format];
  const by = from(ADDRESSES);
  const line = fc.tuple(
    from(times),
    by,
    by,
    by,
    by,
    from(REQUESTS),
    from(NUMBERS),
    from([...AGENTS, '']),
  );
  const text = line.map(([at, a, b, c, d, asks, status, agent]) => {
    if (format === 'iso') return `${at} ${a} | what was asked for: "${asks}" ${status} ${agent}`;
    return format === 'msec' ? `${at} ${a} "${agent}"` : `${a} [${at}] "${b}" "${c}" "${d}"`;
  });
  const end = from(['\n', '\n', '\r\n']);
  return fc
    .array(fc.tuple(text, end), { minLength: 20, maxLength: 120 })
    .map((lines) => lines.flat().join(''));
}

/**
 * Lines of combined, `bytes` long or more: every second one is of the same few values or of some that come back
 * after a while, every other one of a new target.
 */
export function manyValues(lines: number, bytes: number): string {
  let source = '';
  for (let i = 0; i < lines; i++) {
    const back = i % 4 === 0 ? i % 32 : (i * 7919) % 30_000;
    const target = i % 2 === 0 ? `/a/${back}` : `/${i}`.padEnd(bytes, '-b');
    const at = localTime(Date.UTC(2026, 10, 21) / 1000 + i);
    source += `192.0.2.${i % 64} - - [${at}] "GET ${target} HTTP/1.1" 200 ${i} "-" "curl/8.1"\n`;
  }
  return source;
}

/** Lines that become more than twice as long. */
export function growing(lines: number): string {
  return `192.0.2.1 [${localTime(1_795_367_743)}] "192.0.2.2" "192.0.2.3" "192.0.2.4"\n`.repeat(
    lines,
  );
}
