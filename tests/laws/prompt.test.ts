import { once } from 'node:events';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exitOf, start } from './command.ts';
import { lineOf } from './lines.ts';

/*
 * Prompt: with input idle, a line that came in is out; nothing waits for more input or for the end.
 * Not a measurement: a command that held a line back would wait for ever.
 */

/** Everything that comes out until the next line end. */
async function nextLine(out: NodeJS.ReadableStream): Promise<string> {
  let line = '';
  while (!line.endsWith('\n')) {
    const [piece] = (await once(out, 'data')) as [string];
    line += piece;
  }
  return line;
}

it('each line is out before the next one comes', async () => {
  const child = start(['--quiet']);
  const ended = exitOf(child);
  const out = child.stdout.setEncoding('latin1');
  for (const line of fc.sample(lineOf('auto'), 30)) {
    const answer = nextLine(out);
    child.stdin.write(Buffer.from(`${line}\n`, 'latin1'));
    expect((await answer).split('\n')).toHaveLength(2);
  }
  child.stdin.end();
  expect(await ended).toBe(0);
});

it('a line that comes in two parts is out as soon as its end has come', async () => {
  const child = start(['--quiet']);
  const ended = exitOf(child);
  const out = child.stdout.setEncoding('latin1');
  for (let turn = 0; turn < 3; turn++) {
    const first = nextLine(out);
    child.stdin.write('one 192.0.2.1\ntwo ');
    expect(await first).toMatch(/^one fd\S+\n$/);
    const second = nextLine(out);
    child.stdin.write('192.0.2.1\n');
    expect(await second).toMatch(/^two fd\S+\n$/);
  }
  child.stdin.end();
  expect(await ended).toBe(0);
});

it('a line over the limit is told as soon as its end has come', async () => {
  const child = start(['--quiet']);
  const ended = exitOf(child);
  const answer = nextLine(child.stdout.setEncoding('latin1'));
  child.stdin.write(`${'x'.repeat(3 * 1024 * 1024)}\n`);
  expect(await answer).toBe('[logsluice: line withheld, reason too_long]\n');
  child.stdin.end();
  expect(await ended).toBe(0);
});
