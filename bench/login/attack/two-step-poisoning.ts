import type { Login } from '../login.ts';
import {
  abroad,
  attempt,
  bought,
  ownAgent,
  residential,
  type Scene,
  type Strategy,
} from './scene.ts';

const DAY = 86_400;
/** Share of those who come out in the victim's country. */
const AT_HOME = 0.5;

/** Logs in twice and does nothing, days apart, so that the third time looks familiar. */
export const twoStepPoisoning: Strategy = {
  attack: 'two-step poisoning',
  attempts(scene: Scene): Login[] {
    const { random, victim, time } = scene;
    const country = random.chance(AT_HOME) ? victim.country : abroad(victim.country, random);
    const guise = {
      address: random.chance(0.5) ? bought(scene, country) : residential(scene, country),
      agent: ownAgent(scene),
    };
    return [0, 1, 2].map((step) =>
      attempt(scene, 'two-step poisoning', time + step * DAY * (1 + random.fraction()), guise, {
        outcome: 'success',
        decisive: step === 2,
      }),
    );
  },
};
