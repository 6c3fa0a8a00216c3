import { FINDING_STATUSES, type Verdict } from '../../model/finding.ts';
import type { Judged } from '../verdict/judged.ts';

/** One line of the journal of verdicts. */
export type VerdictLine =
  | { readonly key: string; readonly verdict: Verdict }
  /** Null: no finding of that id was known. */
  | { readonly key: string; readonly judged: Judged | null };

/**
 * What a line says; undefined for one that is torn or was never one of ours. Somebody may have edited
 * the file: whoever goes on with a line relies on its shape.
 */
export function readVerdictLine(line: string): VerdictLine | undefined {
  const said = jsonOf(line);
  if (!isRecord(said) || !isText(said['key'])) return undefined;
  const { key, verdict, judged } = said;
  if (isVerdict(verdict)) return { key, verdict };
  if (judged === null || isJudged(judged)) return { key, judged };
  return undefined;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isVerdict(value: unknown): value is Verdict {
  if (!isRecord(value)) return false;
  const { finding, verdict, by, at, note } = value;
  return (
    isText(finding) &&
    isJudgement(verdict) &&
    isText(by) &&
    isText(at) &&
    (note === undefined || isText(note))
  );
}

function isJudged(value: unknown): value is Judged {
  if (!isRecord(value)) return false;
  const { finding, verdict, account, changes, others } = value;
  return (
    isText(finding) &&
    isJudgement(verdict) &&
    (account === undefined || isText(account)) &&
    isTexts(changes) &&
    isTexts(others)
  );
}

function isJudgement(value: unknown): value is Verdict['verdict'] {
  return value !== 'open' && FINDING_STATUSES.some((status) => status === value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
