import { text } from '../format/text.ts';
import type { Login } from '../login.ts';
import type { SyntheticGeo } from '../world/synthetic-geo.ts';
import type { SeenLogin } from './baseline.ts';
import { family } from './family.ts';

/** What a peer sees of a login: what stands in the log and what the geo database of that day says. */
export function seenLogin(
  { time, account, address, agent, device }: Login,
  geo: SyntheticGeo,
): SeenLogin {
  const found = agent === undefined ? undefined : family(agent);
  return {
    time,
    account,
    address: text(address),
    facts: geo.lookup(address),
    city: geo.cityOf(address),
    agent,
    device: found ? `${found.system}, ${found.browser}` : (device ?? 'password'),
    phone: found?.kind === 'phone',
  };
}
