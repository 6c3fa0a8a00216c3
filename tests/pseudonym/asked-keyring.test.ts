import { describe, expect, it } from 'vitest';
import { AskedKeyring, type KeyAnswer } from '../../src/pseudonym/asked-keyring.ts';
import { DirectoryKeyring } from '../../src/pseudonym/directory-keyring.ts';
import { KeyDirectory } from '../../src/pseudonym/key-directory.ts';
import { MemoryKeyring } from '../../src/pseudonym/memory-keyring.ts';
import { temporaryDirectories } from './temporary.ts';

const temporaryDirectory = temporaryDirectories();
const VALUE = Uint8Array.of(192, 0, 2, 7);
const TODAY = 20_780;

describe('the keyring of a thread', () => {
  it('has the keys of the one that it asks', () => {
    for (const giver of [
      new MemoryKeyring('day'),
      new DirectoryKeyring(new KeyDirectory(temporaryDirectory()), 'day'),
    ]) {
      const asked = new AskedKeyring('day', (...question) => giver.give(...question));
      const mac = (keyring: typeof asked | typeof giver) =>
        Uint8Array.from(keyring.open(TODAY)?.mac('address', VALUE) ?? []);
      expect(mac(asked).length).toBe(10);
      expect(mac(asked)).toEqual(mac(giver));
      expect(asked.epochOf(TODAY * 86_400)).toBe(giver.epochOf(TODAY * 86_400));
    }
  });

  it('asks once for an epoch', () => {
    let asked = 0;
    const giver = new MemoryKeyring('day');
    const keyring = new AskedKeyring('day', (epoch): KeyAnswer => {
      asked++;
      return giver.give(epoch);
    });
    for (let i = 0; i < 3; i++) expect(keyring.open(TODAY)).toBeDefined();
    expect(asked).toBe(1);
  });

  it('lets go of a key that was destroyed when it opens that of a further epoch', () => {
    const directory = new KeyDirectory(temporaryDirectory());
    const giver = new DirectoryKeyring(directory, 'day');
    const keyring = new AskedKeyring('day', (...question) => giver.give(...question));
    expect(keyring.open(TODAY)).toBeDefined();
    directory.destroy('2026-11-23');
    expect(keyring.open(TODAY)).toBeDefined();
    expect(keyring.open(TODAY + 1)).toBeDefined();
    expect(keyring.open(TODAY)).toBeUndefined();
  });

  it('asks again for a key that it was refused when a second has passed', () => {
    let now = 1000;
    let asked = 0;
    const refuse = (): KeyAnswer => {
      asked++;
      return { key: undefined, destroyed: [] };
    };
    const keyring = new AskedKeyring('day', refuse, () => now);
    for (let i = 0; i < 3; i++) expect(keyring.open(TODAY)).toBeUndefined();
    expect(asked).toBe(1);
    now += 1.5;
    expect(keyring.open(TODAY)).toBeUndefined();
    expect(asked).toBe(2);
  });
});
