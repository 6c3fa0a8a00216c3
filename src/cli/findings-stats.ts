import { FINDING_STATUSES, type Finding, SEVERITIES } from '../model/finding.ts';
import { type FindingsFrom, readEpisodes } from './findings-read.ts';
import { jsonText } from './json-text.ts';
import { print } from './print.ts';

/** Signs of the longest bar, one sort for each severity: they can be told apart without colours. */
const BAR = 40;
const SIGNS = { low: '░', medium: '▒', high: '█' } as const;

/** `findings stats`. */
export async function findingStats(
  options: FindingsFrom & { readonly json?: boolean | undefined },
): Promise<void> {
  const findings = [...(await readEpisodes(options)).values()].map(({ last }) => last);
  const days = countBy(findings, ({ first }) => first.slice(0, 10));
  const status = countBy(findings, (finding) => finding.status);
  if (options.json === true)
    return print(jsonText({ total: findings.length, status: sizes(status), days: perDay(days) }));
  if (findings.length === 0) return print('no findings yet\n');
  const most = Math.max(...[...days.values()].map(({ length }) => length));
  const rows = [...days]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([day, all]) => `  ${day}  ${String(all.length).padStart(5)}  ${barOf(all, most)}\n`);
  const judged = findings.length - (status.get('open')?.length ?? 0);
  const noise = status.get('noise')?.length ?? 0;
  const share =
    judged === 0 ? '' : `; ${Math.round((100 * noise) / judged)} % of those judged were noise`;
  const legend = SEVERITIES.map((severity) => `${SIGNS[severity]} ${severity}`).join('   ');
  const counts = FINDING_STATUSES.map((one) => `${status.get(one)?.length ?? 0} ${one}`).join(', ');
  await print(
    `${rows.join('')}\n  ${legend}\n\n  ${findings.length} finding${findings.length === 1 ? '' : 's'}: ${counts}${share}\n`,
  );
}

function barOf(findings: readonly Finding[], most: number): string {
  return SEVERITIES.toReversed()
    .map((severity) => {
      const count = findings.filter((one) => one.severity === severity).length;
      return SIGNS[severity].repeat(Math.ceil((count / most) * BAR));
    })
    .join('');
}

function countBy(
  findings: readonly Finding[],
  by: (finding: Finding) => string,
): Map<string, Finding[]> {
  const counted = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = counted.get(by(finding));
    if (same === undefined) counted.set(by(finding), [finding]);
    else same.push(finding);
  }
  return counted;
}

function sizes(counted: ReadonlyMap<string, readonly Finding[]>): Record<string, number> {
  return Object.fromEntries([...counted].map(([name, all]) => [name, all.length]));
}

function perDay(days: ReadonlyMap<string, Finding[]>): Record<string, Record<string, number>> {
  return Object.fromEntries(
    [...days].map(([day, all]) => [day, sizes(countBy(all, ({ severity }) => severity))]),
  );
}
