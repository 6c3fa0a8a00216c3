import { lstatSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { Fault } from '../../base/fault.ts';
import { makeDirectory } from '../../base/make-directory.ts';
import { attempt } from './attempt.ts';
import { HistoryFile } from './history-file.ts';
import { HistoryKeyring } from './history-keyring.ts';
import type { HistoryKeys } from './history-keys.ts';
import type { HistoryStore } from './history-store.ts';
import { KeyFiles } from './key-files.ts';
import { MemoryStore } from './memory-store.ts';
import { StateLock } from './state-lock.ts';
import { requireOwn } from './trusted.ts';

/** Accounts in a history on disk, unless it is said otherwise: 4 to 6 GB. */
const MOST_ACCOUNTS = 5_000_000;

const KEYRING = 'keyring';

/** What the logins of a run are compared with and where what is learned stays. */
export interface State {
  readonly store: HistoryStore;
  readonly keys: HistoryKeys;
  /** Where the desk keeps its journal; undefined without a directory. */
  readonly journal: { readonly findings: string; readonly verdicts: string } | undefined;
  /** Writes what is not on disk yet and lets go of the directory; throws a Fault when it cannot write. */
  close(): Promise<void>;
}

export interface StateOptions {
  /** The most accounts that are kept: 5,000,000 on disk and 1,000,000 in memory unless given. */
  readonly mostAccounts?: number;
}

/**
 * Opens a state directory, which is made when it is not there, for one run; without a directory,
 * everything lives in memory and ends with the run. `onMessage` gets what a user has to know. Throws
 * a Fault that says what was found, what was wanted and how to mend it: `keys` for a directory, file
 * or key that cannot be trusted, `data` for a history that is damaged or of another version,
 * `output` for a directory that another run holds or that cannot be written.
 */
export async function openState(
  directory: string | undefined,
  clock: Clock,
  onMessage: (text: string) => void,
  options: StateOptions = {},
): Promise<State> {
  if (directory === undefined) return inMemory(clock, onMessage, options);
  const path = resolve(directory);
  prepare(path);
  const lock = await StateLock.take(path);
  try {
    return await onDisk(path, lock, clock, onMessage, options);
  } catch (cause) {
    await lock.release();
    throw cause;
  }
}

/** Where the journal of the desk lies in a state directory. */
export function journalOf(directory: string): { findings: string; verdicts: string } {
  return {
    findings: join(directory, 'findings.ndjson'),
    verdicts: join(directory, 'verdicts.ndjson'),
  };
}

function inMemory(clock: Clock, onMessage: (text: string) => void, options: StateOptions): State {
  const { mostAccounts: mostRows } = options;
  const onFull = () =>
    onMessage('the history in memory is full: accounts seen once and longest ago make room');
  const store = new MemoryStore({ onFull, ...(mostRows === undefined ? {} : { mostRows }) });
  const keys = new HistoryKeyring(undefined, clock, onMessage);
  return { store, keys, journal: undefined, close: () => store.close() };
}

async function onDisk(
  path: string,
  lock: StateLock,
  clock: Clock,
  onMessage: (text: string) => void,
  { mostAccounts = MOST_ACCOUNTS }: StateOptions,
): Promise<State> {
  const file = new HistoryFile(join(path, 'history.lmdb'));
  const keys = new HistoryKeyring(new KeyFiles(join(path, 'keys')), clock, onMessage);
  file.prepare();
  // Loaded for runs that need it: it costs start-up time.
  const { LmdbStore } = await import('./lmdb-store.ts');
  const { ThreadWriter } = await import('./thread-writer.ts');
  const store = await LmdbStore.open({
    path: file.path,
    writer: () => new ThreadWriter(file.path, mostAccounts),
    clock,
    onMessage,
  });
  const close = async (): Promise<void> => {
    try {
      await store.close();
      file.seal();
    } finally {
      await lock.release();
    }
  };
  try {
    requireKeyring(path, store, keys.id);
  } catch (cause) {
    await close();
    throw cause;
  }
  return { store, keys, journal: journalOf(path), close };
}

/** Rows that were made with other keys would be neither found nor ever erased. */
function requireKeyring(path: string, store: HistoryStore, id: string): void {
  const known = store.meta(KEYRING);
  if (known === undefined) {
    store.putMeta(KEYRING, Buffer.from(id, 'latin1'));
    return;
  }
  if (Buffer.from(known).toString('latin1') === id) return;
  throw new Fault(
    'keys',
    `cannot use the state directory ${path}: its history was made with other keys than those in keys/, wanted both from one run; restore the keys, or move history.lmdb away to begin anew`,
  );
}

/** Makes the directory, and looks whether it can be trusted. */
function prepare(path: string): void {
  attempt('output', `make the state directory ${path}`, () => makeDirectory(path, 0o700));
  requireOwn(path, lstatSync(path), 'directory');
}
