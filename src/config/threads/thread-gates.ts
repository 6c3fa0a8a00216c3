import { Sluice } from '../../pipeline/sluice.ts';
import { GrowingGate } from '../../pipeline/threads/growing-gate.ts';
import type { GateParts, OpenGate } from '../gate-parts.ts';
import { ruledStages } from '../stages-of.ts';
import { Threads } from './threads.ts';

/** A gate on `size` threads. */
export function threadGate(size: number, parts: GateParts): OpenGate {
  const threads = new Threads(size, parts);
  let { config } = parts;
  return {
    gate: threads.take(),
    replace: async (changed) => {
      config = changed;
      await threads.renew(config, config.policy.rules);
    },
    forget: () => void threads.renew(config),
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
      config = changed;
      if (gate.hasGrown) return threads?.renew(config, config.policy.rules);
      sluice.replace({ ...stages, ...(await ruledStages(config)) });
      gate.startAnew();
    },
    forget: () => {
      if (gate.hasGrown) void threads?.renew(config);
      else {
        sluice.forget();
        gate.startAnew();
      }
    },
    close: async () => threads?.end(),
  };
}
