import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

const DAY = 86_400;

/** The time of the clock of every run in these tests. */
export const NOW = 692 * 30 * DAY;

/** A script that opens the state directory of its first argument as `state` and then does `body`. */
function scriptOf(moduleOf: (module: string) => string, body: string): string[] {
  const script = `
    import { openState } from ${moduleOf('open-state.js')};
    const say = (text) => process.stdout.write(text + '\\n');
    try {
      const state = await openState(process.argv[1], () => ${NOW}, (text) => say('told ' + text));
      ${body}
    } catch (cause) {
      if (cause.name !== 'Fault') throw cause;
      say('fault ' + cause.code + ' ' + cause.message);
      process.exitCode = 1;
    }
  `;
  return ['--input-type=module', '--eval', script];
}

interface StateProcesses {
  /** Runs a process to its end; gives what it said. */
  readonly run: (directory: string, body: string, before?: string) => string[];
  /** Starts a process and waits until it says `ready`. */
  readonly start: (directory: string, body: string) => Promise<ChildProcess>;
}

export function stateProcesses(moduleOf: (module: string) => string): StateProcesses {
  return {
    run: (directory, body, before) => {
      const args = [...scriptOf(moduleOf, body), directory];
      const { stdout, stderr, signal, status } =
        before === undefined
          ? spawnSync(process.execPath, args, { timeout: 50_000 })
          : spawnSync(
              'unshare',
              [
                '--mount',
                '--map-root-user',
                'sh',
                '-c',
                `${before}\nexec "$@"`,
                'sh',
                process.execPath,
                ...args,
              ],
              { timeout: 50_000 },
            );
      if (signal !== null || (status ?? 2) > 1) {
        return [`ended by ${signal ?? status}`, stderr.toString()];
      }
      return stdout.toString().trimEnd().split('\n');
    },
    start: async (directory, body) => {
      const child = spawn(process.execPath, [...scriptOf(moduleOf, body), directory], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      for await (const block of child.stdout) if (`${block}`.includes('ready')) break;
      return child;
    },
  };
}

/** Ends a process as a power cut of its own would. */
export async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}
