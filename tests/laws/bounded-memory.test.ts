import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exitOf, start } from './command.ts';

/*
 * Bounded: memory does not grow with the stream, with distinct values or with the length of a line.
 * Read from the peak that the kernel keeps for a process (VmHWM, Linux only) under a small heap.
 */

const HEAP = '--max-old-space-size=48';
const MIB = 1024 * 1024;

/** More than this is growth; garbage that is not collected yet and buffers of pipes stay below. */
const MARGIN = 40 * MIB;

/** A run of the command that tells how many lines it has given back and how much memory it took. */
function startMeasured(args: readonly string[] = []) {
  const child = start(['--quiet', ...args], [HEAP]);
  const ended = exitOf(child);
  let lines = 0;
  let last: Buffer = Buffer.alloc(0);
  child.stdout.on('data', (block: Buffer) => {
    for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, at + 1)) lines++;
    last = block;
  });
  return {
    async write(block: Uint8Array): Promise<void> {
      if (!child.stdin.write(block)) await Promise.race([once(child.stdin, 'drain'), ended]);
    },
    /** Waits until so many lines have come out. */
    async given(count: number): Promise<void> {
      while (lines < count && child.exitCode === null)
        await Promise.race([once(child.stdout, 'data'), ended]);
      expect(lines).toBe(count);
    },
    /** The end of what came out last. */
    tail: (): string => last.subarray(-200).toString('latin1'),
    /** Peak of the memory in use, in bytes. */
    peak(): number {
      const facts = readFileSync(`/proc/${child.pid}/status`, 'latin1');
      return 1024 * Number(/VmHWM:\s+(\d+) kB/.exec(facts)?.[1]);
    },
    async end(): Promise<void> {
      child.stdin.end();
      expect(await ended).toBe(0);
    },
  };
}

const PATH = '/shop/products/list/sorted/by/price/and/by/name'.repeat(10);

/** A block of lines with addresses, accounts, agents, names and values that no line before had. */
function distinctLines(from: number, count: number): Buffer {
  let text = '';
  for (let i = from; i < from + count; i++) {
    const [high, low] = [i >> 8, i & 255];
    const v4 = `${10 + (high >> 16)}.${(high >> 8) & 255}.${high & 255}.${low}`;
    const address = i % 10 === 0 ? `2001:db8:${high.toString(16)}::${low}` : v4;
    const query = i % 4 === 0 ? `email=p${i}@example.org&key${i}=${i}` : 'page=2';
    text +=
      `${address} - user${i} [22/Nov/2026:17:15:43 +0000] "GET ${PATH}?${query} HTTP/1.1" 200 ${i} "-" ` +
      `"Mozilla/5.0 (X11; Linux x86_64; build ${i}) AppleWebKit/537.36 Chrome/120.0.${i}.1 Safari/537.36"\n`;
  }
  return Buffer.from(text, 'latin1');
}

describe.skipIf(!existsSync('/proc/self/status'))('memory is bounded', () => {
  it('four times as many distinct values need no more of it', async () => {
    const run = startMeasured();
    let lines = 0;
    const feed = async (size: number): Promise<number> => {
      for (let sent = 0; sent < size; lines += 2000) {
        const block = distinctLines(lines, 2000);
        sent += block.length;
        await run.write(block);
      }
      await run.given(lines);
      return run.peak();
    };
    const early = await feed(50 * MIB);
    const late = await feed(150 * MIB);
    await run.end();
    expect(late - early).toBeLessThan(MARGIN);
  });

  it('a line of 100 MB is withheld without being held, and the next one is unharmed', async () => {
    const run = startMeasured();
    const block = Buffer.alloc(MIB, 'a 192.0.2.1 ');
    const longLine = async (size: number): Promise<void> => {
      for (let sent = 0; sent < size; sent += block.length) await run.write(block);
      await run.write(Buffer.from('\nafter 192.0.2.1\n'));
    };
    // Blocks that wait for the garbage collector are counted before.
    await longLine(40 * MIB);
    await run.given(2);
    const before = run.peak();
    await longLine(100 * MIB);
    await run.given(4);
    expect(run.peak() - before).toBeLessThan(MARGIN);
    expect(run.tail()).toMatch(/^\[logsluice: line withheld, reason too_long\]\nafter fd\S+\n$/);
    await run.end();
  });

  it('a reader that sleeps holds the input back and fills no memory', async () => {
    const child = start(['--quiet'], [HEAP]);
    const ended = exitOf(child);
    const block = distinctLines(0, 20);
    // Nobody reads: soon the pipes are full and nothing more is taken.
    let taken = 0;
    child.stdin.on('drain', () => {
      taken += block.length;
      child.stdin.write(block);
    });
    while (child.stdin.write(block));
    await once(child.stdin, 'drain');
    let before = -1;
    while (taken !== before) {
      before = taken;
      await new Promise((wake) => setTimeout(wake, 500));
    }
    expect(taken).toBeLessThan(8 * MIB);
    child.stdin.removeAllListeners('drain');
    child.stdin.end();
    child.stdout.resume();
    expect(await ended).toBe(0);
  });
});
