import { execFileSync } from 'node:child_process';
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DescriptorSink } from '../../src/sink/descriptor-sink.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';

const temporaryDirectory = temporaryDirectories();

describe('DescriptorSink', () => {
  it('writes bytes in order, in place of what a file held', async () => {
    const path = join(temporaryDirectory(), 'out');
    writeFileSync(path, 'old and long');
    const sink = await DescriptorSink.open(path);
    expect(await sink.write(Buffer.from('one '))).toBe(true);
    expect(await sink.write(new Uint8Array(0))).toBe(true);
    expect(await sink.write(Buffer.from('two'))).toBe(true);
    await sink.close();
    expect(readFileSync(path, 'utf8')).toBe('one two');
  });

  it('tells what it cannot open and what it cannot write, with the reason', async () => {
    await expect(DescriptorSink.open('none/out')).rejects.toMatchObject({
      code: 'output',
      message: 'cannot write none/out: no such file or directory (ENOENT)',
    });
    const full = await DescriptorSink.open('/dev/full');
    await expect(full.write(Buffer.from('a'))).rejects.toMatchObject({
      code: 'output',
      message: 'cannot write /dev/full: no space left on the device (ENOSPC)',
    });
    await full.close();
  });

  it('gives false when the reader has gone', async () => {
    const pipe = join(temporaryDirectory(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    // Open for reading and writing, so that the open waits for nobody.
    const reader = openSync(pipe, 'r+');
    const sink = new DescriptorSink('it', openSync(pipe, 'w'));
    expect(await sink.write(Buffer.from('a'))).toBe(true);
    const { closeSync } = await import('node:fs');
    closeSync(reader);
    expect(await sink.write(Buffer.from('b'))).toBe(false);
    await sink.close();
  });
});
