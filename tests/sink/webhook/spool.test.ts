import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Spool } from '../../../src/sink/webhook/spool.ts';
import { temporaryDirectories } from '../../pseudonym/temporary.ts';
import { FakeTime, until } from '../findings/fake-time.ts';
import { recordedNews } from '../findings/recorded-news.ts';

const temporaryDirectory = temporaryDirectories();

const opened = (directory: string) => new Spool(directory, recordedNews().news);

/** What a new run finds. */
function loaded(directory: string): { lines: string[]; damaged: number } {
  const lines: string[] = [];
  const damaged = opened(directory).load((_, line) => line !== 'bad' && lines.push(line) > 0);
  return { lines, damaged };
}

const names = (directory: string): string[] =>
  readdirSync(directory).filter((name) => /^\d+\.ndjson$/.test(name));

const bytes = (directory: string): number =>
  names(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);

describe('Spool', () => {
  it('keeps lines in files that only their owner reads, until they are removed', async () => {
    const directory = join(temporaryDirectory(), 'a', 'b');
    const spool = opened(directory);
    for (let i = 0; i < 200; i++) spool.save(i, `line ${i}`);
    for (let i = 0; i < 200; i += 2) spool.remove(i);
    expect(await spool.flush()).toBe(0);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    for (const name of names(directory)) {
      expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
    }
    expect(loaded(directory).lines).toEqual(
      Array.from({ length: 100 }, (_, i) => `line ${2 * i + 1}`),
    );
    for (let i = 1; i < 200; i += 2) spool.remove(i);
    await spool.flush();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('writes a burst as one file, and takes no more than twice the room of what waits', async () => {
    const directory = temporaryDirectory();
    const spool = opened(directory);
    const line = 'x'.repeat(999);
    for (let i = 0; i < 100; i++) spool.save(i, line);
    await until(() => names(directory).length > 0 && bytes(directory) === 100_000);
    expect(names(directory)).toHaveLength(1);
    for (let i = 0; i < 90; i++) {
      spool.remove(i);
      await until(() => bytes(directory) <= 2 * (99 - i) * 1000);
    }
    await spool.flush();
    expect(bytes(directory)).toBe(10_000);
  });

  it('gives a new run all that waits, in order, whatever was saved and removed when', async () => {
    const step = fc.record({
      saves: fc.nat(5),
      removes: fc.array(fc.nat(30)),
      waits: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        const directory = temporaryDirectory();
        const spool = opened(directory);
        const waiting = new Set<number>();
        let sequence = 0;
        for (const { saves, removes, waits } of steps) {
          for (let i = 0; i < saves; i++) {
            waiting.add(sequence);
            spool.save(sequence, `line ${sequence++}`);
          }
          for (const one of removes) {
            waiting.delete(one);
            spool.remove(one);
          }
          if (waits) await spool.flush();
        }
        await spool.flush();
        const wanted = [...waiting].map((one) => `line ${one}`);
        const { lines, damaged } = loaded(directory);
        expect(lines).toEqual(wanted);
        expect(damaged).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('lays aside what is torn, foreign, a link or too long, and saves what is good in it again', async () => {
    const directory = temporaryDirectory();
    const path = (i: number) => join(directory, `${String(i).padStart(16, '0')}.ndjson`);
    writeFileSync(path(1), 'good\n');
    writeFileSync(path(2), 'torn');
    writeFileSync(path(3), 'also good\nbad\n');
    writeFileSync(path(5), `${'x'.repeat(5_000_000)}\n`);
    symlinkSync(path(1), path(6));
    writeFileSync(path(7), '');
    writeFileSync(`${path(8)}.tmp`, 'half');
    writeFileSync(join(directory, 'dead-letters.ndjson'), 'x\n');
    const spool = opened(directory);
    const found: string[] = [];
    const take = (sequence: number, line: string) =>
      line !== 'bad' && found.push(`${sequence} ${line}`) > 0;
    expect(spool.load(take)).toBe(5);
    expect(found).toEqual(['1 good', '3 also good']);
    expect(await spool.flush()).toBe(0);
    expect(readdirSync(directory).sort()).toEqual([
      ...['1.ndjson', '2.ndjson.damaged', '3.ndjson', '3.ndjson.damaged', '5.ndjson.damaged'].map(
        (name) => `000000000000000${name}`,
      ),
      '0000000000000006.ndjson.damaged',
      '0000000000000007.ndjson.damaged',
      'dead-letters.ndjson',
    ]);
    expect(loaded(directory)).toEqual({ lines: ['good', 'also good'], damaged: 0 });
    expect(readFileSync(join(directory, 'dead-letters.ndjson'), 'utf8')).toBe('x\n');
  });

  it('refuses a directory that others can enter, and what is none', () => {
    const directory = temporaryDirectory();
    chmodSync(directory, 0o750);
    expect(() => opened(directory)).toThrow(
      `cannot use ${directory}: its mode is 0750, wanted a directory with mode 0700`,
    );
    const link = join(temporaryDirectory(), 'link');
    symlinkSync(temporaryDirectory(), link);
    expect(() => opened(link)).toThrow('it is no directory');
    expect(() => opened('/dev/null/x')).toThrow(
      'cannot use /dev/null/x: part of the path is not a directory (ENOTDIR)',
    );
  });

  it('tells once that it cannot write, tries again, and counts what is not on the disk', async () => {
    const directory = join(temporaryDirectory(), 'spool');
    const { news, told } = recordedNews();
    const time = new FakeTime();
    const spool = new Spool(directory, news, time.timer);
    rmSync(directory, { recursive: true });
    spool.save(1, 'one');
    spool.save(2, 'two');
    await until(() => time.waiting.length > 0);
    spool.save(3, 'three');
    spool.remove(2);
    time.passNext();
    await until(() => time.waiting.length > 0);
    expect(told).toEqual([
      `fault: cannot write ${directory}: no such file or directory (ENOENT); what waits for the webhook is in memory only`,
    ]);
    expect(await spool.flush()).toBe(2);
    mkdirSync(directory, { mode: 0o700 });
    expect(await spool.flush()).toBe(0);
    expect(loaded(directory).lines).toEqual(['one', 'three']);
    expect(time.waiting).toEqual([]);
  });
});
