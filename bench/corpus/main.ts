import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { wholeNumber } from '../generate/whole-number.ts';
import { betweenMarkers } from '../whole-process/between-markers.ts';
import { ENCODINGS } from './encoding/encodings.ts';
import { examples } from './examples.ts';
import { KINDS } from './kinds.ts';
import { measure } from './measure.ts';
import { isGood } from './result.ts';
import { table } from './table.ts';

/*
 * How much of every kind of personal data is found, in every encoding and position, and how much that is
 * none is taken for it?
 */

/** The project, seen from where this file is compiled to. */
const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A name out of a list, or none. */
function oneOf(
  option: string,
  name: string | undefined,
  names: readonly string[],
): string | undefined {
  if (name === undefined || names.includes(name)) return name;
  throw new Error(`read ${option}: found '${name}', wanted one of ${names.join(', ')}`);
}

function main(): void {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      'per-combination': { type: 'string', default: '12' },
      traffic: { type: 'string', default: '100000' },
      kind: { type: 'string' },
      encoding: { type: 'string' },
      json: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const kind = oneOf(
    '--kind',
    values.kind,
    KINDS.map(({ name }) => name),
  );
  const encoding = oneOf(
    '--encoding',
    values.encoding,
    ENCODINGS.map(({ name }) => name),
  );
  const directory = mkdtempSync(join(tmpdir(), 'logsluice-corpus-'));
  try {
    const path = process.env['LOGSLUICE'] ?? join(PROJECT, 'dist/cli/main.js');
    const options = {
      seed: wholeNumber('--seed', values.seed),
      perCombination: wholeNumber('--per-combination', values['per-combination']),
      traffic: wholeNumber('--traffic', values.traffic),
      kind,
      encoding,
    };
    const result = measure({ path, directory }, options, tell);
    tell(examples(result));
    process.stdout.write(`${table(result)}\n`);
    if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(result));
    // A look at a part is no answer to the question.
    if (!values['dry-run'] && kind === undefined && encoding === undefined) {
      const readme = join(PROJECT, 'bench/README.md');
      writeFileSync(readme, betweenMarkers(readFileSync(readme, 'utf8'), 'corpus', table(result)));
    }
    if (!isGood(result)) process.exitCode = 1;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

try {
  main();
} catch (error) {
  tell(`corpus: ${(error as Error).message}`);
  process.exitCode = 1;
}
