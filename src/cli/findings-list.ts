import { Fault } from '../base/fault.ts';
import { FINDING_STATUSES, FINDING_TYPES, type Finding, SEVERITIES } from '../model/finding.ts';
import { printable } from '../yaml/quote.ts';
import { type FindingsFrom, readEpisodes } from './findings-read.ts';
import { jsonText } from './json-text.ts';
import { print } from './print.ts';
import { table } from './table.ts';

interface ListOptions extends FindingsFrom {
  readonly severity?: string | undefined;
  readonly status?: string | undefined;
  readonly type?: string | undefined;
  readonly account?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly json?: boolean | undefined;
}

/** `findings list`. */
export async function listFindings(options: ListOptions): Promise<void> {
  const wanted = filterOf(options);
  const episodes = [...(await readEpisodes(options)).values()].map(({ last }) => last);
  const found = episodes
    .filter(wanted)
    .sort((one, other) => Date.parse(other.last) - Date.parse(one.last));
  if (options.json === true) return print(jsonText(found));
  if (found.length === 0) {
    const says =
      episodes.length === 0
        ? 'no findings yet; a run with --state or --findings writes them'
        : `none of ${episodes.length} findings is what was asked for`;
    return print(`${says}\n`);
  }
  await print(
    table([
      ['id', 'severity', 'status', 'last', 'logins', 'account', 'from', 'why'],
      ...found.map(rowOf),
    ]),
  );
}

function rowOf(finding: Finding): (string | number)[] {
  const { country, network } = finding.login;
  const where = [country ?? '', network.asn === undefined ? '' : `AS${network.asn}`].filter(
    Boolean,
  );
  const [reason] = finding.reasons;
  return [
    finding.id,
    finding.severity,
    finding.status,
    `${finding.last.slice(0, 16).replace('T', ' ')}`,
    finding.count,
    printable(finding.account ?? '-'),
    printable(where.join(' ') || '-'),
    printable(reason?.words ?? ''),
  ];
}

/** Whether a finding is what the options ask for. */
function filterOf(options: ListOptions): (finding: Finding) => boolean {
  const severity = oneOf('--severity', options.severity, SEVERITIES);
  const status = oneOf('--status', options.status, FINDING_STATUSES);
  const type = oneOf('--type', options.type, FINDING_TYPES);
  const since = timeOf('--since', options.since) ?? Number.NEGATIVE_INFINITY;
  const until = timeOf('--until', options.until) ?? Number.POSITIVE_INFINITY;
  return (finding) =>
    (severity === undefined || finding.severity === severity) &&
    (status === undefined || finding.status === status) &&
    (type === undefined || finding.type === type) &&
    (options.account === undefined || finding.account?.startsWith(options.account) === true) &&
    Date.parse(finding.last) >= since &&
    Date.parse(finding.first) < until;
}

function oneOf<T extends string>(
  option: string,
  said: string | undefined,
  words: readonly T[],
): T | undefined {
  const word = words.find((one) => one === said);
  if (said !== undefined && word === undefined)
    throw new Fault('usage', `cannot list what ${option} says, wanted one of ${words.join(', ')}`);
  return word;
}

function timeOf(option: string, said: string | undefined): number | undefined {
  if (said === undefined) return undefined;
  const time = Date.parse(said);
  if (!/^\d{4}-\d\d-\d\d/.test(said) || Number.isNaN(time))
    throw new Fault('usage', `cannot read the time of ${option}, wanted one such as 2026-11-22`);
  return time;
}
