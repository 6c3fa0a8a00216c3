import { createHmac, hkdfSync } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeBase32 } from '../../../src/base/base32.ts';
import { Fault } from '../../../src/base/fault.ts';
import { HistoryKeyring } from '../../../src/login/store/history-keyring.ts';
import { KeyFiles } from '../../../src/login/store/key-files.ts';
import { temporaryDirectories } from './temporary.ts';

const temporaryDirectory = temporaryDirectories();
const isRoot = process.geteuid?.() === 0;
const DAY = 86_400;
const NOW = 692 * 30 * DAY + 5 * DAY;
const clock = (): number => NOW;

const inDirectory = (): string => join(temporaryDirectory(), 'keys');
const keyringOf = (path: string): HistoryKeyring => new HistoryKeyring(new KeyFiles(path), clock);

function faultOf(call: () => unknown): string {
  try {
    call();
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    expect(fault.code).toBe('keys');
    return fault.message;
  }
  throw new Error('nothing was thrown');
}

describe('HistoryKeyring', () => {
  it('gives the tokens that its formulas say', () => {
    const path = inDirectory();
    const keys = keyringOf(path);
    const prefix = keys.prefix(Uint8Array.of(192, 0, 2, 7), NOW);
    const mac = (key: string, purpose: string, value: string | Uint8Array): Buffer => {
      const bytes = readFileSync(join(path, `${key}.key`));
      const subkey = hkdfSync('sha256', bytes, '', `logsluice history ${purpose}`, 32);
      return createHmac('sha256', Buffer.from(subkey)).update(value).digest();
    };
    expect(keys.account('j.doe')).toBe(mac('root', 'account', 'j.doe').toString('latin1', 0, 10));
    expect(keys.device('phone')).toBe(mac('root', 'device', 'phone').toString('latin1', 0, 5));
    expect(prefix).toBe(
      mac('prefix-692', 'prefix', Uint8Array.of(192, 0, 2)).toString('latin1', 0, 5),
    );
    expect(keys.accountPseudonym('j.doe')).toMatch(/^account_[a-z2-7]{8}_[a-z2-7]{16}$/);
  });

  it('gives the same tokens after a restart, and other ones in another directory or in memory', () => {
    const path = inDirectory();
    const six = new Uint8Array(16).fill(7);
    const tokens = (keys: HistoryKeyring): string[] => [
      keys.account('ü'),
      keys.accountPseudonym('ü'),
      keys.device('d'),
      keys.prefix(six, NOW),
      keys.previousPrefix(six, NOW),
    ];
    const first = tokens(keyringOf(path));
    expect(tokens(keyringOf(path))).toEqual(first);
    for (const other of [keyringOf(inDirectory()), new HistoryKeyring(undefined, clock)]) {
      expect(tokens(other).filter((token) => first.includes(token))).toEqual([]);
    }
    expect(first.map((token) => token.length)).toEqual([10, 33, 5, 5, 5]);
  });

  it('joins nothing: the row of an account, its pseudonym and a device of that name differ', () => {
    const keys = new HistoryKeyring(undefined, clock);
    const bits = (token: string): string => Buffer.from(token, 'latin1').toString('hex');
    const row = keys.account('x');
    expect(bits(row)).not.toContain(bits(keys.device('x')));
    const text = new Uint8Array(16);
    writeBase32(Buffer.from(row, 'latin1'), text, 0);
    expect(keys.accountPseudonym('x')).not.toContain(Buffer.from(text).toString());
  });

  it('sees /24 and /48 and no more of an address', () => {
    const keys = new HistoryKeyring(undefined, clock);
    const four = (last: number, third = 2): string =>
      keys.prefix(Uint8Array.of(198, 18, third, last), NOW);
    expect(four(1)).toBe(four(254));
    expect(four(1)).not.toBe(four(1, 3));
    const six = (at: number): string => {
      const address = new Uint8Array(16).fill(1);
      address[at] = 9;
      return keys.prefix(address, NOW);
    };
    expect(six(6)).toBe(six(15));
    expect(six(5)).not.toBe(six(6));
  });

  it('knows a prefix again over a boundary by the key before', () => {
    const path = inDirectory();
    const address = Uint8Array.of(203, 0, 113, 9);
    const before = keyringOf(path).prefix(address, NOW);
    const later = NOW + 30 * DAY;
    const keys = new HistoryKeyring(new KeyFiles(path), () => later);
    expect(keys.prefix(address, later)).not.toBe(before);
    expect(keys.previousPrefix(address, later)).toBe(before);
  });

  it('remembers no more than it may, whatever the names are', () => {
    const keys = new HistoryKeyring(undefined, clock);
    const long = 'x'.repeat(10_000);
    expect(keys.account(`${long}1`)).not.toBe(keys.account(`${long}2`));
    const first = keys.account('0');
    for (let n = 1; n < 30_000; n++) keys.account(`${n}`);
    expect(keys.account('0')).toBe(first);
  });

  it('writes keys of 32 bytes for its owner alone, and leaves nothing else behind', () => {
    const path = inDirectory();
    keyringOf(path).prefix(Uint8Array.of(192, 0, 2, 7), NOW);
    expect(lstatSync(path).mode & 0o777).toBe(0o700);
    expect(readdirSync(path).sort()).toEqual(['prefix-692.key', 'root.key']);
    for (const file of readdirSync(path)) {
      const stats = lstatSync(join(path, file));
      expect([stats.mode & 0o777, stats.size, stats.nlink]).toEqual([0o600, 32, 1]);
    }
  });

  it('makes a key anew that a killed process left half made', () => {
    const path = inDirectory();
    mkdirSync(path, { mode: 0o700 });
    writeFileSync(join(path, 'root.tmp'), 'half');
    keyringOf(path);
    expect(readdirSync(path)).toEqual(['root.key']);
  });

  it('wipes a key that it destroys', () => {
    const path = inDirectory();
    const files = new KeyFiles(path);
    files.create('prefix-1');
    const fd = openSync(join(path, 'prefix-1.key'), 'r');
    files.destroy('prefix-1');
    files.destroy('prefix-1');
    const left = new Uint8Array(32).fill(1);
    readSync(fd, left, 0, 32, 0);
    closeSync(fd);
    expect([...left]).toEqual(Array(32).fill(0));
    expect(readdirSync(path)).toEqual([]);
  });
});

describe('HistoryKeyring refuses, with the reason', () => {
  const made = (): { path: string; root: string } => {
    const path = inDirectory();
    keyringOf(path);
    return { path, root: join(path, 'root.key') };
  };

  it('a key that others may read', () => {
    const { path, root } = made();
    chmodSync(root, 0o640);
    expect(faultOf(() => keyringOf(path))).toBe(
      `cannot use ${root}: its mode is 0640, wanted 0600; chmod 600 ${root} mends it`,
    );
  });

  it('a directory that others may enter', () => {
    const { path } = made();
    chmodSync(path, 0o755);
    expect(faultOf(() => keyringOf(path))).toContain('its mode is 0755, wanted 0700; chmod 700');
  });

  it('a key that is a symbolic link', () => {
    const { path, root } = made();
    renameSync(root, `${root}.moved`);
    symlinkSync(`${root}.moved`, root);
    expect(faultOf(() => keyringOf(path))).toBe(
      `cannot read ${root}: it is a symbolic link (ELOOP)`,
    );
  });

  it('a directory that is a symbolic link', () => {
    const { path } = made();
    symlinkSync(path, `${path}-link`);
    expect(faultOf(() => keyringOf(`${path}-link`))).toContain('it is a symbolic link, wanted');
  });

  it('a key of another length, without making a new one', () => {
    const { path, root } = made();
    truncateSync(root, 31);
    expect(faultOf(() => keyringOf(path))).toContain('it has 31 bytes, wanted 32');
    expect(lstatSync(root).size).toBe(31);
  });

  it.skipIf(!isRoot)('a key of somebody else', () => {
    const { path, root } = made();
    chownSync(root, 65534, 65534);
    expect(faultOf(() => keyringOf(path))).toContain('its owner is uid 65534, wanted uid 0');
  });
});
