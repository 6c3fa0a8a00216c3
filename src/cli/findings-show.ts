import type { Finding, Usual } from '../model/finding.ts';
import { techniqueOf } from '../sink/findings/technique.ts';
import { titleOf } from '../sink/findings/title.ts';
import { printable } from '../yaml/quote.ts';
import { type Episode, episodeOf, type FindingsFrom, readEpisodes } from './findings-read.ts';
import { jsonText } from './json-text.ts';
import { print } from './print.ts';

/** Signs of the longest bar. */
const BAR = 20;

/** `findings show ID`. */
export async function showFinding(
  id: string,
  options: FindingsFrom & { readonly json?: boolean | undefined },
): Promise<void> {
  const episode = episodeOf(await readEpisodes(options), id);
  await print(options.json === true ? jsonText(episode.states) : storyOf(episode, options));
}

/** The whole story as text. */
function storyOf({ last, states }: Episode, from: FindingsFrom): string {
  const { login, previous, usual, technique } = last;
  const known = techniqueOf(technique);
  const parts = [
    `${last.severity.toUpperCase()} ${titleOf(last)}   ${last.id}   ${last.status}`,
    `score ${last.score} (told from ${last.threshold} on), ${last.count} login${last.count === 1 ? '' : 's'}`,
    '',
    'Why',
    ...last.reasons.map(({ weight, words }) => `  ${weight.toFixed(1).padStart(5)}  ${words}`),
    '',
    'The login',
    `  ${login.time}   line ${login.line} of ${login.source}`,
    `  ${whereOf(last)}`,
    ...(previous === undefined || previous === null
      ? []
      : ['', 'The login before', `  ${before(previous)}`]),
    ...(usual === undefined || usual === null ? [] : ['', ...usualOf(usual)]),
    '',
    'States',
    ...states.map(
      ({ state, status, severity, count, last: at }) =>
        `  ${at}  ${state.padEnd(7)}  ${severity.padEnd(6)}  ${status}, ${count} login${count === 1 ? '' : 's'}`,
    ),
    ...(known === undefined
      ? []
      : [
          '',
          `ATT&CK ${known.id}${known.sub === undefined ? '' : ` (${known.sub})`}: ${known.url}`,
        ]),
    '',
    'In the redacted log',
    ...pseudonymsOf(last),
    ...(last.status === 'open' && from.state !== undefined
      ? [
          '',
          `What was it?  logsluice findings verdict ${last.id} safe|compromised|noise --by NAME --state ${from.state}`,
        ]
      : []),
  ];
  return parts.map((line) => `${printable(line)}\n`).join('');
}

function whereOf({ login: { country, network, device } }: Finding): string {
  const { asn, organization, kind } = network;
  const words = [asn && `AS${asn}`, organization, `(${kind})`].filter(Boolean).join(' ');
  return `${country ?? 'country unknown'}, ${words}, ${device ?? 'device unknown'}`;
}

function before({
  time,
  country,
  distance_km: distance,
  uncertainty_km: radius,
  minutes,
}: NonNullable<Finding['previous']>): string {
  const far =
    distance === undefined || distance === null
      ? ''
      : `, ${Math.round(distance)} km ± ${Math.round(radius ?? 0)} km away`;
  return `${time}   ${country ?? 'country unknown'}${far}, ${Math.round(minutes)} min before`;
}

/** What is usual for the account, as bars. */
function usualOf({ logins, days, countries, networks, devices }: Usual): string[] {
  const bars = (rows: readonly (readonly [string, number])[]) =>
    rows.map(
      ([name, share]) =>
        `  ${name.padEnd(28)} ${'█'.repeat(Math.max(1, Math.round(share * BAR)))} ${Math.round(share * 100)} %`,
    );
  return [
    `Usual for the account: ${logins} logins on ${days} days`,
    ...bars(countries.map(({ country, share }) => [country, share])),
    ...bars(networks.map(({ asn, share }) => [`AS${asn}`, share])),
    ...bars(devices.map(({ device, share }) => [device, share])),
  ];
}

function pseudonymsOf({ account, log: { user, address, agent } }: Finding): string[] {
  const named = [
    ['user', user],
    ['address', address],
    ['agent', agent],
  ].filter(([, value]) => value !== undefined && value !== null);
  const lines = named.map(([name, value]) => `  ${(name ?? '').padEnd(8)} ${value}`);
  const search = address ?? user;
  return [
    ...lines,
    ...(search === undefined || search === null ? [] : [`  grep -F '${search}' clean.log`]),
    ...(account === undefined || account === null ? [] : [`Account in findings: ${account}`]),
  ];
}
