import { addressIn, oneLogin } from './scene.ts';

/** Knows the city for every other one. */
const KNOWS_CITY = 0.5;

/** Studied the victim: a line in the country, perhaps the city, and the victim's browser. */
export const targeted = oneLogin('targeted', (scene) => {
  const { random, victim, last, world } = scene;
  if (!random.chance(KNOWS_CITY))
    return { address: addressIn(scene, victim.country, 'fixed'), agent: last.agent };
  const network = world.network(victim.country, 'fixed', random);
  const address = world.address(world.prefix(network, random, victim.city), random);
  return { address, agent: last.agent };
});
