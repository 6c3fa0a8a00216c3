import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { FORMAT_NAMES, generateLines } from '../../bench/generate/generate-lines.ts';
import { ADDRESS_KINDS } from '../../src/model/kind.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { combined, logsluice } from './command.ts';

const temporaryDirectory = temporaryDirectories();
let cwd: string;
beforeEach(() => {
  cwd = temporaryDirectory();
});

const audit = (args: readonly string[], input: string | Uint8Array = '') =>
  logsluice(['audit', ...args], { cwd, input });

const reportOf = (args: readonly string[], input: string | Uint8Array = '') =>
  JSON.parse(audit(['--json', ...args], input).out);

describe('audit', () => {
  it('tells kind, field, count and first places of what it finds, never the value; exit 1', () => {
    writeFileSync(join(cwd, 'a.log'), `clean\n${combined('192.0.2.7', '/?to=jan@example.org')}`);
    writeFileSync(join(cwd, 'b.log'), combined('192.0.2.8').repeat(5));
    const { status, out, err } = audit(['a.log', 'b.log']);
    expect([status, err]).toEqual([1, '']);
    expect(out).toBe(`  kind     rule          found by                in       count  first places
  address                field of the format     address      6  a.log:2 b.log:1 b.log:2
  agent                  field of the format     agent        6  a.log:2 b.log:1 b.log:2
  email    person/email  e-mail address in text  request      1  a.log:2
13 found in 7 lines
`);
    expect(reportOf(['a.log'])).toEqual({
      lines: 2,
      finds: [
        {
          kind: 'address',
          found_by: 'field of the format',
          field: 'address',
          count: 1,
          places: ['a.log:2'],
        },
        {
          kind: 'email',
          rule: 'person/email',
          found_by: 'e-mail address in text',
          field: 'request',
          count: 1,
          places: ['a.log:2'],
        },
        {
          kind: 'agent',
          found_by: 'field of the format',
          field: 'agent',
          count: 1,
          places: ['a.log:2'],
        },
      ],
    });
    expect(audit(['--json', 'a.log']).status).toBe(1);
  });

  it('says that nothing is there, exit 0', () => {
    expect(audit([], 'clean\n')).toMatchObject({
      status: 0,
      out: 'nothing found in 1 line\n',
      err: '',
    });
    expect(audit([])).toMatchObject({ status: 0, out: 'nothing found in 0 lines\n' });
    expect(reportOf([], 'clean\n')).toEqual({ lines: 1, finds: [] });
  });

  it('counts the places of standard input too', () => {
    expect(reportOf([], 'clean\n192.0.2.7\n').finds[0].places).toEqual(['stdin:2']);
    writeFileSync(join(cwd, 'a'), '192.0.2.7');
    expect(reportOf(['a', '-', 'a'], '192.0.2.8\n').finds[0].places).toEqual(['a:1', 'stdin:1']);
  });

  it('finds every spelling', () => {
    const lines = [
      '/?m=jan%40example.org',
      '/?m=jan%2540example.org',
      'from 2001:DB8::1',
      'host 192-0-2-7.dialup.example',
      '{"to":"jan\\u0040example.org"}',
    ];
    const { finds } = reportOf([], lines.join('\n'));
    const counts = finds.map(({ kind, count }: { kind: string; count: number }) => [kind, count]);
    expect(counts.flat().filter((count: unknown) => count === 'email')).not.toEqual([]);
    const total = finds.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
    expect(total).toBe(5);
  });

  it('--verbose tells each step, --quiet keeps the report', () => {
    writeFileSync(join(cwd, 'a'), 'clean\n');
    expect(audit(['-v', 'a', '-'], '').err).toBe(
      'logsluice: reading a\nlogsluice: reading standard input\n',
    );
    expect(audit(['-q', 'a'])).toMatchObject({ out: 'nothing found in 1 line\n', err: '' });
  });

  it('counts what it cannot judge as found: UTF-16, lines over the limit', () => {
    writeFileSync(join(cwd, 'c.yaml'), 'limits: { line: 256B }\n');
    const wide = Buffer.from('\ufeff192.0.2.7\n', 'utf16le');
    writeFileSync(join(cwd, 'wide'), wide);
    const long = `${'x'.repeat(257)}\nclean\n${'x'.repeat(1000)}`;
    const { lines, finds } = reportOf(['-c', 'c.yaml', 'wide', '-'], long);
    expect(lines).toBe(5);
    expect(finds).toEqual([
      {
        kind: 'not judged',
        found_by: 'UTF-16',
        field: 'line',
        count: 2,
        places: ['wide:1', 'wide:2'],
      },
      {
        kind: 'not judged',
        found_by: 'longer than the limit',
        field: 'line',
        count: 2,
        places: ['stdin:1', 'stdin:3'],
      },
    ]);
    expect(audit(['-c', 'c.yaml'], long).status).toBe(1);
  });

  it('--html writes a page that stands by itself, with counts and places and no value', () => {
    writeFileSync(join(cwd, '<b>.log'), combined('192.0.2.7', '/?to=jan@example.org').repeat(3));
    const { status, out } = audit(['--html', 'r.html', '<b>.log']);
    expect([status, out]).toEqual([1, audit(['<b>.log']).out]);
    const page = readFileSync(join(cwd, 'r.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain('9 values were found in 3 lines');
    expect(page).toContain('<td>person/email</td>');
    expect(page).toContain('&#60;b&#62;.log:1');
    expect(page).not.toMatch(/192\.0\.2|jan@|<script|<b>|https?:/);
    expect(audit(['--html', '<b>.log', '<b>.log']).status).toBe(64);
    expect(audit(['--html', 'none/r.html', '<b>.log']).status).toBe(74);
  });

  it('fails like a run: exit 66 and 78', () => {
    expect(audit(['none/a.log']).status).toBe(66);
    expect(audit(['-c', 'none.yaml']).status).toBe(78);
  });
});

describe('audit finds what is raw and nothing after redaction', () => {
  it.each(FORMAT_NAMES)('%s', (format) => {
    const lines = [...generateLines({ lines: 3000, seed: 11, format })];
    const raw = Buffer.concat(lines.map(({ bytes }) => bytes));
    const planted = (kinds: readonly string[]) =>
      // In a browser string nothing counts but the whole of it.
      lines
        .flatMap(({ plants }) => plants)
        .filter(({ kind, field }) => kinds.includes(kind) && field !== 'http_user_agent').length;
    const before: { kind: string; count: number }[] = reportOf([], raw).finds;
    const found = (wanted: string) =>
      before.filter(({ kind }) => kind === wanted).reduce((sum, { count }) => sum + count, 0);
    expect(found('address')).toBeGreaterThanOrEqual(planted(ADDRESS_KINDS));
    expect(found('email')).toBeGreaterThanOrEqual(planted(['email']));
    const clean = logsluice(['-q'], { input: raw }).out;
    expect(reportOf([], Buffer.from(clean, 'latin1'))).toEqual({ lines: 3000, finds: [] });
  });

  it.each(['truncate', 'token', 'drop'])('whatever stands for an address: %s', (mode) => {
    writeFileSync(
      join(cwd, 'c.yaml'),
      `redact: { address: ${mode}, forwarded: ${mode}, upstream: ${mode}, host: ${mode}, embedded: ${mode} }\n`,
    );
    const lines = [...generateLines({ lines: 1000, seed: 12 })].map(({ bytes }) => bytes);
    const clean = logsluice(['-q', '-c', 'c.yaml'], { cwd, input: Buffer.concat(lines) }).out;
    expect(reportOf(['-c', 'c.yaml'], Buffer.from(clean, 'latin1')).finds).toEqual([]);
  });
});
