import { closeSync, fstatSync } from 'node:fs';
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

/** One state of an episode, as far as it matters here. */
interface State {
  readonly id: string;
  readonly isClosed: boolean;
  /** Event time of its last login, in ms since 1970. */
  readonly last: number;
  /** Where its line begins. */
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
  const lines = () => journalLines((into, at) => readAt(path, descriptor, into, at));
  try {
    const episodes = new Map<string, State>();
    let newest = Number.NEGATIVE_INFINITY;
    let states = 0;
    let torn = 0;
    for (const line of lines()) {
      const state = stateOf(line);
      if (state === undefined) {
        torn++;
        continue;
      }
      states++;
      newest = Math.max(newest, state.last);
      // The order is that of the last states.
      episodes.delete(state.id);
      episodes.set(state.id, state);
    }
    const told = episodes.size;
    for (const { id, isClosed, last } of episodes.values())
      if ((isClosed && last < newest - KEPT) || episodes.size > mostEpisodes) episodes.delete(id);
    const isLarge = fstatSync(descriptor).size > largest;
    if (torn === 0 && episodes.size === told && !(isLarge && states > told)) return;
    replaceFile(path, (append) => {
      for (const line of lines()) {
        const state = stateOf(line);
        const last = state && episodes.get(state.id);
        if (last !== undefined && (!isLarge || last.at === line.at))
          append(Buffer.from(`${line.text}\n`));
      }
    });
  } finally {
    closeSync(descriptor);
  }
}

/** Undefined for a line that is torn, or none of ours. */
function stateOf({ text, at }: JournalLine): State | undefined {
  try {
    const { id, state, last } = JSON.parse(text ?? '') as Record<string, unknown>;
    if (typeof id !== 'string' || typeof last !== 'string') return undefined;
    const time = Date.parse(last);
    return Number.isNaN(time) ? undefined : { id, isClosed: state === 'closed', last: time, at };
  } catch {
    return undefined;
  }
}
