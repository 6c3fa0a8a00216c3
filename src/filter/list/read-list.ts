import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Fault, reasonOf } from '../../base/fault.ts';
import { printable } from '../../yaml/quote.ts';
import type { PrefixSet } from '../prefix/prefix-set.ts';
import { ListReader } from './list-reader.ts';
import { type ListReport, placesOf } from './list-report.ts';
import type { ListSettings } from './list-settings.ts';

const BLOCK = 256 * 1024;

/** A pipe in place of a file must not hang the run. */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/** A list that may be used. */
export interface LoadedList {
  readonly set: PrefixSet;
  readonly report: ListReport;
}

export type ReadList = (list: ListSettings) => Promise<LoadedList>;

/**
 * Reads a list from `path`, which is its own file unless said; faults tell it as `where`. Throws a Fault, with numbers of lines but no content, when it cannot be read (`input`) or should not be used (`data`).
 */
export async function readList(
  list: ListSettings,
  path: string = list.file,
  where: string = printable(path),
): Promise<LoadedList> {
  const reader = new ListReader(list.form);
  try {
    const file = await open(path, FLAGS);
    try {
      await readBlocks(file, list.largest, (block) => reader.push(block));
    } finally {
      await file.close();
    }
    const set = reader.end();
    judge(list, set, reader.report);
    return { set, report: reader.report };
  } catch (cause) {
    const name = `list ${list.name} from ${where}`;
    if (cause instanceof Fault) throw new Fault('data', `cannot use ${name}: ${cause.message}`);
    const reason = reasonOf(cause);
    const isGone = (cause as NodeJS.ErrnoException).code === 'ENOENT' && list.url !== undefined;
    const hint = isGone ? `; "logsluice lists update ${list.name}" fetches it` : '';
    throw new Fault('input', `cannot read ${name}: ${reason}${hint}`, cause);
  }
}

async function readBlocks(
  file: FileHandle,
  largest: number,
  take: (block: Uint8Array) => void,
): Promise<void> {
  if (!(await file.stat()).isFile()) throw new Fault('data', 'it is no regular file');
  const block = new Uint8Array(BLOCK);
  for (let size = 0; ; ) {
    const { bytesRead } = await file.read(block, 0, BLOCK, null);
    size += bytesRead;
    if (size > largest) throw new Fault('data', `it has more than ${largest} bytes`);
    if (bytesRead > 0) take(block.subarray(0, bytesRead));
    else if (size > 0) return;
    // Somebody is writing it, or a disk was full.
    else throw new Fault('data', 'it is empty, wanted a line at least, if only a comment');
  }
}

/** Throws where a list is likely not what it should be: a page of HTML, a list of everything. */
function judge(list: ListSettings, set: PrefixSet, report: ListReport): void {
  if (report.garbageShare > list.mostGarbage) {
    const places = placesOf('line', report.garbageLines, report.garbage);
    const all = report.garbage + report.entries;
    throw new Fault(
      'data',
      `${report.garbage} of ${all} entries are no address, prefix or range (${places}), wanted at most ${list.mostGarbage} %`,
    );
  }
  if (set.holdsAll && !list.allowAll)
    throw new Fault('data', 'it holds every address of a family, wanted that said: `all: true`');
}
