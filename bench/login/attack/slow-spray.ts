import type { Login } from '../login.ts';
import {
  abroad,
  addressIn,
  attempt,
  ownAgent,
  residential,
  type Scene,
  type Strategy,
} from './scene.ts';

const DAY = 86_400;
const ADDRESSES = 15;
const ATTEMPTS = 60;
/** Days of trying before one password is right. */
const DAYS = 5;
/** Sprays that come out in the victim's country. */
const AT_HOME = 0.3;

/** One common password on many accounts, a few attempts an hour, each address seldom seen. */
export const slowSpray: Strategy = {
  attack: 'slow spray',
  attempts(scene: Scene): Login[] {
    const { random, victim, others, time } = scene;
    const country = random.chance(AT_HOME) ? victim.country : abroad(victim.country, random);
    const guises = Array.from({ length: ADDRESSES }, () => ({
      address: random.chance(0.5)
        ? addressIn(scene, country, 'hosting')
        : residential(scene, country),
      agent: ownAgent(scene),
    }));
    const tried = Array.from({ length: ATTEMPTS }, () => {
      const before = time - random.fraction() * DAYS * DAY;
      const on = random.pick(others);
      return attempt(scene, 'slow spray', before, random.pick(guises), { outcome: 'failure', on });
    });
    const hit = { outcome: 'success', decisive: true } as const;
    return [...tried, attempt(scene, 'slow spray', time, random.pick(guises), hit)];
  },
};
