import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The built command; LAWS_CLI names another build, such as an installed one. */
const { LAWS_CLI } = process.env;
export const CLI = LAWS_CLI ?? fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Ran {
  /** One character a byte. */
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Starts the command as users do, with pipes on all sides. `node` are options of Node itself. */
export function start(args: readonly string[], node: readonly string[] = []) {
  return spawn(process.execPath, [...node, CLI, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Runs the command to its end with `input`, one character a byte, on standard input. */
export async function run(
  args: readonly string[],
  input = '',
  node: readonly string[] = [],
): Promise<Ran> {
  const child = start(args, node);
  // A command that fails does not read its input to the end.
  child.stdin.on('error', () => undefined);
  child.stdin.end(Buffer.from(input, 'latin1'));
  const [stdout, stderr, status] = await Promise.all([
    buffer(child.stdout),
    text(child.stderr),
    exitOf(child),
  ]);
  return { stdout: stdout.toString('latin1'), stderr, status };
}

/** The exit status, when all output has been handed over; null when a signal ended the process. */
export async function exitOf(child: ChildProcess): Promise<number | null> {
  const [status] = (await once(child, 'close')) as [number | null];
  return status;
}
