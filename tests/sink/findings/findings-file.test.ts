import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { FINDING_WRITERS } from '../../../src/sink/findings/finding-format.ts';
import { findingLine } from '../../../src/sink/findings/finding-line.ts';
import {
  FindingsFile,
  type FindingsFileParts,
  type LineFile,
} from '../../../src/sink/findings/findings-file.ts';
import { temporaryDirectories } from '../../pseudonym/temporary.ts';
import { FakeTime, until } from './fake-time.ts';
import { SAMPLE } from './findings.ts';
import { recordedNews } from './recorded-news.ts';

const temporaryDirectory = temporaryDirectories();

const numbered = (count: number, severity: Finding['severity'] = 'high'): Finding => ({
  ...SAMPLE,
  count,
  severity,
});

function parts(more: Partial<FindingsFileParts> = {}) {
  const { news, told } = recordedNews();
  const time = new FakeTime();
  return { told, time, parts: { write: findingLine, news, timer: time.timer, ...more } };
}

const counts = (path: string): number[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as Finding).count);

/** A disk that is full when it is told to be. */
class FakeDisk implements LineFile {
  readonly path = 'a disk';
  readonly lines: string[] = [];
  isFull = false;

  async append(lines: string): Promise<void> {
    if (this.isFull) {
      throw new Fault('output', 'cannot write a disk: no space left on the device (ENOSPC)');
    }
    this.lines.push(...lines.trimEnd().split('\n'));
  }

  async reopen(): Promise<void> {}

  async close(): Promise<void> {}
}

describe('FindingsFile', () => {
  it('appends a line for each finding, in order, to a file that only its owner reads', async () => {
    const path = join(temporaryDirectory(), 'findings.ndjson');
    for (const start of [0, 1000]) {
      const file = await FindingsFile.open(path, parts().parts);
      for (let i = 0; i < 1000; i++) file.offer(numbered(start + i));
      await file.close();
    }
    expect(counts(path)).toEqual(Array.from({ length: 2000 }, (_, i) => i));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('keeps the mode of a file that is there, and ends a line that a crash has cut', async () => {
    const path = join(temporaryDirectory(), 'findings.ndjson');
    writeFileSync(path, '{"schema":1,"id":"ab');
    chmodSync(path, 0o640);
    const file = await FindingsFile.open(path, parts().parts);
    file.offer(SAMPLE);
    await file.close();
    expect(readFileSync(path, 'utf8')).toBe(`{"schema":1,"id":"ab\n${findingLine(SAMPLE)}\n`);
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('refuses a symbolic link, a pipe and a directory, with the reason', async () => {
    const directory = temporaryDirectory();
    const at = (name: string) => join(directory, name);
    writeFileSync(at('real'), '');
    symlinkSync(at('real'), at('link'));
    execFileSync('mkfifo', [at('pipe')]);
    mkdirSync(at('folder'));
    const open = (name: string) => FindingsFile.open(at(name), parts().parts);
    const fault = (name: string, words: string) => ({
      code: 'output',
      message: `cannot write ${at(name)}: ${words}`,
    });
    await expect(open('link')).rejects.toMatchObject(
      fault('link', 'it is a symbolic link (ELOOP)'),
    );
    await expect(open('pipe')).rejects.toMatchObject(
      fault('pipe', 'it is a pipe, socket or directory, wanted a file'),
    );
    await expect(open('folder')).rejects.toMatchObject(
      fault('folder', 'it is a directory (EISDIR)'),
    );
    await expect(open('none/x')).rejects.toMatchObject(
      fault('none/x', 'no such file or directory (ENOENT)'),
    );
  });

  it('goes on in the new file after a rotation and reopen()', async () => {
    const path = join(temporaryDirectory(), 'findings.ndjson');
    const file = await FindingsFile.open(path, parts().parts);
    file.offer(numbered(1));
    await until(() => statSync(path).size > 0);
    renameSync(path, `${path}.1`);
    file.offer(numbered(2));
    await file.reopen();
    file.offer(numbered(3));
    await file.close();
    expect([...counts(`${path}.1`), ...counts(path)]).toEqual([1, 2, 3]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('stays with the old file, and says so, when there can be no new one', async () => {
    const directory = join(temporaryDirectory(), 'a');
    mkdirSync(directory);
    const path = join(directory, 'findings.ndjson');
    const kept = join(temporaryDirectory(), 'kept');
    const { parts: given, told } = parts();
    const file = await FindingsFile.open(path, given);
    renameSync(path, kept);
    rmSync(directory, { recursive: true });
    await file.reopen();
    file.offer(numbered(1));
    await file.close();
    expect(counts(kept)).toEqual([1]);
    expect(told).toEqual([`fault: cannot write ${path}: no such file or directory (ENOENT)`]);
  });

  it('tells a full disk once, tries again later and later, and loses nothing meanwhile', async () => {
    const { parts: given, told, time } = parts();
    // /dev/full can be opened, and every write to it finds the disk full.
    const file = await FindingsFile.open('/dev/full', given);
    file.offer(numbered(1));
    await until(() => time.waiting.length > 0);
    file.offer(numbered(2));
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      waits.push(...time.waiting);
      time.passNext();
      await until(() => time.waiting.length > 0);
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(told).toEqual(['fault: cannot write /dev/full: no space left on the device (ENOSPC)']);
    await expect(file.close()).rejects.toMatchObject({
      code: 'output',
      message:
        'cannot write /dev/full: no space left on the device (ENOSPC); findings that are not in it: 2',
    });
  });

  it('writes what waited when the disk has room again, and tells what was dropped', async () => {
    const disk = new FakeDisk();
    const { parts: given, told, time } = parts({ most: 8 * findingLine(numbered(1)).length });
    const file = new FindingsFile(disk, given);
    disk.isFull = true;
    for (let i = 0; i < 4; i++) file.offer(numbered(i, 'low'));
    await until(() => time.waiting.length > 0);
    for (let i = 4; i < 10; i++) file.offer(numbered(i));
    disk.isFull = false;
    time.passNext();
    await until(() => disk.lines.length > 0);
    file.offer(numbered(10));
    await file.close();
    const written = disk.lines.map((line) => (JSON.parse(line) as Finding).count);
    expect(written).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(told).toEqual([
      'fault: cannot write a disk: no space left on the device (ENOSPC)',
      'notice: too many findings wait for a disk: the oldest of the lowest severity are dropped',
      'notice: writes findings to a disk again; 2 were lost',
    ]);
    expect(time.waiting).toEqual([]);
  });

  it('writes ECS and OCSF as well', async () => {
    for (const format of ['ecs', 'ocsf'] as const) {
      const path = join(temporaryDirectory(), format);
      const write = (finding: Finding) => FINDING_WRITERS[format](finding, '0.1.0');
      const file = await FindingsFile.open(path, parts({ write }).parts);
      file.offer(SAMPLE);
      await file.close();
      expect(readFileSync(path, 'utf8')).toBe(`${write(SAMPLE)}\n`);
    }
  });

  it('does not mind another process that appends to the same file', async () => {
    const path = join(temporaryDirectory(), 'findings.ndjson');
    const file = await FindingsFile.open(path, parts().parts);
    file.offer(numbered(1));
    await until(() => statSync(path).size > 0);
    appendFileSync(path, `${findingLine(numbered(2))}\n`);
    file.offer(numbered(3));
    await file.close();
    expect(counts(path)).toEqual([1, 2, 3]);
  });
});
