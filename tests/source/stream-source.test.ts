import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { StreamSource } from '../../src/source/stream-source.ts';

const text = (block: Uint8Array | undefined) => block && Buffer.from(block).toString();

/** A stream that is pushed to by hand. */
const open = () => new Readable({ read: () => undefined });

describe('StreamSource', () => {
  it('gives the blocks as they come, then the end again and again', async () => {
    const stream = open();
    const source = new StreamSource('it', stream);
    const first = source.next();
    stream.push('a');
    expect(text(await first)).toBe('a');
    stream.push('b');
    expect(text(await source.next())).toBe('b');
    const last = source.next();
    stream.push(null);
    expect(await last).toBe(undefined);
    expect(await source.next()).toBe(undefined);
  });

  it('stop() ends a wait', async () => {
    const source = new StreamSource('it', open());
    const waiting = source.next();
    source.stop();
    expect(await waiting).toBe(undefined);
  });

  it('stop() loses nothing that was read', async () => {
    const stream = open();
    const source = new StreamSource('it', stream);
    stream.push('a');
    stream.push('b');
    source.stop();
    source.stop();
    expect(text(await source.next())).toBe('ab');
    expect(await source.next()).toBe(undefined);
    expect(stream.destroyed).toBe(true);
  });

  it('is at its end where the stream was read before', async () => {
    const stream = Readable.from(['a']);
    await new StreamSource('one', stream).close();
    expect(await new StreamSource('two', stream).next()).toBe(undefined);
  });

  it('tells an error of the stream as a fault of input, whenever it came', async () => {
    const stream = open();
    const source = new StreamSource('it', stream);
    stream.destroy(Object.assign(new Error('192.0.2.7'), { code: 'EIO' }));
    await new Promise((resolve) => setImmediate(resolve));
    await expect(source.next()).rejects.toMatchObject({
      code: 'input',
      message: 'cannot read it: input/output error (EIO)',
    });
  });

  it('reads no more than it is asked for', async () => {
    let given = 0;
    const stream = new Readable({
      highWaterMark: 16,
      read() {
        given++;
        this.push(Buffer.alloc(16));
      },
    });
    const source = new StreamSource('it', stream);
    await source.next();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(given).toBeLessThan(5);
    await source.close();
  });
});
