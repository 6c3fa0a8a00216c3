import { abroad, oneLogin, ownAgent, residential } from './scene.ts';

/** Half of them show the victim's browser, which is sold with the password. */
const COPIES_BROWSER = 0.5;

/** Comes through somebody's line or phone in another country, so no list knows the address. */
export const foreignResidential = oneLogin('foreign residential', (scene) => {
  const { random, victim, last } = scene;
  return {
    address: residential(scene, abroad(victim.country, random)),
    agent: random.chance(COPIES_BROWSER) ? last.agent : ownAgent(scene),
  };
});
