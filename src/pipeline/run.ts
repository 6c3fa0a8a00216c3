import type { Tally } from '../model/tally.ts';
import type { DescriptorSink } from '../sink/descriptor-sink.ts';
import type { Source } from '../source/source.ts';
import type { Sluice } from './sluice.ts';

const LINE_FEED = Uint8Array.of(0x0a);

/** What a run is joined from. */
export interface Run {
  /** Opens the next source; undefined when there are no more. */
  readonly nextSource: () => Promise<Source | undefined>;
  readonly sluice: Sluice;
  readonly sink: Pick<DescriptorSink, 'write'>;
  /** Ends the run in good order: what was read is still written. */
  readonly signal: AbortSignal;
  /** Brought up to date after each write: what has really left. */
  readonly written: Tally;
  /** Told after each block. */
  readonly onProgress?: () => void;
}

/**
 * Lets all sources through the sluice into the sink, one after the other, until they end, the
 * signal comes or nobody reads the sink any more. A source that does not end with a line feed gets
 * one when another source follows, so that two lines never become one.
 */
export async function run(joined: Run): Promise<void> {
  const { nextSource, sluice, sink, signal, written, onProgress } = joined;
  let lastByte = LINE_FEED[0];
  const put = async (bytes: Uint8Array): Promise<boolean> => {
    if (bytes.length > 0) {
      lastByte = bytes[bytes.length - 1];
      if (!(await sink.write(bytes))) return false;
    }
    written.copy(sluice.tally);
    onProgress?.();
    return true;
  };
  for (;;) {
    const source = signal.aborted ? undefined : await nextSource();
    if (source === undefined) return;
    const stop = () => source.stop();
    signal.addEventListener('abort', stop);
    try {
      if (lastByte !== LINE_FEED[0]) {
        sluice.tally.bytesOut++;
        if (!(await put(LINE_FEED))) return;
      }
      let block = await source.next();
      while (block !== undefined) {
        // The next block is read while this one is worked on and written.
        const ahead = source.next();
        if (!(await settle(put(sluice.push(block)), ahead))) return;
        block = await ahead;
      }
      const last = signal.aborted ? sluice.interrupt() : sluice.end();
      if (!(await put(last))) return;
    } finally {
      signal.removeEventListener('abort', stop);
      await source.close();
    }
  }
}

/** Waits for the write; when it fails, the read ahead is waited for too, whatever comes of it. */
async function settle(put: Promise<boolean>, ahead: Promise<unknown>): Promise<boolean> {
  ahead.catch(() => undefined);
  return await put;
}
