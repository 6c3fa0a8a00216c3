import { cpus, release, totalmem, type } from 'node:os';

/** What a figure was measured on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly kernel: string;
  readonly node: string;
}

export function thisMachine(): Machine {
  const cores = cpus();
  return {
    cpu: cores[0]?.model.trim() ?? 'unknown processor',
    cores: cores.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: `${type()} ${release()}`,
    node: process.version,
  };
}

/** The machine in one line. */
export function machineText({ cpu, cores, memoryGiB, kernel, node }: Machine): string {
  return `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${kernel}, Node ${node}`;
}
