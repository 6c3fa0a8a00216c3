import { agentFamily } from '../../src/pseudonym/agent/family.ts';
import { Agents } from '../generate/agents.ts';
import type { Case } from './case.ts';

const COUNT = 2000;

/** How many new browser strings a second are brought to their family? */
export function agentFamilyCase(): Case {
  const agents = new Agents(1);
  const texts = Array.from({ length: COUNT }, (_, i) => Buffer.from(agents.at(i / COUNT)));
  return {
    name: 'browser string to its family, uncached',
    unit: 'agents',
    perCall: COUNT,
    check: () => {
      for (const text of texts) {
        const family = Buffer.from(agentFamily(text)).toString();
        const chrome = /Gecko\) Chrome\/(\d+)[\d.]* (?:Mobile )?Safari\/[\d.]+$/.exec(
          String(text),
        )?.[1];
        if (chrome !== undefined && !family.includes(`Chrome/${chrome}.0.0.0`)) {
          throw new Error(`the family of ${text} is ${family}`);
        }
        if (/Build\/|FBDV|SM-/.test(family)) throw new Error(`${family} tells of the device`);
      }
    },
    run: (sink) => {
      for (const text of texts) sink.feed(agentFamily(text).length);
    },
  };
}
