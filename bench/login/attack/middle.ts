import type { Attack } from '../login.ts';
import { wakefulness } from '../people/hours.ts';
import type { Country } from '../world/countries.ts';
import { between } from '../world/spread.ts';
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
/** Victims who are asked to log in again soon after they did; the others read the mail some other day. */
const SOON = 0.5;
/** How often a time is drawn at which the victim may be awake. */
const DRAWS = 50;

/** A copy of the login page that relays what the victim types, at an hour at which the victim is up. */
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
    byBrowser: true,
    attempts(scene) {
      return relay.attempts({
        ...scene,
        time: scene.random.chance(SOON) ? soon(scene) : up(scene),
      });
    },
  };
}

function soon({ last, time, random }: Scene): number {
  return Math.min(last.time + 300 + random.below(3 * 3600), time);
}

/** A time before the next login, likelier at hours at which people of the country log in. */
function up({ victim, last, time, until, random }: Scene): number {
  for (let draw = 0; draw < DRAWS; draw++) {
    const tried = between(random, last.time + 300, until);
    if (tried > last.time && random.chance(wakefulness(victim.country, tried))) return tried;
  }
  return time;
}

export const middleSameCountry = middle('middle, same country', ({ victim }) => victim.country);
export const middleForeign = middle('middle, foreign', ({ victim, random }) =>
  abroad(victim.country, random),
);
