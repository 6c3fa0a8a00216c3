import { Fault } from '../base/fault.ts';
import { counted, whole } from '../login/score/words.ts';
import { FINDING_STATUSES, FINDING_TYPES, type Finding, SEVERITIES } from '../model/finding.ts';
import { printable } from '../yaml/quote.ts';
import { noFindings, otherLines, sourceWords } from './findings-next.ts';
import { type FindingsFrom, readEpisodes } from './findings-read.ts';
import { minuteOf } from './findings-timeline.ts';
import { cut, pageWidth, wrap } from './findings-wrap.ts';
import { jsonText } from './json-text.ts';
import { type Paint, paintFor } from './paint.ts';
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
  const { byId, others } = await readEpisodes(options);
  const all = [...byId.values()].map(({ last }) => last);
  const found = all
    .filter(wanted)
    .sort((one, other) => Date.parse(other.last) - Date.parse(one.last));
  if (options.json === true) return print(jsonText(found));
  if (all.length === 0) return print(noFindings(options, others));
  if (found.length === 0)
    return print(
      `none of ${counted(all.length, 'finding')} is what was asked for; fewer options show more\n`,
    );
  await print(`${listText(found, pageWidth(), paintFor(1))}${lastLines(found, others, options)}`);
}

/** A table where it fits, else a few lines for each finding; `width` is that of the page, if it has one. */
export function listText(
  found: readonly Finding[],
  width: number | undefined,
  paint: Paint,
): string {
  const head = ['id', 'severity', 'status', 'first', 'last', 'logins', 'from', 'account', 'why'];
  const [first = '', ...lines] = table([head, ...found.map(rowOf)]).split('\n');
  const widest = lines.reduce((most, { length }) => Math.max(most, length), first.length);
  if (width === undefined || widest <= width) {
    const painted = lines.map((line, i) =>
      i < found.length ? coloured(line, found[i], paint) : line,
    );
    return [paint.dim(first), ...painted].join('\n');
  }
  return found.map((finding) => cardOf(finding, width, paint)).join('');
}

/** Without its severity a high finding cannot be told from the others: the word stands there, colour or not. */
function coloured(line: string, { severity }: Finding, paint: Paint): string {
  const word = new RegExp(`(?<=^ {2}\\w+ +)${severity}`);
  return severity === 'high' ? line.replace(word, paint.removed(severity)) : line;
}

function rowOf(finding: Finding): (string | number)[] {
  const { id, severity, status, first, last, count, account, reasons } = finding;
  return [
    ...[id, severity, status, minuteOf(first), minuteOf(last), count],
    ...[whereOf(finding), account ?? '-', reasons[0]?.words ?? ''].map((cell) =>
      typeof cell === 'string' ? printable(cell) : cell,
    ),
  ];
}

function cardOf(finding: Finding, width: number, paint: Paint): string {
  const { id, severity, status, first, last, count, account, reasons } = finding;
  const head = `  ${id}  ${severity.padEnd(6)}  ${status.padEnd(11)}  ${minuteOf(last)}`;
  const logins = counted(count, 'login');
  const since = first === last ? logins : `${logins} since ${minuteOf(first)}`;
  const facts = [`from ${whereOf(finding)}`, since, account].filter(Boolean).join(', ');
  const why = printable(reasons[0]?.words ?? '');
  return [
    coloured(head, finding, paint),
    ...(why === '' ? [] : [`    ${cut(why, width - 4)}`]),
    ...wrap(printable(`    ${facts}`), width),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function whereOf({ login: { country, network } }: Finding): string {
  const asn = network.asn === undefined ? undefined : `AS${network.asn}`;
  return [country, asn].filter(Boolean).join(' ') || 'an unknown place';
}

function lastLines(found: readonly Finding[], others: number, from: FindingsFrom): string {
  const open = found.filter(({ status }) => status === 'open').length;
  const left = others === 0 ? '' : `; left out: ${otherLines(others)}`;
  const sum = `${counted(found.length, 'finding')}, ${whole(open)} open${left}`;
  return `${sum}; to read all of one:\n  logsluice findings show ID ${sourceWords(from)}\n`;
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
    throw new Fault(
      'usage',
      `cannot list what ${option} says: no such word, wanted one of ${words.join(', ')}`,
    );
  return word;
}

function timeOf(option: string, said: string | undefined): number | undefined {
  if (said === undefined) return undefined;
  const time = Date.parse(said);
  if (!/^\d{4}-\d\d-\d\d/.test(said) || Number.isNaN(time))
    throw new Fault('usage', `cannot read the time of ${option}, wanted one such as 2026-11-22`);
  return time;
}
