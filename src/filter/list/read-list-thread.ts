import { parentPort, workerData } from 'node:worker_threads';
import { Fault } from '../../base/fault.ts';
import type { ListSettings } from './list-settings.ts';
import { readList } from './read-list.ts';
import type { ListTold } from './read-list-aside.ts';

/* The other side of `readListAside`: reads a list, hands it over or tells what is wrong with it, and ends. */

const tell = (told: ListTold, handed: readonly ArrayBuffer[] = []): void =>
  parentPort?.postMessage(told, handed);

try {
  const { set, report } = await readList(workerData as ListSettings);
  tell({ parts: set.parts, report: { ...report } }, set.buffers);
} catch (cause) {
  if (!(cause instanceof Fault)) throw cause;
  tell({ wrong: cause.message, code: cause.code });
}
