import { type Database, open, type RootDatabase } from 'lmdb';
import { Fault } from '../../base/fault.ts';
import { lmdbReason } from './lmdb-reason.ts';

/** Address space that is set aside, not memory or disk; a hundred times what a history needs. */
const MAP_SIZE = 2 ** 36;

const BYTES = { encoding: 'binary', keyEncoding: 'binary' } as const;

export interface LmdbFile {
  readonly root: RootDatabase<Buffer, Buffer>;
  /** Rows of accounts. */
  readonly rows: Database<Buffer, Buffer>;
  /** What the detector knows beside them. */
  readonly meta: Database<Buffer, Buffer>;
  /** What the store knows of itself. */
  readonly about: Database<Buffer, Buffer>;
}

/**
 * Opens the file at `path` with the settings that all threads of a process have to share. A commit is on disk
 * when it returns (no `overlappingSync`): so the file is whole after a power failure too, and the
 * errors of a write come from that write. Throws a Fault with code `output`.
 */
export function openLmdbFile(path: string): LmdbFile {
  try {
    const root = open<Buffer, Buffer>(path, {
      ...BYTES,
      noSubdir: true,
      maxDbs: 3,
      mapSize: MAP_SIZE,
      overlappingSync: false,
    });
    return { root, ...treesOf(root) };
  } catch (cause) {
    throw new Fault('output', `cannot open ${path}: ${lmdbReason(cause, path)}`, cause);
  }
}

function treesOf(root: RootDatabase<Buffer, Buffer>): Omit<LmdbFile, 'root'> {
  const tree = (name: string): Database<Buffer, Buffer> => root.openDB({ ...BYTES, name });
  try {
    return { rows: tree('rows'), meta: tree('meta'), about: tree('about') };
  } catch (cause) {
    void root.close();
    throw cause;
  }
}
