import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { combined, end, firstBytes, logsluice, start } from './command.ts';

const temporaryDirectory = temporaryDirectories();
let cwd: string;
beforeEach(() => {
  cwd = temporaryDirectory();
});

const MARKER = (reason: string) => `[logsluice: line withheld, reason ${reason}]`;

/** Bytes, one character each. */
const raw = (text: string) => Buffer.from(text, 'latin1');

/** Redacts lines, and gives what came out with the summary. */
function redact(input: Uint8Array, args: readonly string[] = []) {
  const { status, out, err } = logsluice(['-q', '--summary', 's', ...args], { cwd, input });
  expect([status, err]).toEqual([0, '']);
  const summary = JSON.parse(readFileSync(join(cwd, 's'), 'utf8'));
  expect(summary.bytes_in).toBe(input.length);
  expect(summary.bytes_out).toBe(out.length);
  const withheld = Object.values<number>(summary.withheld).reduce((sum, count) => sum + count, 0);
  expect(summary.lines_in).toBe(summary.lines_out + withheld);
  return { out, summary };
}

describe('a line without personal data leaves byte for byte', () => {
  it.each([
    ['nothing', ''],
    ['one byte', 'x'],
    ['no final line feed', 'one\ntwo'],
    ['CRLF', 'one\r\ntwo\r\n'],
    ['a lone CR', 'one\rtwo\r'],
    ['lines of 0 bytes', '\n\n\r\n\n'],
    ['NUL', 'a\0b\0\0c\n\0\n'],
    ['invalid UTF-8', 'a\xff\xfe\xc0 b\x80\n'],
    ['overlong UTF-8', 'a\xc0\xaf\xe0\x80\xaf b\n'],
    ['cut UTF-8', 'a\xe2\x82\n\xf0\x9f\x98'],
    ['controls and escapes of a terminal', '\x1b[31mred\x07\x9b0m\n'],
  ])('%s', (_, text) => {
    expect(redact(raw(text)).out).toBe(text);
  });
});

it.each([
  ['CRLF', '\r\n'],
  ['NUL behind it', '\0\n'],
  ['bytes that are no UTF-8 behind it', ' \xff\xc0\xaf\n'],
])('an address is found beside what is odd: %s', (_, rest) => {
  const { out } = redact(raw(`from 192.0.2.7${rest}`));
  expect(out).toMatch(/^from fd[0-9a-f:]+/);
  expect(out.endsWith(rest)).toBe(true);
});

describe('UTF-16 is withheld', () => {
  const text = 'from 192.0.2.7 jan@example.org\nand again\n';
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  it.each([
    ['little-endian with a mark', Buffer.concat([raw('\xff\xfe'), little])],
    ['big-endian with a mark', Buffer.concat([raw('\xfe\xff'), big])],
    ['little-endian', little],
    ['big-endian', big],
  ])('%s', (_, bytes) => {
    const { out, summary } = redact(bytes);
    expect(out).not.toMatch(/1\0?9\0?2|j\0?a\0?n/);
    expect(out.split('\n').filter((line) => line === MARKER('encoding'))).toHaveLength(
      summary.withheld.encoding,
    );
    expect(summary.withheld.encoding).toBeGreaterThanOrEqual(2);
  });
});

describe('the limit of a line', () => {
  beforeEach(() => writeFileSync(join(cwd, 'short.yaml'), 'limits: { line: 256B }\n'));

  it.each(['\n', '\r\n', ''])('lets pass what has as many bytes, without its end %j', (end) => {
    const line = 'x'.repeat(256);
    expect(redact(raw(`a\n${line}${end}`), ['-c', 'short.yaml']).out).toBe(`a\n${line}${end}`);
  });

  it.each(['\n', '\r\n', ''])('withholds one byte more, and only that line: end %j', (end) => {
    const line = `192.0.2.7 ${'x'.repeat(247)}`;
    const after = end === '' ? '' : `b${end}`;
    const { out, summary } = redact(raw(`a\n${line}${end}${after}`), ['-c', 'short.yaml']);
    expect(out).toBe(`a\n${MARKER('too_long')}${end}${after}`);
    expect(summary.withheld).toEqual({ too_long: 1 });
  });

  it('bounds memory: 100 MB without a line end from a pipe; the next line is unharmed', async () => {
    const child = start(['-q', '--summary', 's'], cwd);
    const most = () =>
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024;
    child.stdin.write('before\n');
    expect(await firstBytes(child, 7)).toBe('before\n');
    const before = most();
    const block = Buffer.alloc(1_000_000, 'x');
    for (let i = 0; i < 100; i++)
      await new Promise<void>((done) => {
        child.stdin.write(block, () => done());
      });
    expect(most() - before).toBeLessThan(64e6);
    child.stdin.end('\nafter\n');
    expect(await end(child)).toMatchObject({ status: 0, out: `${MARKER('too_long')}\nafter\n` });
    expect(JSON.parse(readFileSync(join(cwd, 's'), 'utf8'))).toMatchObject({
      bytes_in: 100_000_014,
      withheld: { too_long: 1 },
    });
  });
});

it('random bytes are gone through to their end', () => {
  const bytes = randomBytes(1 << 20);
  expect(redact(bytes).summary.lines_in).toBeGreaterThan(1000);
});

it('the format may change with any line', () => {
  const lines = [
    combined('192.0.2.7'),
    '{"client":"192.0.2.8","n":1}\n',
    '2026/11/22 10:00:00 [error] 1#1: *1 open() failed, client: 192.0.2.9, server: example.org\n',
    'text of 192.0.2.10\n',
    combined('192.0.2.11'),
  ];
  const { out, summary } = redact(raw(lines.join('')));
  expect(out).not.toContain('192.0.2');
  const [first, json, error, text, last] = out.split('\n');
  expect(first).toMatch(/^fd[^"]+"GET/);
  expect(JSON.parse(json).client).toMatch(/^fd/);
  expect(error).toMatch(/client: fd[0-9a-f:]+, server: example\.org$/);
  expect(text).toMatch(/^text of fd/);
  expect(last).toMatch(/^fd[^"]+"GET/);
  expect(summary.lines_out).toBe(5);
});

describe('JSON', () => {
  beforeEach(() => writeFileSync(join(cwd, 'long.yaml'), 'limits: { line: 64MiB }\n'));

  it.each(['json', 'auto'])('100,000 levels deep is gone through: --format %s', (format) => {
    const depth = 100_000;
    const line = `${'{"a":'.repeat(depth)}"192.0.2.7"${'}'.repeat(depth)}\n`;
    const { out, summary } = redact(raw(line), ['--format', format]);
    expect(out).not.toContain('192.0.2.7');
    expect(summary.lines_in).toBe(1);
  });

  it('with a million keys is gone through', () => {
    const keys = Array.from({ length: 1_000_000 }, (_, i) => `"key${i}":${i}`);
    const line = `{${keys.join()},"ip":"192.0.2.7","last":true}\n`;
    const { out, summary } = redact(raw(line), ['-c', 'long.yaml', '--format', 'json']);
    expect(summary.replaced).toEqual({ address: 1 });
    expect(out.slice(0, 1000)).toBe(line.slice(0, 1000));
    expect(out).toMatch(/"ip":"fd[0-9a-f:]+","last":true\}\n$/);
  });
});
