import { counted, percent, whole } from '../login/score/words.ts';
import { FINDING_STATUSES, type Finding, SEVERITIES, type Severity } from '../model/finding.ts';
import { noFindings, otherLines } from './findings-next.ts';
import { type FindingsFrom, readEpisodes } from './findings-read.ts';
import { pageWidth, wrap } from './findings-wrap.ts';
import { jsonText } from './json-text.ts';
import { print } from './print.ts';

/** Signs of a bar, one for each severity: they can be told apart without colours. */
const SIGNS: Readonly<Record<Severity, string>> = { low: '░', medium: '▒', high: '█' };

/** Signs of the longest bar where the page has no width, and at most. */
const BAR = 40;

/** Signs of a line in front of its bar. */
const LEAD = 37;

/** Days that are drawn: the last ones. */
const MOST_DAYS = 31;
const DAY = 86_400_000;

type Counts = Readonly<Record<Severity, number>>;

/** `findings stats`. */
export async function findingStats(
  options: FindingsFrom & { readonly json?: boolean | undefined },
): Promise<void> {
  const { byId, others } = await readEpisodes(options);
  const findings = [...byId.values()].map(({ last }) => last);
  if (options.json === true) return print(jsonText(numbersOf(findings)));
  if (findings.length === 0) return print(noFindings(options, others));
  const left = others === 0 ? '' : `left out: ${otherLines(others)}\n`;
  await print(`${statsText(findings, pageWidth())}${left}`);
}

/** A bar for each day on which findings began, then the sums; `width` is that of the page, if it has one. */
export function statsText(findings: readonly Finding[], width: number | undefined): string {
  const days = countsByDay(findings);
  const recent = lastDays([...days.keys()]);
  const drawn = recent.slice(recent.findIndex((day) => days.has(day)));
  const most = Math.max(1, ...drawn.map((day) => sumOf(days.get(day) ?? NONE)));
  const room = Math.max(10, Math.min(BAR, (width ?? LEAD + BAR) - LEAD));
  const shown = drawn.reduce((sum, day) => sum + sumOf(days.get(day) ?? NONE), 0);
  const lines = [
    `  ${'day'.padEnd(10)}  ${SEVERITIES.toReversed()
      .map((one) => one.padStart(7))
      .join('')}`,
    ...drawn.map((day) => dayLine(day, days.get(day) ?? NONE, most, room)),
    ...(shown === findings.length
      ? []
      : [`  and ${counted(findings.length - shown, 'finding')} on days before`]),
    '',
    ...sumsOf(findings),
  ];
  return lines
    .flatMap((line) => wrap(line, width, 2))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

const NONE: Counts = { low: 0, medium: 0, high: 0 };

function dayLine(day: string, counts: Counts, most: number, room: number): string {
  const severities = SEVERITIES.toReversed();
  const numbers = severities.map((one) => whole(counts[one]).padStart(7)).join('');
  const bar = barOf(counts, most, room);
  return `  ${day}  ${numbers}  ${bar}`;
}

/** High first. What there is has a sign at least; the bar of the day with most is as long as there is room. */
function barOf(counts: Counts, most: number, room: number): string {
  let before = 0;
  let bar = '';
  for (const severity of SEVERITIES.toReversed()) {
    if (counts[severity] === 0) continue;
    before += counts[severity];
    const end = Math.round((before / most) * room);
    bar += SIGNS[severity].repeat(Math.max(1, end - bar.length));
  }
  return bar.slice(0, room);
}

function sumsOf(findings: readonly Finding[]): string[] {
  const ofStatus = (status: string): number =>
    findings.filter((finding) => finding.status === status).length;
  const ofSeverity = SEVERITIES.toReversed().map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return `${SIGNS[severity]} ${severity} ${whole(count)}`;
  });
  const judged = findings.length - ofStatus('open');
  const share =
    judged === 0
      ? 'none is judged yet: "logsluice findings verdict" says what one was'
      : `${percent(ofStatus('noise') / judged)} of those judged were noise`;
  return [
    `  ${counted(findings.length, 'finding')}:  ${ofSeverity.join('   ')}`,
    `  ${FINDING_STATUSES.map((one) => `${whole(ofStatus(one))} ${one}`).join(', ')}`,
    `  ${share}`,
  ];
}

function numbersOf(findings: readonly Finding[]) {
  const status = Object.fromEntries(
    FINDING_STATUSES.map((one) => [
      one,
      findings.filter((finding) => finding.status === one).length,
    ]),
  );
  const days = [...countsByDay(findings)].sort(([one], [other]) => one.localeCompare(other));
  return { total: findings.length, status, days: Object.fromEntries(days) };
}

function countsByDay(findings: readonly Finding[]): Map<string, Counts> {
  const days = new Map<string, Counts>();
  for (const { first, severity } of findings) {
    const day = first.slice(0, 10);
    const counts = days.get(day) ?? NONE;
    days.set(day, { ...counts, [severity]: counts[severity] + 1 });
  }
  return days;
}

/** The latest of some days and those before it, as many as are drawn; an edited file may name a day that is none. */
function lastDays(days: readonly string[]): string[] {
  const times = days.map((day) => Date.parse(day)).filter((time) => !Number.isNaN(time));
  const last = times.reduce((one, other) => Math.max(one, other), 0);
  return Array.from({ length: MOST_DAYS }, (_, i) =>
    new Date(last - (MOST_DAYS - 1 - i) * DAY).toISOString().slice(0, 10),
  );
}

function sumOf({ low, medium, high }: Counts): number {
  return low + medium + high;
}
