import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { bash, end, firstBytes, logsluice, start } from './command.ts';

const temporaryDirectory = temporaryDirectories();
let cwd: string;
beforeEach(() => {
  cwd = temporaryDirectory();
  logsluice(['keys', 'init', '-k', 'keys'], { cwd });
});

const LINE =
  '192.0.2.7 - jan [22/Nov/2026:10:00:00 +0000] ' +
  '"GET /a?email=jan@example.org&v=1.2.3.4 HTTP/1.1" 200 12 "-" "curl/8.5.0"';

const explain = (args: readonly string[], input: string | Uint8Array = '') =>
  logsluice(['explain', '-k', 'keys', ...args], { cwd, input });

describe('explain', () => {
  it('is written for a person', () => {
    const { status, out, err } = explain([], `${LINE}\nanother line\n`);
    expect([status, err]).toEqual([0, '']);
    const told = out
      .replaceAll(/_[a-z2-7]{8}_[a-z2-7]{16}/g, '_KEY_TOKEN')
      .replace(/^key {7}[a-z2-7]{8}, addresses become fd[0-9a-f:]+\/48$/m, 'key       KEY')
      .replaceAll(/\bfd[0-9a-f]{2}:[0-9a-f:]+/g, 'PSEUDONYM')
      .replaceAll(/ +$/gm, '');
    expect(told).toBe(`format    combined: the whole line was understood
time      2026-11-22T10:00:00.000Z
key       KEY

fields, as they leave
  bytes    field    leaves as
  0-9      address  PSEUDONYM
  12-15    user     user_KEY_TOKEN
  17-43    time     22/Nov/2026:10:00:00 +0000
  46-93    request  GET /a?email=email_KEY_TOKEN&v=1.2.3.4 HTTP/1.1
  95-98    plain    200
  99-101   plain    12
  107-117  agent    curl/8

replaced
  bytes    kind     rule          found by                    action  becomes
  0-9      address                field of the format         ula     PSEUDONYM
  12-15    user                   field of the format         token   user_KEY_TOKEN
  59-74    email    person/email  name of a parameter or key  token   email_KEY_TOKEN
  107-117  agent                  field of the format         family  curl/8

looked at and left
  bytes  why
  77-84  behind "v": a version number

line out
  PSEUDONYM - user_KEY_TOKEN [22/Nov/2026:10:00:00 +0000] "GET /a?email=email_KEY_TOKEN&v=1.2.3.4 HTTP/1.1" 200 12 "-" "curl/8"
`);
    expect(out).not.toMatch(/192\.0\.2\.7|\bjan\b/);
  });

  it('gives the same answer for an argument, for standard input and for a file as input', () => {
    const wanted = explain([LINE]);
    expect(wanted.status).toBe(0);
    for (const input of [LINE, `${LINE}\n`, `${LINE}\r\n`, `${LINE}\nmore\n`])
      expect(explain([], input)).toEqual(wanted);
    writeFileSync(join(cwd, 'a'), `${LINE}\nmore\n`);
    expect(bash('logsluice explain -k keys < a', { cwd })).toEqual(wanted);
    expect(explain(['--', LINE])).toEqual(wanted);
    expect(explain([`${LINE}\nmore`])).toEqual(wanted);
  });

  it('tells the bytes that the run writes', () => {
    const { out } = logsluice(['-q', '-k', 'keys'], { cwd, input: LINE });
    expect(JSON.parse(explain(['--json'], LINE).out).out).toBe(out);
    expect(explain([], LINE).out).toContain(`\nline out\n  ${out}\n`);
  });

  it('--json tells the same to programs', () => {
    const told = JSON.parse(explain(['--json'], LINE).out);
    expect(told).toMatchObject({
      format: 'combined',
      fit: 'whole',
      time: '2026-11-22T10:00:00.000Z',
    });
    expect(told.key.id).toMatch(/^[a-z2-7]{8}$/);
    expect(told.fields[1]).toMatchObject({ from: 12, to: 15, kind: 'user' });
    expect(told.spans[1]).toMatchObject({
      from: 12,
      to: 15,
      kind: 'user',
      found_by: 'field of the format',
      action: 'token',
      becomes: told.fields[1].out,
    });
    expect(told.near_misses).toEqual([{ from: 77, to: 84, why: 'behind "v": a version number' }]);
    expect(JSON.stringify(told)).not.toMatch(/192\.0\.2\.7|\bjan\b/);
  });

  it('says of keys in memory that they are of no other run', () => {
    expect(logsluice(['explain'], { input: LINE }).out).toMatch(/^key .*--keys DIR/m);
    expect(explain([], LINE).out).not.toContain('--keys');
  });

  it('names no format where none fits wholly', () => {
    const { format, fit } = JSON.parse(explain(['--json'], '192.0.2.7 - jan [22/Nov').out);
    expect([format, fit]).toEqual(['auto', 'partial']);
    expect(explain([], '192.0.2.7 - jan [22/Nov').out).toMatch(/^format {4}auto: the beginning/);
  });

  it('does not wait for the second line', async () => {
    const child = start(['explain', '--json'], cwd);
    child.stdin.write(`${LINE}\n`);
    expect(await firstBytes(child, 1)).toContain('"combined"');
    expect((await end(child)).status).toBe(0);
  });

  it('does not read a line over the limit to its end', () => {
    const { status, out } = bash('cat /dev/zero | logsluice explain', { cwd });
    expect(status).toBe(0);
    expect(out).toContain('withheld  reason too_long');
  });

  it('takes a line of just the limit that comes in pieces', async () => {
    writeFileSync(join(cwd, 'c.yaml'), 'limits: { line: 256B }\n');
    const child = start(['explain', '--json', '-c', 'c.yaml'], cwd);
    child.stdin.on('error', () => undefined);
    const ended = end(child);
    for (const piece of ['x'.repeat(255), 'x', '\r', '\n', 'more']) {
      child.stdin.write(piece);
      await sleep(150);
    }
    expect(JSON.parse((await ended).out).out).toBe('x'.repeat(256));
  });

  it('lets a terminal obey nothing of the line', () => {
    const told = explain([], '\x1b[31m é text \x07\x9b\n').out;
    expect(told).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
  });

  it('of an empty line is an answer, of no line is a fault, exit 65', () => {
    expect(explain([], '\n').status).toBe(0);
    expect(explain([], '').status).toBe(65);
    expect(explain([], '').err).toBe(
      'logsluice: cannot explain: standard input is empty, wanted one line\n',
    );
  });

  it('takes a line that begins with -, behind --', () => {
    expect(explain(['--', '-a 192.0.2.7']).out).toMatch(/line out\n {2}-a fd/);
  });
});

describe('explain of a line that is withheld', () => {
  const reasonOf = (args: readonly string[], input: string | Uint8Array) => {
    const { status, out } = explain(['--json', ...args], input);
    expect(status).toBe(0);
    const { withheld, out: line } = JSON.parse(out);
    expect(line).toBe(`[logsluice: line withheld, reason ${withheld}]`);
    expect(JSON.parse(out).spans).toEqual([]);
    expect(out).not.toMatch(/192\.0\.2\.7|jan/);
    return withheld;
  };

  it('tells that it is too long', () => {
    writeFileSync(join(cwd, 'c.yaml'), 'limits: { line: 256B }\n');
    const line = '192.0.2.7 '.padEnd(256, 'x');
    expect(JSON.parse(explain(['--json', '-c', 'c.yaml'], `${line}\r\n`).out).withheld).toBe(
      undefined,
    );
    for (const long of [`${line}x\n`, `${line}x`, 'x'.repeat(10_000_000)])
      expect(reasonOf(['-c', 'c.yaml'], long)).toBe('too_long');
    expect(reasonOf(['-c', 'c.yaml', `${line}x`], '')).toBe('too_long');
    expect(explain(['-c', 'c.yaml'], `${line}x`).out).toMatch(
      /^withheld {2}reason too_long: the line is longer than 256 bytes \(limits\.line/m,
    );
  });

  it('tells that it is UTF-16', () => {
    expect(reasonOf([], Buffer.from(`${LINE}\n`, 'utf16le'))).toBe('encoding');
    expect(reasonOf([], Buffer.from(`\ufeff${LINE}\n`, 'utf16le'))).toBe('encoding');
    expect(explain([], Buffer.from(LINE, 'utf16le')).out).toContain('UTF-16');
  });

  it('tells that the key of its epoch was destroyed, and what the fields are', () => {
    explain([], LINE);
    logsluice(['keys', 'destroy', '-k', 'keys', '2026-11-22', '--yes'], { cwd });
    expect(reasonOf([], LINE)).toBe('no_key');
    const { out } = explain([], LINE);
    expect(out).toMatch(/^key {7}none for that time\nwithheld {2}reason no_key: the key/m);
    expect(out).toMatch(/12-15 +user\n/);
    expect(out).not.toMatch(/192\.0\.2\.7|jan/);
  });

  it('writes the marker as the run does: JSON in JSON', () => {
    explain([], LINE);
    logsluice(['keys', 'destroy', '-k', 'keys', '2026-11-22', '--yes'], { cwd });
    const line = '{"time":"2026-11-22T10:00:00Z","ip":"192.0.2.7"}';
    const { out } = logsluice(['-q', '-k', 'keys'], { cwd, input: line });
    expect(JSON.parse(out)).toEqual({ logsluice: 'line withheld', reason: 'no_key' });
    expect(JSON.parse(explain(['--json'], line).out).out).toBe(out);
  });
});
