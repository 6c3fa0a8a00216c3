import { describe, expect, it } from 'vitest';
import { createSluice } from '../../src/config/create-sluice.ts';
import { Tally } from '../../src/model/tally.ts';
import { LocalGate } from '../../src/pipeline/gate.ts';
import { run } from '../../src/pipeline/run.ts';
import type { Source } from '../../src/source/source.ts';

/** A source of these blocks; a function in their place is called when its turn comes. */
class FakeSource implements Source {
  readonly writtenBy = Number.POSITIVE_INFINITY;
  readonly name = 'fake';
  closed = 0;
  stopped = false;
  readonly #blocks: (string | (() => void))[];

  constructor(...blocks: (string | (() => void))[]) {
    this.#blocks = blocks;
  }

  async next(): Promise<Uint8Array | undefined> {
    if (this.stopped) return undefined;
    const block = this.#blocks.shift();
    if (typeof block !== 'function') return block === undefined ? undefined : Buffer.from(block);
    block();
    return this.next();
  }

  stop(): void {
    this.stopped = true;
  }

  async close(): Promise<void> {
    this.closed++;
  }
}

async function runOver(
  sources: FakeSource[],
  {
    write = async (_: string): Promise<boolean> => true,
    signal = new AbortController().signal,
  } = {},
) {
  const sluice = await createSluice({ format: 'text' });
  const written = new Tally();
  let out = '';
  const waiting = sources.values();
  const ended = run({
    nextSource: async () => waiting.next().value,
    gate: (write) => new LocalGate(sluice, write),
    signal,
    written,
    sink: {
      write: async (bytes) => {
        const text = Buffer.from(bytes).toString();
        const taken = await write(text);
        if (taken) out += text;
        return taken;
      },
    },
  });
  const failure = await ended.then(
    () => undefined,
    (cause: Error) => cause.message,
  );
  return { out, written: written.toJSON(), failure, closed: sources.map(({ closed }) => closed) };
}

describe('run()', () => {
  it('lets the sources through in order and closes each once', async () => {
    const sources = [new FakeSource('a\nb', 'c\n'), new FakeSource(), new FakeSource('d')];
    const { out, written, closed } = await runOver(sources);
    expect(out).toBe('a\nbc\nd');
    expect(written).toMatchObject({ lines_in: 3, lines_out: 3, bytes_in: 6, bytes_out: 6 });
    expect(closed).toEqual([1, 1, 1]);
  });

  it('puts a line feed between sources only where a line would run on', async () => {
    const { out, written } = await runOver([
      new FakeSource('a'),
      new FakeSource(),
      new FakeSource('b'),
      new FakeSource(),
    ]);
    expect(out).toBe('a\nb');
    expect(written).toMatchObject({ bytes_in: 2, bytes_out: 3 });
  });

  it('ends when nobody reads any more, and counts only what has left', async () => {
    const sources = [new FakeSource('a\n', 'b\n', 'c\n'), new FakeSource('d\n')];
    let writes = 0;
    const { out, written, failure, closed } = await runOver(sources, {
      write: async () => ++writes < 2,
    });
    expect([out, failure]).toEqual(['a\n', undefined]);
    expect(written).toMatchObject({ lines_in: 1, lines_out: 1, bytes_out: 2 });
    expect(closed).toEqual([1, 0]);
  });

  it('hands on the fault of a sink and closes the source', async () => {
    const sources = [new FakeSource('a\n')];
    const { failure, written, closed } = await runOver(sources, {
      write: () => Promise.reject(new Error('full')),
    });
    expect(failure).toBe('full');
    expect(written).toMatchObject({ lines_in: 0 });
    expect(closed).toEqual([1]);
  });

  it('hands on the fault of a source after the lines before it have left', async () => {
    const fail = () => {
      throw new Error('gone');
    };
    const { out, failure, closed } = await runOver([new FakeSource('a\n', fail)]);
    expect([out, failure, closed]).toEqual(['a\n', 'gone', [1]]);
  });

  it('on a signal writes what was read, a marker for the line that was cut, and no further source', async () => {
    const stopping = new AbortController();
    const sources = [
      new FakeSource('a\n', 'b\nhalf', () => stopping.abort(), 'c\n'),
      new FakeSource('d\n'),
    ];
    const { out, written, closed } = await runOver(sources, { signal: stopping.signal });
    expect(out).toBe('a\nb\n[logsluice: line withheld, reason interrupted]\n');
    expect(written).toMatchObject({ lines_in: 3, lines_out: 2, withheld: { interrupted: 1 } });
    expect(closed).toEqual([1, 0]);
  });

  it('reads nothing when the signal came before', async () => {
    const sources = [new FakeSource('a\n')];
    const { out, closed } = await runOver(sources, { signal: AbortSignal.abort() });
    expect([out, closed]).toEqual(['', [0]]);
  });
});
