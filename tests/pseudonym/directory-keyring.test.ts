import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { latin1 } from '../../src/base/ascii.ts';
import type { Fault } from '../../src/base/fault.ts';
import { DirectoryKeyring } from '../../src/pseudonym/directory-keyring.ts';
import type { EpochLength } from '../../src/pseudonym/epoch.ts';
import { KeyDirectory } from '../../src/pseudonym/key-directory.ts';
import { writeToken } from '../../src/pseudonym/token.ts';
import { temporaryDirectories } from './temporary.ts';

const temporaryDirectory = temporaryDirectories();
/** 2026-11-22, in days since 1970. */
const DAY = 20_779;

function token(keyring: DirectoryKeyring, epoch: number): string | undefined {
  const keys = keyring.open(epoch);
  return keys && latin1(writeToken('user', Buffer.from('anna'), keys));
}

const ring = (path: string, length: EpochLength = 'day'): DirectoryKeyring =>
  new DirectoryKeyring(new KeyDirectory(path), length);

/** A keyring with a clock to be set, and the faults that it reported. */
function watched(path: string) {
  const time = { now: 1000 };
  const faults: string[] = [];
  const report = (fault: Fault): void => {
    faults.push(fault.message);
  };
  const keyring = new DirectoryKeyring(new KeyDirectory(path), 'day', report, () => time.now);
  return { time, faults, keyring };
}

describe('DirectoryKeyring', () => {
  it('gives the same pseudonyms in a second run', () => {
    const path = temporaryDirectory();
    const epochs = [DAY, DAY + 1, DAY - 30];
    const first = ring(path);
    const tokens = epochs.map((epoch) => token(first, epoch));
    const second = ring(path);
    expect(epochs.map((epoch) => token(second, epoch))).toEqual(tokens);
    expect(new Set(tokens).size).toBe(3);
  });

  it('gives the same pseudonyms when the clock or the log goes backwards', () => {
    const path = temporaryDirectory();
    const keyring = ring(path);
    const forth = Array.from({ length: 70 }, (_, i) => token(keyring, DAY + i));
    const back = Array.from({ length: 70 }, (_, i) => token(keyring, DAY + 69 - i));
    expect(back.reverse()).toEqual(forth);
    expect(readdirSync(path)).toHaveLength(70);
  });

  it('is not disturbed by keys of other epoch lengths in the same directory', () => {
    const path = temporaryDirectory();
    const time = 1_795_354_000;
    const tokens = (['hour', 'day', 'week', 'month'] as const).map((length) => {
      const keyring = ring(path, length);
      return token(keyring, keyring.epochOf(time));
    });
    expect(new Set(tokens).size).toBe(4);
    expect(token(ring(path), ring(path).epochOf(time))).toBe(tokens[1]);
    expect(readdirSync(path).sort()).toEqual([
      '2026-11-22.key',
      '2026-11-22T13.key',
      '2026-11.key',
      '2026-W47.key',
    ]);
  });

  it('gives no key for a time that is none, and makes no file for it', () => {
    const path = temporaryDirectory();
    const keyring = ring(path);
    for (const seconds of [Number.NaN, Number.POSITIVE_INFINITY, 1e15, -1e15]) {
      expect(keyring.open(keyring.epochOf(seconds))).toBeUndefined();
    }
    expect(readdirSync(path)).toEqual([]);
  });

  it('gives no key for a destroyed epoch, in this run even without the tombstone', () => {
    const path = temporaryDirectory();
    token(ring(path), DAY);
    new KeyDirectory(path).destroy('2026-11-22');
    const { keyring, faults } = watched(path);
    expect(keyring.open(DAY)).toBeUndefined();
    unlinkSync(join(path, '2026-11-22.destroyed'));
    expect(keyring.open(DAY)).toBeUndefined();
    expect(faults).toEqual([]);
    expect(readdirSync(path)).toEqual([]);
  });

  it('lets go of a key that was destroyed meanwhile when it opens another epoch', () => {
    const path = temporaryDirectory();
    const keyring = ring(path);
    const before = token(keyring, DAY);
    new KeyDirectory(path).destroy('2026-11-22');
    expect(token(keyring, DAY)).toBe(before);
    expect(keyring.open(DAY + 1)).toBeDefined();
    expect(keyring.open(DAY)).toBeUndefined();
  });

  it('lets go of it also when that other epoch has no key either', () => {
    const path = temporaryDirectory();
    const keyring = ring(path);
    token(keyring, DAY);
    token(ring(path), DAY + 1);
    new KeyDirectory(path).destroy('2026-11-22');
    new KeyDirectory(path).destroy('2026-11-23');
    expect(keyring.open(DAY + 1)).toBeUndefined();
    expect(keyring.open(DAY)).toBeUndefined();
  });

  it('keeps a key it holds when the directory goes away, and reports the epochs it cannot have', () => {
    const path = join(temporaryDirectory(), 'keys');
    mkdirSync(path, { mode: 0o700 });
    const { keyring, faults } = watched(path);
    const before = token(keyring, DAY);
    rmSync(path, { recursive: true });
    expect(token(keyring, DAY)).toBe(before);
    expect(keyring.open(DAY + 1)).toBeUndefined();
    expect(token(keyring, DAY)).toBe(before);
    expect(faults).toEqual([expect.stringContaining('it does not exist')]);
  });

  it('reports a fault once an epoch, tries again after a second, and recovers', () => {
    const path = temporaryDirectory();
    const before = token(ring(path), DAY);
    const file = join(path, '2026-11-22.key');
    chmodSync(file, 0o644);
    const { keyring, faults, time } = watched(path);
    for (let i = 0; i < 5; i++) {
      expect(keyring.open(DAY)).toBeUndefined();
      time.now += 0.7;
    }
    expect(faults).toEqual([expect.stringContaining('its mode is 0644, wanted 0600')]);
    chmodSync(file, 0o600);
    time.now += 1;
    expect(token(keyring, DAY)).toBe(before);
  });

  it('does not ask the disk within the second, and does when the clock was set back', () => {
    const path = temporaryDirectory();
    chmodSync(path, 0o755);
    const { keyring, time } = watched(path);
    expect(keyring.open(DAY)).toBeUndefined();
    chmodSync(path, 0o700);
    time.now += 0.9;
    expect(keyring.open(DAY)).toBeUndefined();
    time.now -= 500;
    expect(keyring.open(DAY)).toBeDefined();
  });

  it('withholds an epoch whose key is a directory, and no other', () => {
    const path = temporaryDirectory();
    mkdirSync(join(path, '2026-11-22.key'));
    const { keyring, faults } = watched(path);
    expect(keyring.open(DAY)).toBeUndefined();
    expect(faults).toHaveLength(1);
    const good = temporaryDirectory();
    const kept = token(ring(good), DAY + 1);
    renameSync(join(good, '2026-11-23.key'), join(path, '2026-11-23.key'));
    expect(token(keyring, DAY + 1)).toBe(kept);
  });
});
