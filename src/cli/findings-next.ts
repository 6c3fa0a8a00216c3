import { counted } from '../login/score/words.ts';
import { printable } from '../yaml/quote.ts';
import type { FindingsFrom } from './findings-read.ts';
import { shellWord } from './findings-shell-word.ts';

/** What to say where there is no finding, and what to do next. `others`: lines that are something else. */
export function noFindings({ state, file }: FindingsFrom, others: number): string {
  if (others > 0)
    return `no findings: ${otherLines(others)}; the desk reads what "--findings-format native" writes\n`;
  const option = state === undefined ? '--findings' : '--state';
  const place = shellWord(printable(state ?? file ?? ''));
  return `no findings yet; logs are read for logins, and what is unfamiliar is written here, by
  logsluice ${option} ${place} access.log > clean.log
`;
}

/** How many lines of a file say something else. */
export function otherLines(count: number): string {
  return `${counted(count, 'line')} in no form of a finding`;
}

/** The options that name the place which was read, for the next command. */
export function sourceWords({ state, file }: FindingsFrom): string {
  const [option, place] = state === undefined ? ['--file', file] : ['--state', state];
  return `${option} ${shellWord(printable(place ?? ''))}`;
}
