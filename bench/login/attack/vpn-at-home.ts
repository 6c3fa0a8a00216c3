import { bought, oneLogin, ownAgent } from './scene.ts';

/** Knows the victim's country and comes out there, through a VPN or a rented server. */
export const vpnAtHome = oneLogin('VPN at home', (scene) => ({
  address: bought(scene, scene.victim.country),
  agent: ownAgent(scene),
}));
