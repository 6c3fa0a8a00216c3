import { abroad, bought, oneLogin, ownAgent, residential } from './scene.ts';

/** Share of real take-overs from listed addresses, and from the victim's country (LOGIN.md). */
const LISTED = 0.546;
const AT_HOME = 0.07;

/** Comes from anywhere with anything: what take-overs look like on the whole. */
export const naive = oneLogin('naive', (scene) => {
  const { random, victim } = scene;
  const country = random.chance(AT_HOME) ? victim.country : abroad(victim.country, random);
  const address = random.chance(LISTED) ? bought(scene, country) : residential(scene, country);
  return { address, agent: ownAgent(scene) };
});
