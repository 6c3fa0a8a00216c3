import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import type { Sets } from '../../../src/filter/condition.ts';
import { followLists } from '../../../src/filter/list/follow-lists.ts';
import { Lists } from '../../../src/filter/list/lists.ts';
import { readList } from '../../../src/filter/list/read-list.ts';
import { temporaryDirectories } from '../../pseudonym/temporary.ts';
import { listIn } from './lists-of.ts';

const temporaryDirectory = temporaryDirectories();
let file: string;
beforeEach(() => {
  file = join(temporaryDirectory(), 'drop.txt');
});

/** Puts a list in the place of the file, as a careful writer does. */
function replace(text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

const open = () => Lists.open([listIn(file)], readList);
const prefixes = (sets: Sets) => [...(sets.get('drop')?.prefixes() ?? [])];

describe('Lists', () => {
  it('tells everything that is wrong with the lists at once', async () => {
    writeFileSync(file, 'garbage');
    const lists = [listIn(file), listIn(`${file}.none`, { name: 'other' })];
    await expect(Lists.open(lists, readList)).rejects.toThrow(
      /^cannot use list drop .*\ncannot read list other /,
    );
  });

  it('reads again what has changed, and only that', async () => {
    replace('192.0.2.1');
    const lists = await open();
    expect(await lists.reload()).toEqual([]);
    replace('192.0.2.2');
    expect(await lists.reload()).toMatchObject([
      { name: 'drop', now: { report: { prefixes: 1 } } },
    ]);
    expect(prefixes(lists.sets)).toEqual(['192.0.2.2/32']);
    expect(await lists.reload()).toEqual([]);
  });

  it('keeps the old list when the new one is garbage, empty or gone, and tells it once', async () => {
    replace('192.0.2.1');
    const lists = await open();
    const faults = [() => replace('<html>'), () => replace(''), () => rmSync(file)];
    for (const change of faults) {
      change();
      const [reloaded] = await lists.reload();
      expect('fault' in reloaded && reloaded.fault).toBeInstanceOf(Fault);
      expect(await lists.reload()).toEqual([]);
      expect(prefixes(lists.sets)).toEqual(['192.0.2.1/32']);
    }
    replace('192.0.2.3');
    await lists.reload();
    expect(prefixes(lists.sets)).toEqual(['192.0.2.3/32']);
  });
});

describe('followLists()', () => {
  /** A run that follows the list; `happens` waits for the next thing told. */
  async function follow() {
    const lists = await open();
    const told: string[] = [];
    const swaps: string[][] = [];
    let wake = (): void => undefined;
    const tell = (text: string): void => {
      told.push(text);
      wake();
    };
    const following = followLists({
      lists,
      swap: (sets) => swaps.push(prefixes(sets)),
      tell,
      tellFault: ({ message }) => tell(message),
      later: (call, ms) => setTimeout(call, ms / 10),
    });
    const happens = async (): Promise<string> => {
      const before = told.length;
      while (told.length === before)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return told[before];
    };
    return { ...following, told, swaps, happens };
  }

  it('swaps a changed list in, and keeps the old one on a fault', async () => {
    replace('192.0.2.1');
    const { stop, swaps, happens } = await follow();
    try {
      let next = happens();
      replace('192.0.2.0/24\n198.51.100.0/24');
      expect(await next).toBe('list drop: 2 prefixes, 1 before');
      next = happens();
      replace('secret');
      expect(await next).toMatch(
        /^cannot use list drop .* 1 of 1 .*\nthe old list stays in force$/,
      );
      expect(swaps).toEqual([['192.0.2.0/24', '198.51.100.0/24']]);
    } finally {
      stop();
    }
  });

  it('sees what changed between the reading of the lists and the beginning of the run', async () => {
    replace('192.0.2.1');
    const lists = await open();
    replace('192.0.2.2');
    let stop = (): void => undefined;
    const swapped = await new Promise<Sets>((resolve) => {
      ({ stop } = followLists({
        lists,
        swap: resolve,
        tell: () => undefined,
        tellFault: () => undefined,
      }));
    });
    stop();
    expect(prefixes(swapped)).toEqual(['192.0.2.2/32']);
  });
});
