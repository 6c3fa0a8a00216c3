import { workerData } from 'node:worker_threads';
import type { WriterOrder, WriterThreadData } from './thread-writer.ts';
import { Writing } from './writing.ts';

/*
 * The other side of `ThreadWriter`: writes batch after batch, tells what became of each, and ends.
 */

const { path, mostRows, port, busy } = workerData as WriterThreadData;
const writing = new Writing(path, mostRows);

port.on('message', async (order: WriterOrder) => {
  if (order === undefined) {
    await writing.close();
    port.close();
    return;
  }
  port.postMessage(writing.write(order.packed, order.day));
  Atomics.store(busy, 0, 0);
  Atomics.notify(busy, 0);
});
