import { closeSync } from 'node:fs';
import { openToRead, readAt, replaceFile } from './journal-file.ts';
import { type JournalLine, journalLines } from './journal-lines.ts';

/** Closed episodes stay for so long, in ms of event time. */
const KEPT = 90 * 86_400_000;

interface TidyLimits {
  /** Above this size only the last state of each episode stays, in bytes. */
  readonly largest: number;
  /** Episodes that stay at most: those that were told last. */
  readonly mostEpisodes: number;
}

const LIMITS: TidyLimits = { largest: 8 * 1024 * 1024, mostEpisodes: 100_000 };

/** What has to be known of an episode to say what stays. */
interface Known {
  readonly isClosed: boolean;
  /** In ms since 1970. */
  readonly last: number;
  /** Where its last state begins. */
  readonly at: number;
}

/**
 * Puts the journal of findings in order before a run appends to it: closed episodes of which the last
 * login is 90 days older than the newest of the journal go, and torn lines; of a journal that has
 * grown, the last state of each episode stays. Event time counts and not the clock, so that what was
 * read from an archive stays. Nobody may append meanwhile. Throws a Fault: `keys` for a link or a file
 * that is not our own, `input` and `output` for one that cannot be read or written.
 */
export function tidyFindings(path: string, { largest, mostEpisodes } = LIMITS): void {
  const descriptor = openToRead(path);
  if (descriptor === undefined) return;
  try {
    const lines = () => journalLines((into, at) => readAt(path, descriptor, into, at));
    const episodes = new Map<string, Known>();
    let newest = Number.NEGATIVE_INFINITY;
    let whole = 0;
    let size = 0;
    for (const line of lines()) {
      size = line.end;
      const state = stateOf(line);
      if (state === undefined) continue;
      whole++;
      newest = Math.max(newest, state.last);
      // The order is that of the last states.
      episodes.delete(state.id);
      episodes.set(state.id, state);
    }
    const ends = newest - KEPT;
    for (const [id, { isClosed, last }] of episodes)
      if (isClosed && last < ends) episodes.delete(id);
    for (const id of episodes.keys()) {
      if (episodes.size <= mostEpisodes) break;
      episodes.delete(id);
    }
    const stays = (line: JournalLine): boolean => {
      const state = stateOf(line);
      const known = state && episodes.get(state.id);
      return known !== undefined && (size <= largest || known.at === line.at);
    };
    let kept = 0;
    let isTorn = false;
    for (const line of lines()) {
      if (stays(line)) kept++;
      else if (line.text !== '') isTorn = true;
    }
    if (kept === whole && !isTorn) return;
    replaceFile(path, (append) => {
      for (const line of lines()) if (stays(line)) append(Buffer.from(`${line.text}\n`));
    });
  } finally {
    closeSync(descriptor);
  }
}

/** The state that a line tells, as far as it matters here; undefined for one that is torn. */
function stateOf({ text, at }: JournalLine): (Known & { readonly id: string }) | undefined {
  try {
    const { id, state, last } = JSON.parse(text) as Record<string, unknown>;
    if (typeof id !== 'string' || typeof last !== 'string') return undefined;
    const time = Date.parse(last);
    return Number.isNaN(time) ? undefined : { id, isClosed: state === 'closed', last: time, at };
  } catch {
    return undefined;
  }
}
