import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OpenGate } from '../../src/config/gate-parts.ts';

/*
 * A gate on real threads, as `npm run build` makes them: a thread runs compiled code only.
 */

const built = <T>(path: string): Promise<T> =>
  import(new URL(`../../dist/${path}`, import.meta.url).href);

const [{ threadGate }, { keyringOf, stagesOf }, { parseConfig }] = await Promise.all([
  built<typeof import('../../src/config/threads/thread-gates.ts')>(
    'config/threads/thread-gates.js',
  ),
  built<typeof import('../../src/config/stages-of.ts')>('config/stages-of.js'),
  built<typeof import('../../src/config/parse-config.ts')>('config/parse-config.js'),
]);

const LINE = 'login of jan@example.org from 192.0.2.7\n';
const GOOD = /^login of email_\w+ from fd[0-9a-f:]+\n$/;
const LOST = '[logsluice: line withheld, reason failed]\n';

/** The threads that were started, in order. */
let threads: Worker[];
const onWorker = (thread: Worker) => threads.push(thread);
beforeEach(() => {
  threads = [];
  process.on('worker', onWorker);
});
afterEach(() => process.removeListener('worker', onWorker));

let open: OpenGate;
afterEach(() => open.close());

/** A gate on two threads; what leaves it, block by block. */
async function gateOn(text = ''): Promise<{ gate: OpenGate['gate']; left: string[] }> {
  const config = parseConfig(text, 'test');
  const keys = keyringOf(config.keys);
  const left: string[] = [];
  const write = async (bytes: Uint8Array) => {
    left.push(Buffer.from(bytes).toString());
    return true;
  };
  open = threadGate(2, { config, stages: await stagesOf(config, keys), keys, write });
  return { gate: open.gate, left };
}

const atLeast = async (there: readonly unknown[], count: number) => {
  while (there.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
};

it('withholds the block that a thread died of, and goes on with a new one', async () => {
  const { gate, left } = await gateOn();
  gate.begin('log');
  await gate.push(Buffer.from(LINE));
  await atLeast(left, 1);
  // Whichever they go to: what a thread is at, or was given, when it dies.
  const big = Buffer.from(LINE.repeat(12_000));
  const sent = [gate.push(big), gate.push(big), gate.push(big), gate.push(big)];
  await threads[0]?.terminate();
  await Promise.all(sent);
  await gate.push(Buffer.from(LINE));
  await gate.end();
  expect(threads.length).toBe(3);
  const lines = left.flatMap((block) => block.split(/(?<=\n)/));
  expect(lines.length).toBe(48_002);
  const lost = lines.filter((line) => line === LOST).length;
  expect(lost).toBe(12_000);
  expect(lines.filter((line) => GOOD.test(line)).length).toBe(36_002);
  // The epoch's key is that of the process.
  expect(new Set(lines.filter((line) => line !== LOST)).size).toBe(1);
  expect(gate.tally.toJSON()).toMatchObject({
    ...{ lines_in: 48_002, lines_out: 36_002, withheld: { failed: 12_000 } },
  });
});

it('ends with a fault, and not with lines, when threads cannot start', async () => {
  const { gate, left } = await gateOn();
  gate.begin('log');
  await gate.push(Buffer.from(LINE));
  await atLeast(threads, 2);
  await Promise.all(threads.map((thread) => thread.terminate()));
  await expect(gate.end()).rejects.toThrow(
    'cannot judge lines on several threads: a thread could not start; --threads 1 needs none',
  );
  expect(left).toEqual([]);
});

const config = (text: string) => parseConfig(text, 'test');
const KEEPS_EMAIL = config('redact: {email: keep}');
const KEPT = /^login of jan@example\.org from fd[0-9a-f:]+\n$/;

/** What becomes of one more line. */
async function next({ gate, left }: Awaited<ReturnType<typeof gateOn>>): Promise<string> {
  const count = left.length;
  await gate.push(Buffer.from(LINE));
  await atLeast(left, count + 1);
  return left[count] as string;
}

it('keeps the old threads in force where new ones cannot start', async () => {
  const gated = await gateOn();
  gated.gate.begin('log');
  expect(await next(gated)).toMatch(GOOD);
  const renewing = open.replace(KEEPS_EMAIL);
  await atLeast(threads, 4);
  await threads[3]?.terminate();
  await expect(renewing).rejects.toThrow('a thread could not start');
  expect(await next(gated)).toMatch(GOOD);
  // What failed is not what the next ones go by.
  await open.forget();
  expect(await next(gated)).toMatch(GOOD);
  await open.replace(KEEPS_EMAIL);
  expect(await next(gated)).toMatch(KEPT);
  await gated.gate.end();
});

it('starts no threads for a change that comes when it has ended', async () => {
  const { gate } = await gateOn();
  gate.begin('log');
  await gate.end();
  await open.close();
  await open.replace(KEEPS_EMAIL);
  expect(threads.length).toBe(2);
});

it('goes by the last change when several come at once', async () => {
  const gated = await gateOn();
  gated.gate.begin('log');
  await Promise.all([open.replace(KEEPS_EMAIL), open.forget()]);
  expect(await next(gated)).toMatch(KEPT);
  await Promise.all([open.forget(), open.replace(config(''))]);
  expect(await next(gated)).toMatch(GOOD);
  await gated.gate.end();
});
