import type { Tally } from '../model/tally.ts';
import type { DescriptorSink } from '../sink/descriptor-sink.ts';
import type { Source } from '../source/source.ts';
import type { Gate, Write } from './gate.ts';

const LINE_FEED = 0x0a;

/** What a run is joined from. */
export interface Run {
  /** Opens the next source; undefined when there are no more. */
  readonly nextSource: () => Promise<Source | undefined>;
  /** What the sources are sent through; what leaves goes to `write`. */
  readonly gate: (write: Write) => Gate | Promise<Gate>;
  readonly sink: Pick<DescriptorSink, 'write'>;
  /** Ends the run in good order: what was read is still written. */
  readonly signal: AbortSignal;
  /** Brought up to date after each write: what has really left. */
  readonly written: Tally;
  /** Told after each block. */
  readonly onProgress?: () => void;
  /** What has to be done before the next block; mostly nothing. */
  readonly settled?: () => Promise<void> | undefined;
}

/**
 * Lets all sources through the gate into the sink, one after the other, until they end, the
 * signal comes or nobody reads the sink any more. Where a source does not end with a line feed and
 * bytes of another one follow, a line feed is put between them, so that two lines never become one.
 */
export async function run(joined: Run): Promise<void> {
  const { nextSource, sink, signal, written, onProgress, settled } = joined;
  let lastByte = LINE_FEED;
  let isNewSource = false;
  const put: Write = async (bytes) => {
    if (bytes.length > 0) {
      if (isNewSource && lastByte !== LINE_FEED) {
        gate.tally.bytesOut++;
        if (!(await sink.write(Uint8Array.of(LINE_FEED)))) return false;
      }
      isNewSource = false;
      lastByte = bytes[bytes.length - 1];
      if (!(await sink.write(bytes))) return false;
    }
    written.copy(gate.tally);
    onProgress?.();
    const settling = settled?.();
    if (settling !== undefined) await settling;
    return true;
  };
  const gate = await joined.gate(put);
  while (!signal.aborted) {
    const source = await nextSource();
    if (source === undefined) return;
    const stop = () => source.stop();
    signal.addEventListener('abort', stop);
    // Whoever fails while nothing comes in is not to wait for the next block.
    gate.broken?.then(stop, stop);
    // The signal may have come while the source was opened.
    if (signal.aborted) stop();
    try {
      isNewSource = true;
      gate.begin(source.name, source.writtenBy);
      let block = await source.next();
      while (block !== undefined) {
        // The next block is read while this one is worked on and written.
        const ahead = source.next();
        // When the write fails nobody waits for the block any more, whatever comes of it.
        ahead.catch(() => undefined);
        if (!(await gate.push(block))) return;
        block = await ahead;
      }
      if (!(await (signal.aborted ? gate.interrupt() : gate.end()))) return;
    } finally {
      signal.removeEventListener('abort', stop);
      await source.close();
    }
  }
}
