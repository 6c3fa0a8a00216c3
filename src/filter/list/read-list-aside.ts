import { Worker } from 'node:worker_threads';
import { Fault, type FaultCode } from '../../base/fault.ts';
import { PrefixSet, type PrefixSetParts } from '../prefix/prefix-set.ts';
import { ListReport } from './list-report.ts';
import type { ListSettings } from './list-settings.ts';
import type { LoadedList } from './read-list.ts';

/** What the thread tells: the list, or what is wrong with it. */
export type ListTold =
  | { readonly parts: PrefixSetParts; readonly report: Partial<ListReport> }
  | { readonly wrong: string; readonly code: FaultCode };

/**
 * Reads a list as `readList` does, on a thread of its own: a million prefixes take a second, and lines go on
 * meanwhile. The thread does not keep the process alive.
 */
export async function readListAside(list: ListSettings): Promise<LoadedList> {
  const thread = new Worker(new URL('./read-list-thread.js', import.meta.url), {
    workerData: list,
  });
  thread.unref();
  const told = await new Promise<ListTold>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread ended')));
  }).catch((cause: unknown) => {
    throw new Fault('data', `cannot read list ${list.name}: the thread for it failed`, cause);
  });
  if ('wrong' in told) throw new Fault(told.code, told.wrong);
  return {
    set: PrefixSet.of(told.parts),
    report: Object.assign(new ListReport(), told.report),
  };
}
