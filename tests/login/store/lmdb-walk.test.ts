import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damageOf } from '../../../src/login/store/lmdb-walk.ts';
import { packChanges } from '../../../src/login/store/write-batch.ts';
import { Writing } from '../../../src/login/store/writing.ts';
import { compiledStore } from './compiled.ts';
import { temporaryDirectories } from './temporary.ts';

const temporaryDirectory = temporaryDirectories();
const moduleOf = compiledStore();
const PAGE = 4096;

/** Bytes that look random and are the same in every run. */
function noise(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A file after some batches of rows that come, grow and go. */
async function fileOf(batches: number, rows: number): Promise<Buffer> {
  const path = join(temporaryDirectory(), 'h');
  const writing = new Writing(path, rows * 3);
  const random = noise(batches * 1000 + rows);
  for (let day = 0; day < batches; day++) {
    const changes = new Map<string, Uint8Array | undefined>();
    for (let i = 0; i < rows; i++) {
      const key = `${random(rows * 4)}`;
      changes.set(key, random(9) === 0 ? undefined : new Uint8Array(random(1200)));
    }
    const outcome = writing.write(
      packChanges(changes, new Map([['m', new Uint8Array(random(50_000))]])),
      day,
    );
    expect(outcome).not.toHaveProperty('failed');
  }
  await writing.close();
  return readFileSync(path);
}

const damage = (file: Buffer): string | undefined =>
  damageOf(file.length, (at, length) => file.subarray(at, at + length));

/** The file with something done to it. */
function hurt(file: Buffer, seed: number): Buffer {
  const random = noise(seed);
  const copy = Buffer.from(file);
  const page = random(file.length / PAGE) * PAGE;
  switch (seed % 5) {
    case 0:
      return copy.subarray(0, random(file.length));
    case 1:
      return copy.fill(0, page, page + PAGE);
    case 2:
      for (let i = 0; i < PAGE; i++) copy[page + i] = random(256);
      return copy;
    case 3:
      file.copy(copy, page, random(file.length / PAGE) * PAGE, file.length);
      return copy;
    default:
      // Heads of pages, where a wrong bit does most.
      for (let i = 0; i < 30; i++)
        copy[random(file.length / PAGE) * PAGE + random(64)] ^= 1 << random(8);
      return copy;
  }
}

describe('damageOf', () => {
  it('finds nothing in a file that the store has written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 400 }),
        async (batches, rows) => {
          expect(damage(await fileOf(batches, rows))).toBeUndefined();
        },
      ),
      { numRuns: 8 },
    );
    expect(damage(Buffer.alloc(0))).toBeUndefined();
  });

  it('finds a file that was cut off, and says so', async () => {
    const file = await fileOf(3, 300);
    for (const size of [1, 100, PAGE, PAGE + 100, 2 * PAGE, Math.floor(file.length / 2)]) {
      expect(damage(file.subarray(0, size)), `${size} bytes`).toBeDefined();
    }
  });

  it('finds a long value that was cut off behind everything else', async () => {
    const path = join(temporaryDirectory(), 'h');
    const writing = new Writing(path, 1000);
    const write = (name: string, length: number): unknown =>
      writing.write(packChanges(new Map(), new Map([[name, new Uint8Array(length)]])), 0);
    // Small changes move the trees to pages in front, which were freed.
    for (let n = 0; n < 20; n++) write('short', n);
    write('long', 50_000);
    for (let n = 0; n < 20; n++) write('short', n);
    await writing.close();
    const file = readFileSync(path);
    const whole = Array.from({ length: file.length / PAGE }, (_, page) => page + 1).find(
      (pages) => damage(file.subarray(0, pages * PAGE)) === undefined,
    );
    // The last page that is used is the last one of the long value, which has no head.
    const last = ((whole ?? 0) - 1) * PAGE;
    expect(file.subarray(last, last + 500).every((byte) => byte === 0)).toBe(true);
    expect(damage(file.subarray(0, last + PAGE - 1))).toContain('whole pages, and page');
  });

  it('finds a page that is younger than the file: LMDB would write into it where it lies', async () => {
    const file = await fileOf(2, 300);
    let found = 0;
    for (let page = 2; page < file.length / PAGE; page++) {
      const copy = Buffer.from(file);
      copy[page * PAGE + 14] = 1;
      if (damage(copy) !== undefined) found++;
    }
    expect(found).toBeGreaterThan(10);
  });

  it('finds what is no LMDB file, or one of another version', async () => {
    expect(damage(Buffer.from('{"not":"lmdb"}'.repeat(1000)))).toContain('meta page');
    const file = await fileOf(1, 10);
    file.writeUInt32LE(1, 28);
    expect(damage(file)).toBe('its LMDB format is 1, wanted 2');
  });

  it('lets no file pass that ends the process which then uses it', async () => {
    const directory = temporaryDirectory();
    const file = await fileOf(6, 200);
    const passed: string[] = [];
    for (let seed = 0; seed < 150; seed++) {
      const copy = hurt(file, seed);
      if (damage(copy) !== undefined) continue;
      const path = join(directory, `${seed}`);
      writeFileSync(path, copy);
      passed.push(path);
    }
    // Much of a file is free pages, where damage does nothing.
    expect(passed.length).toBeGreaterThan(10);
    const script = `
      import { openLmdbFile } from ${moduleOf('lmdb-file.js')};
      import { Writing } from ${moduleOf('writing.js')};
      import { packChanges } from ${moduleOf('write-batch.js')};
      for (const path of process.argv.slice(1)) {
        const file = openLmdbFile(path);
        for (const tree of [file.rows, file.meta]) for (const { key } of tree.getRange({})) tree.get(key);
        const writing = new Writing(path, 300);
        for (let round = 0; round < 3; round++) {
          const rows = new Map();
          for (let i = 0; i < 200; i++) rows.set(String(i * 7 + round), new Uint8Array(i * 4));
          writing.write(packChanges(rows, new Map([['m', new Uint8Array(9000)]])), round);
        }
        await writing.close();
        await file.root.close();
      }
      process.stdout.write('alive');
    `;
    const out = execFileSync(process.execPath, [
      '--input-type=module',
      '--eval',
      script,
      ...passed,
    ]);
    expect(out.toString()).toBe('alive');
  });
});
