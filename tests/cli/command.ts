import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The command as `npm run build` makes it. */
export const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** One character a byte. */
  readonly out: string;
  readonly err: string;
}

export interface Around {
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
}

/** Runs the command; standard input is a pipe. */
export function logsluice(args: readonly string[], around: Around = {}): Ended {
  return ended(process.execPath, [MAIN, ...args], around);
}

/** Runs a bash script in which `logsluice` is the command; it stops at nothing. */
export function bash(script: string, around: Around = {}): Ended {
  const lines = `logsluice() { '${process.execPath}' '${MAIN}' "$@"; }\n${script}`;
  return ended('bash', ['-c', lines], around);
}

function ended(command: string, args: readonly string[], around: Around): Ended {
  const { status, signal, stdout, stderr } = spawnSync(command, args, {
    input: '',
    maxBuffer: 1 << 28,
    timeout: 50_000,
    ...around,
  });
  return { status, signal, out: stdout.toString('latin1'), err: stderr.toString() };
}

/** Starts the command with three pipes, to be talked to. */
export function start(args: readonly string[], cwd?: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [MAIN, ...args], { cwd });
}

/** Waits for the end; what it wrote from now on is read. */
export async function end(child: ChildProcessWithoutNullStreams): Promise<Omit<Ended, 'err'>> {
  const out = buffer(child.stdout);
  const [status, signal] = await once(child, 'close');
  return { status, signal, out: (await out).toString('latin1') };
}

/** Waits until this many bytes of output came; gives them. */
export async function firstBytes(
  child: ChildProcessWithoutNullStreams,
  least: number,
): Promise<string> {
  let text = '';
  while (text.length < least) {
    const block: Buffer | null = child.stdout.read();
    if (block === null) await once(child.stdout, 'readable');
    else text += block.toString('latin1');
  }
  return text;
}

/** A line of the format "combined"; `rest` takes the place of the target. */
export function combined(address: string, target = '/', day = '22'): string {
  return `${address} - - [${day}/Nov/2026:10:00:00 +0000] "GET ${target} HTTP/1.1" 200 12 "-" "curl/8.5.0"\n`;
}

/** An address that is a pseudonym. */
export const PSEUDONYM = /^fd[0-9a-f]{2}:[0-9a-f:]+/;

/** To run as somebody who may not read everything. */
export const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** Whether the command can be run as nobody: the checkout may lie where only root can look. */
export function canRunAsNobody(): boolean {
  return logsluice(['--version'], { cwd: '/', ...NOBODY }).status === 0;
}
