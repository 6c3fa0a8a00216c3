import { linkSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isHeld, StateLock } from '../../../src/login/store/state-lock.ts';
import { temporaryDirectories } from './temporary.ts';

const temporaryDirectory = temporaryDirectories();

/** Leaves what a killed run leaves: a socket that nobody listens on. */
async function leaveBehind(directory: string): Promise<void> {
  const server = createServer();
  const path = join(directory, 'once');
  await new Promise<void>((resolve) => server.listen(path, resolve));
  linkSync(path, join(directory, 'lock'));
  await new Promise((resolve) => server.close(resolve));
}

describe('StateLock', () => {
  it('is held by one, who is told to the others, until it is released', async () => {
    const directory = temporaryDirectory();
    expect(await isHeld(directory)).toBe(false);
    const lock = await StateLock.take(directory);
    expect(await isHeld(directory)).toBe(true);
    const second = StateLock.take(directory);
    await expect(second).rejects.toThrow(
      `cannot use the state directory ${directory}: another run (pid ${process.pid}) holds it`,
    );
    await expect(second).rejects.toMatchObject({ code: 'output' });
    expect(await isHeld(directory)).toBe(true);
    await lock.release();
    expect(await isHeld(directory)).toBe(false);
    expect(readdirSync(directory)).toEqual([]);
    await (await StateLock.take(directory)).release();
  });

  it.each(['a socket that nobody listens on', 'a file', 'nothing'])(
    'is taken over from a dead run that left %s',
    async (left) => {
      const directory = temporaryDirectory();
      if (left === 'a file') writeFileSync(join(directory, 'lock'), '12345');
      if (left.startsWith('a socket')) await leaveBehind(directory);
      const lock = await StateLock.take(directory);
      expect(await isHeld(directory)).toBe(true);
      expect(readdirSync(directory)).toEqual(['lock']);
      await lock.release();
    },
  );

  it('goes to one of many who want it at once', async () => {
    const directory = temporaryDirectory();
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => StateLock.take(directory)),
    );
    const taken = results.filter((result) => result.status === 'fulfilled');
    expect(taken).toHaveLength(1);
    for (const { value } of taken) await value.release();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('works where the path is longer than a socket may have', async () => {
    const directory = join(temporaryDirectory(), 'd'.repeat(120));
    mkdirSync(directory);
    const lock = await StateLock.take(directory);
    expect(await isHeld(directory)).toBe(true);
    await expect(StateLock.take(directory)).rejects.toThrow('holds it');
    await lock.release();
    expect(await isHeld(directory)).toBe(false);
  });

  it('says why it cannot be had', async () => {
    const directory = join(temporaryDirectory(), 'missing');
    await expect(StateLock.take(directory)).rejects.toThrow(
      `cannot lock the state directory ${directory}: `,
    );
    expect(await isHeld(directory)).toBe(false);
  });
});
