import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Fault, reasonOf } from '../../base/fault.ts';
import { readFindingLine } from './finding-shape.ts';

/** Closed episodes stay for so long, in ms. */
const KEPT = 90 * 86_400_000;

/** Episodes that stay at most; the latest do. */
const MOST = 100_000;

/** Below this size a journal is left as it is. */
const SMALL = 8 * 1024 * 1024;

/**
 * Writes a journal of findings anew, when it has grown, with the last state of each episode: without closed
 * ones that ended 90 days before `now` (ms since 1970), and without torn lines. Nobody may append meanwhile.
 */
export function compactFindings(path: string, now: number): void {
  try {
    if (!existsSync(path)) return;
    const text = readFileSync(path, 'utf8');
    if (text.length < SMALL) return;
    const last = new Map<string, string>();
    for (const line of text.split('\n')) {
      const finding = readFindingLine(line);
      if (finding === undefined) continue;
      last.delete(finding.id);
      const isOld = finding.state === 'closed' && Date.parse(finding.last) < now - KEPT;
      if (!isOld) last.set(finding.id, line);
    }
    const kept = [...last.values()].slice(-MOST);
    const aside = `${path}.new`;
    writeFileSync(aside, kept.map((line) => `${line}\n`).join(''), { mode: 0o600 });
    renameSync(aside, path);
  } catch (cause) {
    throw new Fault('output', `cannot use the journal ${path}: ${reasonOf(cause)}`, cause);
  }
}
