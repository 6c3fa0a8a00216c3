import { counted, percent } from '../login/score/words.ts';
import type { Finding } from '../model/finding.ts';
import { printable } from '../yaml/quote.ts';
import { cut } from './findings-wrap.ts';

/** Signs of a whole bar, and of the longest name. */
const BAR = 20;
const NAME = 26;

/**
 * What is usual for the account, as bars, beside what this login came with; nothing where the account
 * has no history.
 */
export function usualBars({ usual, login }: Finding): string[] {
  if (usual === undefined) return [];
  const { logins, days, countries, networks, devices } = usual;
  const { country, network, device } = login;
  const asn = network.asn === undefined ? undefined : `AS${network.asn}`;
  return [
    `Usual for the account: ${counted(logins, 'login')} on ${counted(days, 'day')}; > is this one`,
    ...bars(
      countries.map((one) => [one.country, one.share]),
      country,
    ),
    ...bars(
      networks.map((one) => [`AS${one.asn}`, one.share]),
      asn,
    ),
    ...bars(
      devices.map((one) => [one.device, one.share]),
      device,
    ),
  ];
}

/** Bars by name; `now` is what this login has, which is not among the others when it is new. */
function bars(shares: readonly (readonly [string, number])[], now: string | undefined): string[] {
  const isNew = now !== undefined && !shares.some(([name]) => name === now);
  const rows = isNew ? [...shares, [now, 0] as const] : shares;
  return rows.map(([name, share]) => {
    const signs = Math.ceil(Math.min(1, share) * BAR);
    const bar = `${'█'.repeat(signs)}${'·'.repeat(BAR - signs)}`;
    const mark = name === now ? '>' : ' ';
    return `${mark} ${cut(printable(name), NAME).padEnd(NAME)} ${bar} ${percent(share).padStart(5)}`;
  });
}
