import { LocalGate } from '../pipeline/gate.ts';
import { Sluice } from '../pipeline/sluice.ts';
import type { GateParts, OpenGate } from './gate-parts.ts';
import { ruledStages } from './stages-of.ts';

/** How many threads judge lines. */
export interface ThreadsSaid {
  readonly threads: number;
  /** From the beginning, or only when one cannot keep up. */
  readonly from: 'start' | 'need';
}

/** Opens a gate that judges on so many threads; one is this one. */
export async function openGate(
  { threads, from }: ThreadsSaid,
  parts: GateParts,
): Promise<OpenGate> {
  if (threads === 1) return localGate(parts);
  const { growingGate, threadGate } = await import('./threads/thread-gates.ts');
  return from === 'start' ? threadGate(threads, parts) : growingGate(threads, parts);
}

function localGate({ stages, write }: GateParts): OpenGate {
  const sluice = new Sluice(stages);
  return {
    gate: new LocalGate(sluice, write),
    replace: async (config) => sluice.replace({ ...stages, ...(await ruledStages(config)) }),
    forget: async () => sluice.forget(),
    close: async () => undefined,
  };
}
