// Over 300 lines: each way in which a key directory can be wrong, beside the message that it gets.

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import { KeyDirectory } from '../../src/pseudonym/key-directory.ts';
import { temporaryDirectories } from './temporary.ts';

const DAY = '2026-11-22';
const isRoot = process.geteuid?.() === 0;
const temporaryDirectory = temporaryDirectories();

/** The message of the Fault with code `keys` that `call` throws. */
function faultOf(call: () => unknown): string {
  try {
    call();
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    expect(fault.code).toBe('keys');
    expect(fault.message).not.toMatch(/\.$/);
    return fault.message;
  }
  throw new Error('nothing was thrown');
}

function withKey(): { path: string; file: string; key: Uint8Array } {
  const path = temporaryDirectory();
  const key = Uint8Array.from(new KeyDirectory(path).open(DAY) ?? []);
  return { path, file: join(path, `${DAY}.key`), key };
}

/** What a run says at its start and what it says when it wants that key. */
function refusals(path: string): string[] {
  const directory = new KeyDirectory(path);
  return [faultOf(() => directory.checkAll()), faultOf(() => directory.open(DAY))];
}

describe('KeyDirectory makes keys', () => {
  it('of 32 bytes in a file 0600 that is theirs alone, with nothing else left behind', () => {
    const { path, file, key } = withKey();
    const stats = lstatSync(file);
    expect(stats.mode & 0o777).toBe(0o600);
    expect(stats.nlink).toBe(1);
    expect([...readFileSync(file)]).toEqual([...key]);
    expect(key).toHaveLength(32);
    expect(readdirSync(path)).toEqual([`${DAY}.key`]);
  });

  it('once: the same key comes back from this and any later object, another for another epoch', () => {
    const { path, key } = withKey();
    const directory = new KeyDirectory(path);
    expect(directory.open(DAY)).toEqual(key);
    const other = directory.open('2026-11-23');
    expect(other).not.toEqual(key);
    expect(directory.open('2026-W47')).not.toEqual(key);
    expect(new KeyDirectory(path).open('2026-11-23')).toEqual(other);
  });

  it('but takes the key of a process that was faster', () => {
    const path = temporaryDirectory();
    let theirs: Uint8Array | undefined;
    const random = (size: number) => {
      theirs = new KeyDirectory(path).open(DAY);
      return new Uint8Array(size).fill(1);
    };
    const slow = new KeyDirectory(path, { random });
    expect(slow.open(DAY)).toEqual(theirs);
    expect(readdirSync(path)).toEqual([`${DAY}.key`]);
  });

  it('but not after a tombstone that was set while it was at it', () => {
    const path = temporaryDirectory();
    const random = (size: number) => {
      const other = new KeyDirectory(path);
      other.open(DAY);
      other.destroy(DAY);
      return new Uint8Array(size).fill(1);
    };
    const slow = new KeyDirectory(path, { random });
    expect(slow.open(DAY)).toBeUndefined();
    expect(readdirSync(path)).toEqual([`${DAY}.destroyed`]);
  });

  it('with an id that no other epoch has, also when another process made that one', () => {
    const path = temporaryDirectory();
    const draws = [3, 3, 4];
    const random = (size: number) => new Uint8Array(size).fill(draws.shift() ?? 0);
    const first = new KeyDirectory(path, { random }).open(DAY);
    const second = new KeyDirectory(path, { random }).open('2026-11-23');
    expect(first?.[0]).toBe(3);
    expect(second?.[0]).toBe(4);
  });
});

describe('KeyDirectory refuses', () => {
  it('to make a key when it has as many as it may, and still gives those', () => {
    const { path, key } = withKey();
    const directory = new KeyDirectory(path, { mostKeys: 2 });
    directory.open('2026-11-23');
    expect(faultOf(() => directory.open('2026-11-24'))).toContain('it has 2 keys, wanted fewer');
    expect(directory.open(DAY)).toEqual(key);
    expect(readdirSync(path)).toEqual([`${DAY}.key`, '2026-11-23.key']);
  });

  it('a directory that is missing, and says which command makes it', () => {
    const path = join(temporaryDirectory(), 'keys');
    for (const message of refusals(path)) {
      expect(message).toBe(
        `cannot use the key directory ${path}: it does not exist; logsluice keys init --keys ${path} makes it`,
      );
    }
    expect(faultOf(() => new KeyDirectory(path).list())).toContain('does not exist');
  });

  it('a directory with mode 0755', () => {
    const { path } = withKey();
    chmodSync(path, 0o755);
    for (const message of refusals(path)) {
      expect(message).toBe(
        `cannot use the key directory ${path}: its mode is 0755, wanted 0700; chmod 700 ${path} mends it`,
      );
    }
  });

  it('a directory that is a symbolic link, with and without a slash at the end', () => {
    const { path } = withKey();
    const link = join(temporaryDirectory(), 'link');
    symlinkSync(path, link);
    for (const message of [...refusals(link), ...refusals(`${link}/`)]) {
      expect(message).toBe(
        `cannot use the key directory ${link}: it is a symbolic link, wanted a directory`,
      );
    }
  });

  it('a file in place of the directory, and below a file', () => {
    const { file } = withKey();
    expect(refusals(file)[0]).toContain('it is a regular file, wanted a directory');
    expect(refusals(join(file, 'below'))[0]).toMatch(/not a directory \(ENOTDIR\)$/);
    expect(faultOf(() => new KeyDirectory(join(file, 'below')).init())).toContain('(ENOTDIR)');
  });

  it.each(['0644', '0640', '0604', '0601'])('a key with mode %s', (mode) => {
    const { path, file } = withKey();
    chmodSync(file, Number.parseInt(mode, 8));
    for (const message of refusals(path)) {
      expect(message).toBe(
        `cannot use the key file ${file}: its mode is ${mode}, wanted 0600; chmod 600 ${file} mends it`,
      );
    }
  });

  it('a key that is a symbolic link, even to a good key', () => {
    const { path, file } = withKey();
    renameSync(file, join(path, 'kept'));
    symlinkSync(join(path, 'kept'), file);
    for (const message of refusals(path)) {
      expect(message).toBe(
        `cannot open the key file ${file}: it is a symbolic link (ELOOP), wanted a regular file with mode 0600`,
      );
    }
  });

  it.each([0, 31, 33, 64])('a key of %i bytes', (size) => {
    const { path, file } = withKey();
    writeFileSync(file, new Uint8Array(size).fill(5));
    for (const message of refusals(path)) {
      expect(message).toContain(
        `cannot use the key file ${file}: it has ${size} bytes, wanted 32;`,
      );
    }
  });

  it('a directory in place of a key', () => {
    const { path, file } = withKey();
    unlinkSync(file);
    mkdirSync(file, { mode: 0o700 });
    for (const message of refusals(path)) {
      expect(message).toBe(
        `cannot use the key file ${file}: it is a directory, wanted a regular file`,
      );
    }
  });

  it('a named pipe in place of a key, without waiting for a writer', () => {
    const { path, file } = withKey();
    unlinkSync(file);
    execFileSync('mkfifo', ['-m', '600', file]);
    for (const message of refusals(path)) expect(message).toContain('it is a special file');
  });

  it.skipIf(isRoot)('a key that it may not read', () => {
    const { path, file } = withKey();
    chmodSync(file, 0o000);
    for (const message of refusals(path)) {
      expect(message).toContain('permission denied (EACCES), wanted a regular file');
    }
  });

  it.skipIf(!isRoot)('a key and a directory of another user', () => {
    const { path, file } = withKey();
    chownSync(file, 4242, 4242);
    for (const message of refusals(path)) {
      expect(message).toBe(
        `cannot use the key file ${file}: its owner is uid 4242, wanted uid 0; chown 0 ${file} mends it`,
      );
    }
    chownSync(file, 0, 0);
    chownSync(path, 4242, 4242);
    expect(refusals(path)[0]).toContain(`directory ${path}: its owner is uid 4242, wanted uid 0`);
  });

  it('two epochs with one key, as after a copy by hand', () => {
    const { path, file, key } = withKey();
    writeFileSync(join(path, '2026-11-23.key'), readFileSync(file), { mode: 0o600 });
    const directory = new KeyDirectory(path);
    expect(faultOf(() => directory.checkAll())).toMatch(
      /2026-11-23\.key: its key id [a-z2-7]{8} is that of 2026-11-22\.key too, wanted/,
    );
    expect(directory.open(DAY)).toEqual(key);
    expect(faultOf(() => directory.open('2026-11-23'))).toContain('its key id');
  });

  it('to make a second key for an epoch whose file was removed by hand during the run', () => {
    const { path, file } = withKey();
    const directory = new KeyDirectory(path);
    directory.checkAll();
    unlinkSync(file);
    expect(faultOf(() => directory.open(DAY))).toContain('it was removed while in use');
    expect(existsSync(file)).toBe(false);
  });

  it('without a byte of a key in its messages', () => {
    const { path, file } = withKey();
    writeFileSync(file, 'this must stay between us');
    chmodSync(file, 0o600);
    for (const message of refusals(path)) expect(message).not.toMatch(/stay|between/);
  });
});

describe('KeyDirectory.init()', () => {
  it('makes the directory 0700 with its parents, and is content with one that is right', () => {
    const path = join(temporaryDirectory(), 'a', 'keys');
    new KeyDirectory(path).init();
    expect(lstatSync(path).mode & 0o777).toBe(0o700);
    new KeyDirectory(path).init();
    new KeyDirectory(path).checkAll();
    expect(new KeyDirectory(path).open(DAY)).toHaveLength(32);
  });

  it('does not change a directory that is wrong, but says so', () => {
    const path = temporaryDirectory();
    chmodSync(path, 0o750);
    expect(faultOf(() => new KeyDirectory(path).init())).toContain('its mode is 0750');
    expect(lstatSync(path).mode & 0o777).toBe(0o750);
  });
});

describe('KeyDirectory.destroy()', () => {
  it('removes the key, zeroes its bytes, and leaves a tombstone that outlives the run', () => {
    const { path, file } = withKey();
    const secondName = join(path, 'second-name');
    linkSync(file, secondName);
    new KeyDirectory(path).destroy(DAY);
    expect([...readFileSync(secondName)]).toEqual(new Array(32).fill(0));
    const tombstone = lstatSync(join(path, `${DAY}.destroyed`));
    expect([tombstone.size, tombstone.mode & 0o777]).toEqual([0, 0o600]);
    for (let run = 0; run < 2; run++) {
      const directory = new KeyDirectory(path);
      directory.init();
      directory.checkAll();
      expect(directory.open(DAY)).toBeUndefined();
      expect(directory.isDestroyed(DAY)).toBe(true);
      expect(existsSync(file)).toBe(false);
    }
  });

  it('may be repeated, and finishes what a crash cut short', () => {
    const { path, file, key } = withKey();
    writeFileSync(join(path, `${DAY}.destroyed`), '', { mode: 0o600 });
    expect(new KeyDirectory(path).open(DAY)).toBeUndefined();
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, key, { mode: 0o600 });
    new KeyDirectory(path).checkAll();
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, key, { mode: 0o600 });
    new KeyDirectory(path).destroy(DAY);
    new KeyDirectory(path).destroy(DAY);
    expect(readdirSync(path)).toEqual([`${DAY}.destroyed`]);
  });

  it('removes a key that is not fit for use, too', () => {
    const { path, file } = withKey();
    chmodSync(file, 0o644);
    new KeyDirectory(path).destroy(DAY);
    expect(readdirSync(path)).toEqual([`${DAY}.destroyed`]);
  });

  it('refuses what is no epoch and an epoch without a key, and changes nothing', () => {
    const { path } = withKey();
    const directory = new KeyDirectory(path);
    expect(faultOf(() => directory.destroy('../keys'))).toContain('it is not the name of an epoch');
    expect(faultOf(() => directory.destroy('2027-01-01'))).toContain('has no such key');
    expect(readdirSync(path)).toEqual([`${DAY}.key`]);
  });
});

describe('KeyDirectory.list()', () => {
  it('tells name, id, network, time and state of each epoch, and never the key', () => {
    const { path, file, key } = withKey();
    const directory = new KeyDirectory(path);
    directory.open('2026-W47');
    directory.destroy('2026-W47');
    writeFileSync(join(path, 'README'), 'not ours');
    writeFileSync(join(path, 'yesterday.key'), 'not ours');
    utimesSync(file, 1_795_000_000, 1_795_000_000);
    const entries = directory.list();
    expect(entries).toEqual([
      {
        name: DAY,
        state: 'active',
        keyId: expect.stringMatching(/^[a-z2-7]{8}$/),
        prefix: expect.stringMatching(/^fd[0-9a-f:]+::\/48$/),
        created: new Date(1_795_000_000_000).toISOString(),
      },
      {
        name: '2026-W47',
        state: 'destroyed',
        destroyed: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain(Buffer.from(key).toString('hex'));
  });
});

describe('KeyDirectory leaves alone', () => {
  it('files of others, but removes temporary files that are older than an hour', () => {
    const { path } = withKey();
    const old = `.${DAY}.0123456789abcdef.tmp`;
    const young = `.${DAY}.fedcba9876543210.tmp`;
    const now = 1_795_000_000;
    for (const [name, age] of [
      [old, 3601],
      [young, 3599],
      ['.profile', 9999],
      ['notes.tmp', 9999],
    ] as const) {
      writeFileSync(join(path, name), 'half a key');
      utimesSync(join(path, name), now - age, now - age);
    }
    new KeyDirectory(path, { clock: () => now }).checkAll();
    expect(readdirSync(path).sort()).toEqual([young, '.profile', `${DAY}.key`, 'notes.tmp'].sort());
    new KeyDirectory(path, { clock: () => now + 2 }).init();
    expect(existsSync(join(path, young))).toBe(false);
  });

  it('the key that shares its bytes with a left-over temporary file', () => {
    const { path, file, key } = withKey();
    linkSync(file, join(path, `.${DAY}.0123456789abcdef.tmp`));
    const directory = new KeyDirectory(path, { clock: () => Date.now() / 1000 + 7200 });
    directory.checkAll();
    expect(readdirSync(path)).toEqual([`${DAY}.key`]);
    expect(directory.open(DAY)).toEqual(key);
  });
});
