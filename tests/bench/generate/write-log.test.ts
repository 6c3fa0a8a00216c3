import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generateLines } from '../../../bench/generate/generate-lines.ts';
import { writeLog } from '../../../bench/generate/write-log.ts';
import { secretsOf } from '../../../bench/whole-process/secrets-of.ts';

const directory = mkdtempSync(join(tmpdir(), 'generate-'));
const log = join(directory, 'access.log');
const truth = join(directory, 'truth.ndjson');
// More than one block of the writer and the reader.
const options = { lines: 12_000, seed: 4 };
writeLog(options, log, truth);

afterAll(() => rmSync(directory, { recursive: true }));

describe('writeLog()', () => {
  it('writes the lines of generateLines()', () => {
    const lines = [...generateLines(options)].map(({ bytes }) => bytes);
    expect(readFileSync(log).equals(Buffer.concat(lines))).toBe(true);
  });

  it('writes a truth whose offsets point at the planted bytes of the file', () => {
    const bytes = readFileSync(log);
    const facts = readFileSync(truth, 'utf8').trimEnd().split('\n');
    let number = 0;
    let next = 0;
    for (const line of generateLines(options)) {
      number++;
      for (const { offset, length, kind, field } of line.plants) {
        const fact = JSON.parse(facts[next++] as string);
        expect(fact).toMatchObject({ line: number, length, kind, field });
        const planted = line.bytes.subarray(offset, offset + length);
        expect(bytes.subarray(fact.offset, fact.offset + length).equals(planted)).toBe(true);
      }
    }
    expect(next).toBe(facts.length);
  });

  it('writes what secretsOf() reads back', () => {
    const read = secretsOf(log, truth);
    for (const { bytes, plants } of generateLines(options)) {
      const text = Buffer.from(bytes).toString();
      expect(read.next().value).toEqual({
        line: text.slice(0, -1),
        secrets: plants.map(({ offset, length }) => text.slice(offset, offset + length)),
      });
    }
    expect(read.next().done).toBe(true);
  });
});
