import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../src/config/load.ts';
import { stagesOf } from '../src/config/stages-of.ts';
import { Fields } from '../src/model/fields.ts';
import type { Format } from '../src/model/format.ts';
import { Audit } from '../src/pipeline/audit.ts';
import { Sluice } from '../src/pipeline/sluice.ts';

/*
 * Every folder of fixtures/<format>/ is a case; fixtures/README.md says what is in it. With
 * UPDATE_FIXTURES=1 the expected files are written, which a person then has to read.
 */

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const COMMAND = join(import.meta.dirname, '..', 'dist', 'cli', 'main.js');
const { UPDATE_FIXTURES } = env;
const UPDATE = UPDATE_FIXTURES === '1';

/** Bytes a block; the whole input comes first. */
const CUTS = [Number.POSITIVE_INFINITY, 1, 2, 7, 64, 1000];

/** What a summary is held against, as far as the case says it. */
const COUNTS = ['lines_in', 'lines_out', 'withheld', 'replaced'] as const;

const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

const cases = folders(FIXTURES)
  .filter((format) => format !== 'demo')
  .flatMap((format) => folders(join(FIXTURES, format)).map((name) => `${format}/${name}`));

describe.each(cases)('fixture %s', (name) => {
  const folder = join(FIXTURES, name);
  const config = join(folder, 'logsluice.yaml');
  const input = readFileSync(join(folder, 'input'));
  const expectedFile = join(folder, 'expected');
  const countsFile = join(folder, 'expected.summary.json');
  let temporary = '';
  let keys = '';

  beforeAll(() => {
    temporary = mkdtempSync(join(tmpdir(), 'logsluice-fixture-'));
    keys = join(temporary, 'keys');
    makeKeys(keys, join(folder, 'keys.json'));
  });
  afterAll(() => rmSync(temporary, { recursive: true, force: true }));

  const stages = async () => {
    const said = await loadConfig(config);
    return await stagesOf({ ...said, keys: { ...said.keys, directory: keys } });
  };

  it('comes out of the machine as expected, however it is cut', async () => {
    for (const size of CUTS) {
      const sluice = new Sluice(await stages());
      const output = pushInBlocks(sluice, input, size);
      if (UPDATE && size === CUTS[0]) {
        writeFileSync(expectedFile, output);
        writeFileSync(countsFile, `${JSON.stringify(countsOf(sluice.tally.toJSON()), null, 2)}\n`);
      }
      expectBytes(output, readFileSync(expectedFile));
      if (existsSync(countsFile))
        expect(countsOf(sluice.tally.toJSON())).toMatchObject(json(countsFile));
    }
  });

  it('comes out of the command as expected, without a word', () => {
    const summary = join(temporary, 'summary.json');
    const run = spawnSync(
      process.execPath,
      [COMMAND, '--config', config, '--keys', keys, '--summary', summary, join(folder, 'input')],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    expect(run.stderr.toString()).toBe('');
    expectBytes(run.stdout, readFileSync(expectedFile));
    expect(run.status).toBe(0);
    if (existsSync(countsFile)) expect(countsOf(json(summary))).toMatchObject(json(countsFile));
  });

  it('fits its format as well as before', async () => {
    const before = linesOf(input);
    const after = linesOf(readFileSync(expectedFile));
    expect(after).toHaveLength(before.length);
    const { format } = await stages();
    const fitsBefore = before.map((line) => fitOf(format, line));
    const { format: fresh } = await stages();
    after.forEach((line, i) => {
      const fit = fitOf(fresh, line);
      if (!isMarker(line))
        expect.soft(fit, `fit of line ${i + 1}`).toBeGreaterThanOrEqual(fitsBefore[i] ?? 0);
      if (isJson(before[i] ?? '')) expect.soft(isJson(line), `line ${i + 1} is JSON`).toBe(true);
    });
  });
});

describe('the demo log', () => {
  it('fits its format, and nothing that an audit finds is left in it', async () => {
    const stages = await stagesOf(await loadConfig(undefined));
    const input = readFileSync(join(FIXTURES, 'demo', 'access.log'));
    const sluice = new Sluice(stages);
    const output = pushInBlocks(sluice, input, input.length);
    const lines = linesOf(input).length - 1;
    const counts = { lines_in: lines, lines_out: lines, withheld: {}, unparsed: 0 };
    expect(sluice.tally.toJSON()).toMatchObject(counts);
    const audit = new Audit(stages);
    audit.begin('demo');
    audit.push(output);
    audit.end();
    expect(audit.finds).toEqual([]);
  });
});

/** A key directory with the keys that `file` names: hexadecimal digits, or `destroyed`. */
function makeKeys(directory: string, file: string): void {
  mkdirSync(directory, { mode: 0o700 });
  for (const [epoch, key] of Object.entries(json(file))) {
    const destroyed = key === 'destroyed';
    const path = join(directory, `${epoch}.${destroyed ? 'destroyed' : 'key'}`);
    writeFileSync(path, destroyed ? '' : Buffer.from(String(key), 'hex'), { mode: 0o600 });
  }
}

function pushInBlocks(sluice: Sluice, input: Buffer, size: number): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < input.length; at += size)
    parts.push(Buffer.from(sluice.push(input.subarray(at, at + size))));
  parts.push(Buffer.from(sluice.end()));
  return Buffer.concat(parts);
}

/** Text shows where they differ; bytes are what counts. */
function expectBytes(actual: Buffer, expected: Buffer): void {
  expect(actual.toString('latin1')).toBe(expected.toString('latin1'));
}

function countsOf(summary: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(COUNTS.map((count) => [count, summary[count]]));
}

function json(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}

const linesOf = (bytes: Buffer): string[] => bytes.toString('latin1').split('\n');

function fitOf(format: Format, line: string): number {
  const bytes = Buffer.from(line.replace(/\r+$/, ''), 'latin1');
  return format.parse(bytes, 0, bytes.length, new Fields());
}

const isMarker = (line: string): boolean => /^(\[logsluice: |\{"logsluice":)/.test(line);

function isJson(line: string): boolean {
  try {
    return line.startsWith('{') && typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}
