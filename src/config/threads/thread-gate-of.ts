import { Crew } from '../../pipeline/threads/crew.ts';
import { ThreadGate } from '../../pipeline/threads/thread-gate.ts';
import type { Config } from '../config.ts';
import type { GateParts, OpenGate } from '../gate-parts.ts';
import { ThreadHand } from './thread-hand.ts';

/**
 * A gate on `threads` threads. When something changes under way another crew takes over: its threads read
 * anew all that the config names.
 */
export function threadGate(threads: number, { config, stages, keys, write }: GateParts): OpenGate {
  let inForce = config;
  const crewOf = (config: Config): Crew =>
    new Crew(
      threads,
      (news) => new ThreadHand(config, keys, news),
      (fault) => gate.fail(fault),
    );
  const gate = new ThreadGate(stages, crewOf(config), write);
  return {
    gate,
    replace: async (config) => {
      inForce = config;
      await gate.renew(crewOf(config), config.policy.rules);
    },
    forget: () => void gate.renew(crewOf(inForce)),
    close: () => gate.close(),
  };
}
