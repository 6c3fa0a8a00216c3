import { LocalGate } from '../pipeline/gate.ts';
import { Sluice } from '../pipeline/sluice.ts';
import type { GateParts, OpenGate } from './gate-parts.ts';
import { ruledStages } from './stages-of.ts';

/** Opens a gate that judges on so many threads beside this one; on 0, on this one. */
export async function openGate(threads: number, parts: GateParts): Promise<OpenGate> {
  if (threads === 0) return localGate(parts);
  const { threadGate } = await import('./threads/thread-gate-of.ts');
  return threadGate(threads, parts);
}

function localGate({ stages, write }: GateParts): OpenGate {
  const sluice = new Sluice(stages);
  return {
    gate: new LocalGate(sluice, write),
    replace: async (config) => sluice.replace({ ...stages, ...(await ruledStages(config)) }),
    forget: () => sluice.forget(),
    close: async () => undefined,
  };
}
