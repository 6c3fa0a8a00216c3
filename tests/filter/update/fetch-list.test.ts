import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FETCH_TIMES, fetchList } from '../../../src/filter/update/fetch-list.ts';
import { temporaryDirectories } from '../../pseudonym/temporary.ts';
import { listIn } from '../list/lists-of.ts';
import { listServers } from './list-server.ts';

const temporaryDirectory = temporaryDirectories();
const { serve, agent } = listServers();

describe('fetchList()', () => {
  it('writes no byte more than the list may have, however much a small answer unpacks to', async () => {
    const bomb = gzipSync(Buffer.alloc(16 * 1024 * 1024, '#'));
    const url = await serve((_, answer) => {
      answer.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    const path = join(temporaryDirectory(), 'drop.txt');
    const list = { ...listIn(path, { largest: 100_000 }), url };
    const file = await open(path, 'wx');
    try {
      const options = { times: FETCH_TIMES, dispatcher: agent };
      await expect(fetchList(list, file, undefined, options)).rejects.toThrow('more than 100000');
      expect((await file.stat()).size).toBeLessThanOrEqual(100_000);
    } finally {
      await file.close();
    }
  });
});
