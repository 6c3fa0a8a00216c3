import { readdirSync } from 'node:fs';
import { Fault, reasonOf } from '../base/fault.ts';
import { NewlineFrame } from '../frame/newline.ts';
import { openToRead } from '../login/journal/journal-file.ts';
import { type Entry, VerdictJournal } from '../login/journal/verdict-journal.ts';
import { journalOf } from '../login/store/open-state.ts';
import type { Finding } from '../model/finding.ts';
import { readFindingLine } from '../sink/findings/finding-shape.ts';
import { FileSource } from '../source/file-source.ts';
import { openSource, STDIN } from '../source/open-source.ts';
import type { Source } from '../source/source.ts';

/** Where findings are read from: one of the two. */
export interface FindingsFrom {
  readonly state?: string | undefined;
  readonly file?: string | undefined;
}

/** A longer line is no finding, in bytes. */
const LONGEST = 1 << 20;

/** States that are held of one episode: its first and its last ones. */
const MOST_STATES = 100;

/** Stands for a line that was not held. */
const TOO_LONG = '…';

/** An episode as its file tells it. */
export interface Episode {
  /** Its last state, with what a reviewer said since. */
  readonly last: Finding;
  /** Of episodes that were asked for: their states in the order of the file. */
  readonly states: readonly Finding[];
  /** How many states are not among them, behind the first. */
  readonly left: number;
  /** What reviewers said, in the order in which they did. */
  readonly verdicts: readonly Entry[];
}

/** What a file of findings holds. */
export interface Episodes {
  /** In the order in which they began. */
  readonly byId: ReadonlyMap<string, Episode>;
  /** Lines that are no findings in the format `native`. */
  readonly others: number;
}

/**
 * The episodes of a file; the states of those whose id begins with `told`. Throws a Fault with code
 * `input` for a file that cannot be read; a state directory in which nothing was found yet holds none.
 */
export async function readEpisodes(from: FindingsFrom, told?: string): Promise<Episodes> {
  const source = await sourceOf(from);
  const episodes = new Map<string, Episode>();
  let others = 0;
  if (source !== undefined)
    for await (const line of linesOf(source)) {
      const finding = readFindingLine(line);
      if (finding === undefined) others++;
      else episodes.set(finding.id, withState(episodes.get(finding.id), finding, told));
    }
  if (from.state !== undefined) addVerdicts(episodes, journalOf(from.state).verdicts);
  return { byId: episodes, others };
}

/** The one episode whose id begins with `id`; throws a usage Fault where there is none, or more than one. */
export function episodeOf({ byId }: Episodes, id: string): Episode {
  const exact = byId.get(id);
  if (exact !== undefined) return exact;
  const found = [...byId].filter(([known]) => known.startsWith(id));
  if (found.length === 1) return found[0][1];
  const what =
    found.length === 0
      ? 'no finding has such an id'
      : `${found.length} findings have an id that begins so`;
  throw new Fault(
    'usage',
    `cannot take this finding: ${what}, wanted one; "logsluice findings list" shows them`,
  );
}

function withState(before: Episode | undefined, finding: Finding, told?: string): Episode {
  if (told === undefined || !finding.id.startsWith(told))
    return { last: finding, states: [], left: 0, verdicts: [] };
  const { states = [], left = 0 } = before ?? {};
  const isFull = states.length === MOST_STATES;
  const kept = isFull ? [...states.slice(0, 1), ...states.slice(2)] : states;
  const all = [...kept, finding];
  return { last: finding, states: all, left: left + Number(isFull), verdicts: [] };
}

/** A state tells only what was said before it: a later verdict counts over it. */
function addVerdicts(episodes: Map<string, Episode>, path: string): void {
  for (const entry of new VerdictJournal(path).read()) {
    const { finding: id, verdict: status } = entry.verdict;
    const episode = episodes.get(id);
    if (episode === undefined) continue;
    const { last, verdicts } = episode;
    episodes.set(id, { ...episode, last: { ...last, status }, verdicts: [...verdicts, entry] });
  }
}

/** The lines of a source, without those that are empty. */
async function* linesOf(source: Source): AsyncGenerator<string> {
  const lines: string[] = [];
  const frame = new NewlineFrame(LONGEST, {
    lines: (bytes, start, end) => {
      const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString();
      for (const line of text.split(/\r?\n/)) if (line !== '') lines.push(line);
    },
    tooLong: () => lines.push(TOO_LONG),
  });
  for (let block = await source.next(); block !== undefined; block = await source.next()) {
    frame.push(block);
    yield* lines.splice(0);
  }
  frame.end();
  yield* lines;
  await source.close();
}

/** Undefined for a state directory in which nothing was found yet. */
async function sourceOf({ state, file }: FindingsFrom): Promise<Source | undefined> {
  if ((state === undefined) === (file === undefined))
    throw new Fault(
      'usage',
      'cannot tell where the findings are: wanted --state DIR or --file FILE, one of them',
    );
  if (state === undefined) return openSource(file ?? STDIN);
  requireDirectory(state);
  const path = journalOf(state).findings;
  const descriptor = openToRead(path);
  return descriptor === undefined ? undefined : new FileSource(path, descriptor);
}

/** Throws a Fault when there is no such directory: a wrong name must not look like one without findings. */
function requireDirectory(state: string): void {
  try {
    readdirSync(state);
  } catch (cause) {
    const reason = reasonOf(cause);
    throw new Fault('input', `cannot read the state directory ${state}: ${reason}`, cause);
  }
}
