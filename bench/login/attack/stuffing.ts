import type { Login } from '../login.ts';
import { abroad, attempt, bought, ownAgent, type Scene, type Strategy } from './scene.ts';

/** Pairs that are tried from one source in one go (LOGIN.md: at least 25 on at least 15 accounts). */
const FEWEST = 30;
const MOST = 120;
/** Seconds between two. */
const PACE = 4;

/** A list of stolen pairs is tried fast from one rented address, and one of them is right. */
export const stuffing: Strategy = {
  attack: 'stuffing',
  attempts(scene: Scene): Login[] {
    const { random, victim, others, time } = scene;
    const guise = {
      address: bought(scene, abroad(victim.country, random)),
      agent: ownAgent(scene),
    };
    const count = FEWEST + random.below(MOST - FEWEST);
    const hit = FEWEST - 5 + random.below(count - FEWEST + 5);
    // The hit is at the time of the attack, the misses around it.
    const begin = time - hit * PACE;
    return Array.from({ length: count }, (_, i) => {
      if (i === hit)
        return attempt(scene, 'stuffing', time, guise, { outcome: 'success', decisive: true });
      const at = begin + i * PACE + random.below(PACE);
      const on = random.pick(others);
      return attempt(scene, 'stuffing', at, guise, { outcome: 'failure', on });
    });
  },
};
