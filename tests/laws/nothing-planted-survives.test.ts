import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/base/ascii.ts';
import { explainLine } from '../../src/pipeline/explanation.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { run } from './command.ts';
import { type Case, casesOf } from './planted-lines.ts';
import { traceIn } from './plants.ts';
import { FORMAT_NAMES, FORMATS, stages } from './sluice-of.ts';

/*
 * Nothing planted survives: every kind of personal data, in every field of every format, in every
 * encoding, through the real command; and no rest of it is found in any reading of what comes out.
 */

const temporaryDirectory = temporaryDirectories();

/** The cases that left something, with what came out; few enough to be read. */
function leaked(cases: readonly Case[], out: readonly string[]): string[] {
  const found = cases.flatMap(({ place, plant, encoding, line }, i) =>
    traceIn(out[i]) !== undefined
      ? [`${place.name} / ${plant.name} / ${encoding.name}:\n  in  ${line}\n  out ${out[i]}`]
      : [],
  );
  return found.length > 20 ? [...found.slice(0, 20), `and ${found.length - 20} more`] : found;
}

it('each plant is found again when nothing is done to it', () => {
  const lines = casesOf('auto').map(({ line }) => line);
  expect(lines.filter((line) => traceIn(line) === undefined)).toEqual([]);
});

describe('nothing planted survives a run of the command', () => {
  for (const format of FORMAT_NAMES) {
    it(format, async () => {
      const directory = temporaryDirectory();
      const keys = temporaryDirectory();
      const summary = join(directory, 'summary.json');
      const cases = casesOf(format);
      const args = ['--format', FORMATS[format], '--keys', keys, '--summary', summary, '--verbose'];
      const { stdout, stderr, status } = await run(
        args,
        cases.map(({ line }) => `${line}\n`).join(''),
      );
      expect(status).toBe(0);
      expect(stdout).not.toContain('line withheld');
      const out = stdout.split('\n');
      expect(out).toHaveLength(cases.length + 1);
      expect(leaked(cases, out)).toEqual([]);
      const files = readdirSync(keys).map(
        (name) => name + readFileSync(join(keys, name), 'latin1'),
      );
      for (const other of [stderr, readFileSync(summary, 'latin1'), ...files])
        expect(traceIn(other)).toBeUndefined();
    });
  }
});

describe('nothing planted is in what explain and audit tell', () => {
  for (const format of FORMAT_NAMES.filter((name) => name !== 'auto')) {
    it(`${format}: explain`, async () => {
      const joined = await stages(format);
      const cases = casesOf(format).filter((_, i) => i % 29 === 0);
      const told = cases.map(({ line }) => JSON.stringify(explainLine(joined, bytesOf(line))));
      expect(leaked(cases, told)).toEqual([]);
    });
  }

  it('audit', async () => {
    const source = casesOf('auto')
      .map(({ line }) => `${line}\n`)
      .join('');
    const { stdout, stderr, status } = await run(['audit', '--verbose'], source);
    expect(status).toBe(1);
    expect(traceIn(stdout + stderr)).toBeUndefined();
  });
});
