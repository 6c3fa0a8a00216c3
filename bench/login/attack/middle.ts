import type { Attack } from '../login.ts';
import type { Country } from '../world/countries.ts';
import {
  abroad,
  bought,
  oneLogin,
  ownAgent,
  residential,
  type Scene,
  type Strategy,
} from './scene.ts';

/** Relays that pass the victim's browser string on, and those that hide behind somebody's line. */
const PASSES_BROWSER = 0.6;
const BEHIND_A_LINE = 0.1;

/** A copy of the login page that relays what the victim types, shortly after another login. */
function middle(attack: Attack, from: (scene: Scene) => Country): Strategy {
  const relay = oneLogin(attack, (scene) => {
    const { random, last } = scene;
    const country = from(scene);
    return {
      address: random.chance(BEHIND_A_LINE) ? residential(scene, country) : bought(scene, country),
      agent: random.chance(PASSES_BROWSER) ? last.agent : ownAgent(scene),
    };
  });
  return {
    attack,
    attempts(scene) {
      const soon = scene.last.time + 300 + scene.random.below(3 * 3600);
      return relay.attempts({ ...scene, time: Math.min(soon, scene.time) });
    },
  };
}

export const middleSameCountry = middle('middle, same country', ({ victim }) => victim.country);
export const middleForeign = middle('middle, foreign', ({ victim, random }) =>
  abroad(victim.country, random),
);
