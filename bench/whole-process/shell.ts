import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** What a run cost. */
export interface Cost {
  readonly seconds: number;
  /** What GNU time tells; undefined where it is not there. */
  readonly used: Used | undefined;
}

export interface Used {
  /** Time on the processor of all its processes: does not grow when others want the core too. */
  readonly cpuSeconds: number;
  /** Peak resident memory of its largest process. */
  readonly peakMiB: number;
}

/** Runs sh scripts as whole processes, pinned to the last core where taskset can do that. */
export class Shell {
  readonly pinned: boolean;
  readonly #env: NodeJS.ProcessEnv;
  readonly #costs: string;
  readonly #front: readonly string[];

  /** `env` is added to the environment of every script; `costs` is a file that may be overwritten. */
  constructor(env: Readonly<Record<string, string>>, costs: string) {
    this.#env = { ...process.env, LC_ALL: 'C', ...env };
    this.#costs = costs;
    const pin = ['taskset', '-c', String(availableParallelism() - 1)];
    this.pinned = works([...pin, 'true']);
    const time = ['/usr/bin/time', '-f', '%U %S %M', '-o', costs];
    const timed = works([...time, 'true']);
    this.#front = [...(this.pinned ? pin : []), ...(timed ? time : [])];
  }

  /** The first line that a script prints, or undefined when it fails. */
  firstLine(script: string): string | undefined {
    const { status, stdout } = spawnSync('sh', ['-c', script], {
      env: this.#env,
      encoding: 'utf8',
    });
    return status === 0 ? stdout.split('\n')[0]?.trim() : undefined;
  }

  /** Runs a script with its stdout to the file `out`; throws with its stderr when it fails. */
  run(script: string, out: string): Cost {
    const [program = 'sh', ...args] = [...this.#front, 'sh', '-c', `{ ${script}; } > "$OUT"`];
    const begin = process.hrtime.bigint();
    const { status, stderr, error } = spawnSync(program, args, {
      env: { ...this.#env, OUT: out },
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
    if (status !== 0) throw new Error(error?.message ?? `it ended with ${status}: ${stderr}`);
    return { seconds, used: this.#used() };
  }

  #used(): Used | undefined {
    if (!this.#front.includes('/usr/bin/time')) return undefined;
    const [user, system, kibibytes] = readFileSync(this.#costs, 'utf8').split(' ').map(Number);
    return { cpuSeconds: (user ?? 0) + (system ?? 0), peakMiB: (kibibytes ?? 0) / 1024 };
  }
}

function works([program, ...args]: readonly string[]): boolean {
  return program !== undefined && spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
