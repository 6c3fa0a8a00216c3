import { abroad, bought, oneLogin, ownAgent, residential } from './scene.ts';

/** Share of those who know the victim's country and come out there. */
const AT_HOME = 0.5;

/** Takes over an account that nobody has used for months. */
export const dormantWake = oneLogin('dormant wake', (scene) => {
  const { random, victim } = scene;
  const country = random.chance(AT_HOME) ? victim.country : abroad(victim.country, random);
  const address = random.chance(0.5) ? bought(scene, country) : residential(scene, country);
  return { address, agent: ownAgent(scene) };
});
