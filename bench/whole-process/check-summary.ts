import { readFileSync } from 'node:fs';

/** Throws when the summary that logsluice wrote does not say that all lines went in and came out. */
export function checkSummary(path: string, lines: number): void {
  const summary: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const { lines_in, lines_out, dropped, withheld } = summary as Record<string, unknown>;
  const kept = dropped === 0 && Object.keys(withheld ?? {}).length === 0;
  if (lines_in !== lines || lines_out !== lines || !kept) {
    throw new Error(`its summary is ${JSON.stringify(summary)}, wanted ${lines} lines in and out`);
  }
}
