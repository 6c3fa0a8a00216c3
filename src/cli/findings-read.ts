import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Fault, reasonOf } from '../base/fault.ts';
import { VerdictJournal } from '../login/journal/verdict-journal.ts';
import { journalOf } from '../login/store/open-state.ts';
import type { Finding } from '../model/finding.ts';
import { readFindingLine } from '../sink/findings/finding-shape.ts';

/** Where findings are read from: one of the two. */
export interface FindingsFrom {
  readonly state?: string | undefined;
  readonly file?: string | undefined;
}

/** States of one episode that are told; of more, the first and the last ones. */
const MOST_STATES = 100;

/** An episode as its file tells it. */
export interface Episode {
  readonly last: Finding;
  /** All its states in the order of the file, at most 100. */
  readonly states: readonly Finding[];
}

/** The episodes of a file, in the order in which they began; lines that are no findings are left out. */
export async function readEpisodes(from: FindingsFrom): Promise<ReadonlyMap<string, Episode>> {
  const path = pathOf(from);
  const episodes = new Map<string, Episode>();
  try {
    const lines = createInterface({
      input: createReadStream(path),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    for await (const line of lines) {
      const finding = readFindingLine(line);
      if (finding === undefined) continue;
      const states = episodes.get(finding.id)?.states ?? [];
      const kept =
        states.length < MOST_STATES ? states : [...states.slice(0, 1), ...states.slice(2)];
      episodes.set(finding.id, { last: finding, states: [...kept, finding] });
    }
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    // A run that found nothing yet has written nothing.
    if (isMissing && from.state !== undefined) return episodes;
    throw new Fault('input', `cannot read ${path}: ${reasonOf(cause)}`, cause);
  }
  return from.state === undefined ? episodes : judged(episodes, journalOf(from.state).verdicts);
}

/** The episodes with what reviewers said of them last: a later verdict tells no further state. */
function judged(
  episodes: ReadonlyMap<string, Episode>,
  path: string,
): ReadonlyMap<string, Episode> {
  const now = new Map(episodes);
  for (const { verdict } of new VerdictJournal(path).read()) {
    const episode = now.get(verdict.finding);
    if (episode !== undefined)
      now.set(verdict.finding, { ...episode, last: { ...episode.last, status: verdict.verdict } });
  }
  return now;
}

/** The one episode whose id begins with `id`; throws a usage Fault where there is none, or more than one. */
export function episodeOf(episodes: ReadonlyMap<string, Episode>, id: string): Episode {
  const found = [...episodes].filter(([known]) => known.startsWith(id));
  const exact = episodes.get(id) ?? (found.length === 1 ? found[0]?.[1] : undefined);
  if (exact !== undefined) return exact;
  const what =
    found.length === 0
      ? 'no finding has such an id'
      : `${found.length} findings have an id that begins so`;
  throw new Fault(
    'usage',
    `cannot take this finding: ${what}, wanted one; "logsluice findings list" shows them`,
  );
}

function pathOf({ state, file }: FindingsFrom): string {
  if ((state === undefined) === (file === undefined))
    throw new Fault(
      'usage',
      'cannot tell where the findings are: wanted --state DIR or --file FILE, one of them',
    );
  return file ?? journalOf(state ?? '').findings;
}
