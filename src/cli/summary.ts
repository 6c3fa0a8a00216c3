import type { Tally } from '../model/tally.ts';
import { DescriptorSink } from '../sink/descriptor-sink.ts';
import { print } from './print.ts';
import { refuseForeign } from './refuse-foreign.ts';

/** What a summary begins with. */
const BEGINNING = '{"lines_in":';

/** Takes the counts of a run when it is over, whatever became of it; `more` beside those of lines. */
type Summary = (tally: Tally, seconds: number, more: Record<string, unknown>) => Promise<void>;

/**
 * The summary that `--summary` names. A file is opened now: that it cannot be written shows before
 * the run, and an old one is not taken for that of a run that was killed. `-` is standard output
 * where that is free, else standard error.
 */
export async function openSummary(
  path: string | undefined,
  stdoutIsFree: boolean,
): Promise<Summary> {
  if (path === undefined) return async () => undefined;
  if (path === '-') {
    return async (tally, seconds, more) => {
      const text = summaryText(tally, seconds, more);
      if (stdoutIsFree) await print(text);
      else process.stderr.write(text);
    };
  }
  refuseForeign('the summary', path, BEGINNING);
  const file = await DescriptorSink.open(path);
  return async (tally, seconds, more) => {
    await file.write(Buffer.from(summaryText(tally, seconds, more)));
    await file.close();
  };
}

/** One line of JSON with the names of the documentation. */
function summaryText(tally: Tally, seconds: number, more: Record<string, unknown>): string {
  const caches = tally.caches.rates(tally.linesIn, tally.replaced);
  const counts = { ...tally.toJSON(), ...more, caches };
  return `${JSON.stringify({ ...counts, seconds: Number(seconds.toFixed(3)) })}\n`;
}
