import { counted, span, whole } from '../login/score/words.ts';
import type { Finding } from '../model/finding.ts';
import { titleOf } from '../sink/findings/title.ts';
import { printable } from '../yaml/quote.ts';
import { sourceWords } from './findings-next.ts';
import { type Episode, episodeOf, type FindingsFrom, readEpisodes } from './findings-read.ts';
import { quoted } from './findings-shell-word.ts';
import { techniqueWords } from './findings-technique.ts';
import { minuteOf, timeline } from './findings-timeline.ts';
import { usualBars } from './findings-usual.ts';
import { pageWidth, wrap } from './findings-wrap.ts';
import { jsonText } from './json-text.ts';
import { type Paint, paintFor } from './paint.ts';
import { print } from './print.ts';

/** A line that is there to be copied stays whole. */
const COMMAND = /^ {2}(grep|logsluice) /;

/** `findings show ID`. */
export async function showFinding(
  id: string,
  options: FindingsFrom & { readonly json?: boolean | undefined },
): Promise<void> {
  const episode = episodeOf(await readEpisodes(options, id), id);
  if (options.json === true) return print(jsonText(episode.states));
  await print(storyText(episode, options, pageWidth(), paintFor(1)));
}

/** The whole story as text; `width` is that of the page, if it has one. */
export function storyText(
  episode: Episode,
  from: FindingsFrom,
  width: number | undefined,
  paint: Paint,
): string {
  const { last } = episode;
  const title = `${last.severity.toUpperCase()} ${titleOf(last)}, ${last.status}`;
  const [first = '', ...more] = [
    ...wrap(title, width),
    ...wrap(
      `${last.id}, ${counted(last.count, 'login')}, score ${last.score}, told from ${last.threshold} on`,
      width,
    ),
    ...sectionsOf(episode, from).flatMap(([head, ...lines]) => ['', head, ...lines]),
  ].flatMap((line) =>
    COMMAND.test(line) ? [printable(line)] : wrap(printable(line), width, hangOf(line)),
  );
  const painted = last.severity === 'high' ? paint.removed(first) : first;
  return [painted, ...more].map((line) => `${line}\n`).join('');
}

/** What goes on below goes on under its own column, not under the number in front of it. */
function hangOf(line: string): number {
  return /^ {2,4}[\d.]+ {2}/.test(line) ? 7 : 2;
}

/** Each a head and its lines; without those of which nothing is known. */
function sectionsOf(episode: Episode, from: FindingsFrom): string[][] {
  const { last } = episode;
  const { account, login, previous, reasons, technique } = last;
  const words = techniqueWords(technique);
  const sections = [
    ['Why', ...reasons.map(({ weight, words: why }) => `  ${weightOf(weight)}  ${why}`)],
    [
      'The login',
      `  ${minuteOf(login.time)} UTC, line ${login.line} of ${login.source}`,
      `  ${whereOf(last)}`,
    ],
    ['The login before', ...(previous === undefined ? [] : [`  ${beforeWords(previous)}`])],
    usualBars(last),
    ['What happened', ...timeline(episode).map((line) => `  ${line}`)],
    ['What reviewers said', ...episode.verdicts.flatMap(saidLines)],
    ['ATT&CK', ...(words === undefined ? [] : [`  ${words}`])],
    ['In the redacted log', ...pseudonymLines(last)],
    ['In findings', ...(account === undefined ? [] : [`  account   ${account}`])],
    nextLines(last, from),
  ];
  return sections.filter(({ length }) => length > 1);
}

/** A floor that fires whatever the score has no weight. */
function weightOf(weight: number): string {
  return (weight === 0 ? 'floor' : weight.toFixed(1)).padStart(5);
}

function whereOf({ login: { country, network, device } }: Finding): string {
  const { asn, organization, kind } = network;
  const name = [asn === undefined ? undefined : `AS${asn}`, organization].filter(Boolean).join(' ');
  const sort = kind === 'unknown' ? 'network of an unknown kind' : `${kind} network`;
  return [country ?? 'country unknown', name, sort, device ?? 'device unknown']
    .filter(Boolean)
    .join(', ');
}

function beforeWords(previous: NonNullable<Finding['previous']>): string {
  const { time, country, distance_km: distance, uncertainty_km: radius, minutes } = previous;
  const far =
    distance === undefined ? '' : `, ${whole(distance)} km ± ${whole(radius ?? 0)} km away`;
  return `${minuteOf(time)} UTC, ${span(minutes * 60)} before, ${country ?? 'country unknown'}${far}`;
}

function saidLines({ verdict, judged }: Episode['verdicts'][number]): string[] {
  const { verdict: said, by, at, note } = verdict;
  const remark = note === undefined ? '' : `: ${note}`;
  const changes = judged === undefined ? ['no run has taken it over yet'] : (judged?.changes ?? []);
  return [
    `  ${minuteOf(at)} UTC, ${said}, says ${by}${remark}`,
    ...changes.map((change) => `    ${change}`),
  ];
}

function pseudonymLines({ log: { user, address, agent } }: Finding): string[] {
  const named = [
    ['user', user],
    ['address', address],
    ['agent', agent],
  ].flatMap(([name = '', value]) => (value === undefined ? [] : [`  ${name.padEnd(8)}  ${value}`]));
  const search = address ?? user;
  return search === undefined ? named : [...named, `  grep -F -- ${quoted(search)} clean.log`];
}

function nextLines({ id, status }: Finding, from: FindingsFrom): string[] {
  if (status !== 'open' || from.state === undefined) return [];
  const options = sourceWords(from);
  return [
    'What was it?',
    `  logsluice findings verdict ${id} safe --by NAME ${options}`,
    '  safe: it was the owner; compromised: it was somebody else; noise: it says nothing',
  ];
}
