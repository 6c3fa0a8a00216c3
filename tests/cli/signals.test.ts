import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { bash, combined, end, firstBytes, start } from './command.ts';

const temporaryDirectory = temporaryDirectories();
let cwd: string;
beforeEach(() => {
  cwd = temporaryDirectory();
});

const MARKER = '[logsluice: line withheld, reason interrupted]\n';

/** Until nobody takes what it writes: what the pipe and this process hold is little. */
async function untilBlocked(child: ChildProcess): Promise<void> {
  if (child.stdout !== null) await once(child.stdout, 'readable');
  await sleep(700);
}

function summary() {
  return JSON.parse(readFileSync(join(cwd, 's'), 'utf8'));
}

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('ends a stream in good order: what came in is out, nothing is half-written, exit 0', async () => {
    const child = start(['-q', '--summary', 's'], cwd);
    child.stdin.write('one\ntwo\n192.0.2.7 cut o');
    const before = await firstBytes(child, 8);
    child.kill(signal);
    const { status, out } = await end(child);
    expect(status).toBe(0);
    expect(before + out).toBe(`one\ntwo\n${MARKER}`);
    expect(summary()).toMatchObject({
      lines_in: 3,
      lines_out: 2,
      withheld: { interrupted: 1 },
      bytes_in: 23,
      bytes_out: 8 + MARKER.length,
    });
  });

  it('leaves no marker where a line has just ended', async () => {
    const child = start(['-q'], cwd);
    child.stdin.write('one\n');
    await firstBytes(child, 4);
    child.kill(signal);
    expect(await end(child)).toEqual({ status: 0, signal: null, out: '' });
  });

  it('ends a run over files in good order', async () => {
    writeFileSync(join(cwd, 'big'), combined('192.0.2.7').repeat(400_000));
    const child = start(['-q', 'big', 'big', '--summary', 's'], cwd);
    await firstBytes(child, 1);
    child.kill(signal);
    const { status, out } = await end(child);
    expect(status).toBe(0);
    expect(out.endsWith('\n')).toBe(true);
    const { lines_in, lines_out, withheld } = summary();
    expect(lines_in).toBeLessThan(400_000);
    expect(lines_in).toBe(lines_out + (withheld.interrupted ?? 0));
  });

  it('waits for a reader that sleeps, and writes it all that was read', async () => {
    const child = start(['-q', '--summary', 's'], cwd);
    child.stdin.on('error', () => undefined);
    child.stdin.write('a line\n'.repeat(300_000));
    await untilBlocked(child);
    child.kill(signal);
    await sleep(300);
    expect(child.exitCode).toBe(null);
    const { status, out } = await end(child);
    expect(status).toBe(0);
    expect(summary().bytes_out).toBe(out.length);
    expect(out.replace(MARKER, '')).toMatch(/^(?:a line\n)+$/);
  });

  it('ends at once when it comes again, also while a reader sleeps', async () => {
    const child = start(['-q'], cwd);
    child.stdin.on('error', () => undefined);
    child.stdin.write('a line\n'.repeat(300_000));
    await untilBlocked(child);
    child.kill(signal);
    await sleep(300);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
  });
});

it('a signal ends a wait for the writer of a named pipe, and for the reader of one', async () => {
  bash('mkfifo p', { cwd });
  const waiting = start(['-v', 'p'], cwd);
  await once(waiting.stderr, 'data');
  await sleep(200);
  waiting.kill('SIGTERM');
  expect(await once(waiting, 'exit')).toEqual([0, null]);
  const blocked = start(['-v', '/dev/null', '-o', 'p'], cwd);
  await sleep(1000);
  blocked.kill('SIGTERM');
  await sleep(100);
  blocked.kill('SIGTERM');
  expect(await once(blocked, 'exit')).toEqual([null, 'SIGTERM']);
});

it('a reader that sleeps is waited for without growing', async () => {
  const child = start(['-q'], cwd);
  child.stdin.on('error', () => undefined);
  const block = 'a line that nobody reads\n'.repeat(4000);
  let fed = 0;
  const feed = () => {
    // The pipe into this test's own child may buffer; what counts is what the child took.
    while (child.stdin.write(block)) fed += block.length;
  };
  child.stdin.on('drain', feed);
  feed();
  await once(child.stdout, 'readable');
  const residentOf = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024;
  await sleep(500);
  const [before, fedBefore] = [residentOf(), fed];
  await sleep(1000);
  expect(fed).toBe(fedBefore);
  expect(fed).toBeLessThan(8e6);
  expect(residentOf() - before).toBeLessThan(8e6);
  child.kill('SIGKILL');
  await once(child, 'exit');
});
