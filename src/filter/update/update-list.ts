import { Fault, reasonOf } from '../../base/fault.ts';
import type { ListSettings } from '../list/list-settings.ts';
import { type LoadedList, readList } from '../list/read-list.ts';
import { prefixChanges } from '../prefix/prefix-changes.ts';
import { type FetchOptions, fetchList } from './fetch-list.ts';
import { readFetched, writeFetched } from './fetched.ts';
import { beginReplacement } from './replace-file.ts';

/** Shares of the old number of entries between which a new list is believed, in percent. */
const LEAST = 50;
const MOST = 300;

/** What came of an update. */
export interface Updated {
  /** `same`: the server says that nothing has changed since the last fetch. */
  readonly state: 'new' | 'same';
  /** Entries of the old list, where there was one that could be used, and of the list now. */
  readonly before: number | undefined;
  readonly entries: number;
  /** Prefixes that are in one of the two only. */
  readonly added: number;
  readonly removed: number;
}

export interface UpdateOptions extends FetchOptions {
  /** Whether a list of quite another size is believed, too. */
  readonly force: boolean;
}

/**
 * Fetches a list from its URL, reads it as a run would, and puts it in the place of the old one. On every
 * fault, thrown as one, the old file stays as it is. Any number of processes may do it at once.
 */
export async function updateList(
  list: ListSettings & { readonly url: string },
  options: UpdateOptions,
): Promise<Updated> {
  try {
    return await update(list, options);
  } catch (cause) {
    const known = cause instanceof Fault;
    const why = known ? cause.message : reasonOf(cause);
    const code = known ? cause.code : 'output';
    throw new Fault(code, `cannot update list ${list.name}: ${why}; the old one stays`, cause);
  }
}

async function update(
  list: ListSettings & { readonly url: string },
  options: UpdateOptions,
): Promise<Updated> {
  const old = await oldList(list);
  const before = old === undefined ? undefined : await readFetched(list.file, list.url);
  const replacement = await beginReplacement(list.file);
  try {
    const fetched = await fetchList(list, replacement.file, before, options);
    const sizeBefore = old?.report.entries;
    if (fetched === undefined)
      return { state: 'same', before: sizeBefore, entries: sizeBefore ?? 0, added: 0, removed: 0 };
    const now = await readList(list, replacement.path, 'its url');
    if (!options.force) compareSizes(sizeBefore, now.report.entries);
    await replacement.commit();
    // Without the note the next fetch brings the whole list.
    await writeFetched(list.file, fetched).catch(() => undefined);
    const changes =
      old === undefined ? { added: now.set.count, removed: 0 } : prefixChanges(old.set, now.set);
    return { state: 'new', before: sizeBefore, entries: now.report.entries, ...changes };
  } finally {
    await replacement.discard();
  }
}

/** The list as it is; undefined when there is none that could be used. */
async function oldList(list: ListSettings): Promise<LoadedList | undefined> {
  try {
    return await readList(list);
  } catch (cause) {
    if (cause instanceof Fault) return undefined;
    throw cause;
  }
}

/** Throws when the new list is likely a part, a page, or another list. */
function compareSizes(before: number | undefined, now: number): void {
  const hint = 'if that is right, --force takes it';
  if (now === 0) throw new Fault('data', `the new list has no entries; ${hint}`);
  if (before === undefined || before === 0) return;
  const share = (100 * now) / before;
  if (share >= LEAST && share <= MOST) return;
  throw new Fault(
    'data',
    `the new list has ${now} entries, the old one ${before}, wanted ${LEAST} to ${MOST} % of that; ${hint}`,
  );
}
