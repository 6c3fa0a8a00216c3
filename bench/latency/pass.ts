import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Readable, Writable } from 'node:stream';

const LINE_FEED = 0x0a;

/** The prefix of the pseudonyms that stand in column 1. */
const PSEUDONYM = 'fd';

/** When lines are sent: gives how many of `lines` should have been sent `milliseconds` after the first. */
export type Schedule = (milliseconds: number) => number;

/**
 * Sends lines through a process of logsluice over two pipes as the schedule says, when `first` have gone
 * through, which it needs to get warm; gives for each line how long it took from the write to the read of
 * its last byte, in ms. Throws when a line is missing or raw.
 */
export async function pass(
  program: string,
  first: readonly string[],
  lines: readonly string[],
  due: Schedule,
): Promise<Float64Array> {
  const child = start(program);
  const sentAt = new Float64Array(lines.length);
  const took = new Float64Array(lines.length);
  let back = -first.length;
  let isRaw = false;
  let isLineStart = true;
  child.stdout.on('data', (block: Buffer) => {
    const now = performance.now();
    for (let at = 0; at < block.length; ) {
      if (isLineStart && block.length - at >= 2)
        isRaw ||= block.toString('latin1', at, at + 2) !== PSEUDONYM;
      const feed = block.indexOf(LINE_FEED, at);
      isLineStart = feed !== -1;
      if (feed === -1) break;
      if (back >= 0) took[back] = now - (sentAt[back] ?? now);
      back++;
      at = feed + 1;
    }
  });
  child.stdin.write(`${first.join('\n')}\n`);
  while (back < 0) await pause();
  const begin = performance.now();
  for (let sent = 0; sent < lines.length; ) {
    const wanted = Math.min(lines.length, Math.floor(due(performance.now() - begin)));
    if (wanted > sent) {
      sentAt.fill(performance.now(), sent, wanted);
      const isOpen = child.stdin.write(`${lines.slice(sent, wanted).join('\n')}\n`);
      sent = wanted;
      if (!isOpen) await once(child.stdin, 'drain');
    }
    await pause();
  }
  child.stdin.end();
  await once(child, 'close');
  if (back !== lines.length) throw new Error(`${lines.length} lines went in, ${back} came out`);
  if (isRaw) throw new Error('a line came out without a pseudonym in column 1');
  return took;
}

function start(program: string): ChildProcessByStdio<Writable, Readable, null> {
  const pin = ['taskset', '-c', String(availableParallelism() - 1)];
  const isPinned = spawnSync(pin[0] ?? '', [...pin.slice(1), 'true']).status === 0;
  const command = [...(isPinned ? pin : []), process.execPath, program, '-q', '-f', 'combined'];
  return spawn(command[0] ?? '', command.slice(1), { stdio: ['pipe', 'pipe', 'ignore'] });
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}
