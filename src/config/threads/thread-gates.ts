import { Sluice } from '../../pipeline/sluice.ts';
import { GrowingGate } from '../../pipeline/threads/growing-gate.ts';
import type { GateParts, OpenGate } from '../gate-parts.ts';
import { ruledStages } from '../stages-of.ts';
import { Threads } from './threads.ts';

/** A gate on `size` threads. */
export function threadGate(size: number, parts: GateParts): OpenGate {
  const threads = new Threads(size, parts);
  return {
    gate: threads.take(),
    replace: (config) => threads.renew(config),
    forget: () => threads.renew(),
    close: () => threads.end(),
  };
}

/** A gate on this thread, and on `size` others from when this one cannot keep up. */
export function growingGate(size: number, parts: GateParts): OpenGate {
  const { stages, write } = parts;
  let { config } = parts;
  let threads: Threads | undefined;
  const sluice = new Sluice(stages);
  const grow = () => {
    void threads?.end();
    threads = new Threads(size, { ...parts, config });
    return threads;
  };
  const gate = new GrowingGate(sluice, write, grow, () => performance.now());
  return {
    gate,
    replace: async (changed) => {
      const ruled = await ruledStages(changed);
      // Threads may have taken over meanwhile.
      if (gate.hasGrown) return threads?.renew(changed);
      config = changed;
      sluice.replace({ ...stages, ...ruled });
      gate.startAnew();
    },
    forget: async () => {
      if (gate.hasGrown) return threads?.renew();
      sluice.forget();
      gate.startAnew();
    },
    close: async () => threads?.end(),
  };
}
