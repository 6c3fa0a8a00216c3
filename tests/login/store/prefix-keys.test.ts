import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KeyFiles } from '../../../src/login/store/key-files.ts';
import { PrefixKeys } from '../../../src/login/store/prefix-keys.ts';
import { temporaryDirectories } from './temporary.ts';

const temporaryDirectory = temporaryDirectories();
const HOUR = 3600;
const DAY = 24 * HOUR;
const PERIOD = 30 * DAY;
/** The first second of a period. */
const START = 692 * PERIOD;

/** Keys on disk under a clock that can be set. */
function keysAt(time: number): {
  readonly path: string;
  readonly keys: PrefixKeys;
  readonly set: (time: number) => void;
  /** Lets events happen at the time of the clock, every ten minutes. */
  readonly live: (seconds: number) => void;
  readonly onDisk: () => string[];
  readonly again: () => PrefixKeys;
} {
  let now = time;
  const path = join(temporaryDirectory(), 'keys');
  const again = (): PrefixKeys => new PrefixKeys(new KeyFiles(path), () => now);
  const keys = again();
  return {
    path,
    keys,
    again,
    set: (to) => {
      now = to;
    },
    live: (seconds) => {
      for (const end = now + seconds; now < end; now += 600) {
        keys.see(now);
        keys.of(now, 0);
        keys.of(now, 1);
      }
    },
    onDisk: () => readdirSync(path).sort(),
  };
}

const hex = (key: Uint8Array): string => Buffer.from(key).toString('hex');

describe('PrefixKeys', () => {
  it('has a key of its own for every 30 days of event time, and gives the one before', () => {
    const { keys, again } = keysAt(START + DAY);
    const current = hex(keys.of(START, 0));
    expect(hex(keys.of(START + PERIOD - 1, 0))).toBe(current);
    expect(hex(keys.of(START - 1, 0))).not.toBe(current);
    expect(hex(keys.of(START, 1))).toBe(hex(keys.of(START - 1, 0)));
    expect(hex(keys.of(START + PERIOD, 1))).toBe(current);
    expect(hex(again().of(START, 0))).toBe(current);
  });

  it('keeps the keys of now and before, and destroys older ones', () => {
    const { live, onDisk } = keysAt(START);
    live(3 * PERIOD);
    live(2 * DAY);
    expect(onDisk()).toEqual(['prefix-694.key', 'prefix-695.key']);
  });

  it('destroys them also when somebody sends event times of all ages between', () => {
    const { keys, live, onDisk } = keysAt(START);
    live(DAY);
    for (let step = 0; step < 2 * 31 * 48; step++) {
      live(HOUR / 2);
      for (const time of [0, START, START + 40 * PERIOD]) keys.see(time);
    }
    expect(onDisk()).toEqual(['prefix-693.key', 'prefix-694.key']);
  });

  it('knows late lines over a boundary for a day', () => {
    const { keys, live } = keysAt(START);
    live(PERIOD);
    const before = hex(keys.of(START - 1, 0));
    live(DAY / 2);
    keys.see(START + PERIOD - HOUR);
    expect(hex(keys.of(START + PERIOD - HOUR, 1))).toBe(before);
    live(DAY);
    expect(hex(keys.of(START + PERIOD - HOUR, 1))).not.toBe(before);
  });

  it.each([
    ['an archive', START - 40 * PERIOD],
    ['a wrong year', START + 12 * PERIOD],
    ['no time at all', Number.NaN],
    ['the end of time', 8.64e15],
    ['before all times', -8.64e15],
  ])('destroys nothing and writes nothing for event times far from the clock: %s', (_, time) => {
    const { keys, live, onDisk } = keysAt(START);
    live(DAY);
    const files = onDisk();
    const current = hex(keys.of(START, 0));
    const first = hex(keys.of(time, 0));
    for (let i = 0; i < 100; i++) {
      keys.see(time + i * DAY);
      expect(hex(keys.of(time, 0))).toBe(first);
    }
    expect(onDisk()).toEqual(files);
    expect(hex(keys.of(START, 0))).toBe(current);
  });

  it('is bounded when somebody chooses the times', () => {
    const { keys, onDisk } = keysAt(START);
    const first = hex(keys.of(0, 0));
    for (let period = 1; period < 1000; period++) keys.of(period * PERIOD, 0);
    expect(hex(keys.of(0, 0))).not.toBe(first);
    expect(onDisk()).toEqual(['prefix-691.key', 'prefix-692.key', 'prefix-693.key']);
  });

  it.each([
    ['forward', 10 * 12 * PERIOD],
    ['back to 1970', -START],
  ])('loses nothing to a clock that jumps %s and is put right within the hour', (_, jump) => {
    const { keys, live, set, onDisk } = keysAt(START);
    live(DAY);
    const files = onDisk();
    const current = hex(keys.of(START, 0));
    set(START + DAY + jump);
    // The log takes its times from the same clock.
    live(HOUR - 1200);
    set(START + DAY + HOUR);
    live(2 * DAY);
    expect(onDisk()).toEqual(expect.arrayContaining(files));
    expect(hex(keys.of(START, 0))).toBe(current);
  });

  it('uses the keys that there are when the clock is wrong and event time is not', () => {
    const { keys, set, again } = keysAt(START);
    const current = hex(keys.of(START, 0));
    set(0);
    expect(hex(again().of(START, 0))).toBe(current);
  });

  it('goes on in memory when the disk refuses a key, and says so', () => {
    const told: string[] = [];
    const { path } = keysAt(START);
    const files = new KeyFiles(path);
    const keys = new PrefixKeys(
      files,
      () => START,
      (text) => told.push(text),
    );
    keys.of(START, 0);
    mkdirSync(join(path, 'prefix-693.key'));
    const key = hex(keys.of(START + PERIOD, 0));
    expect(hex(keys.of(START + PERIOD, 0))).toBe(key);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('lives in memory');
  });
});
