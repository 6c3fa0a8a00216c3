import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { bash, canRunAsNobody, combined, logsluice, NOBODY, PSEUDONYM } from './command.ts';

const temporaryDirectory = temporaryDirectories();
let cwd: string;
let keys: string;
beforeEach(() => {
  cwd = temporaryDirectory();
  keys = join(cwd, 'keys');
});

const DAYS = ['20', '21', '22'];
const LINES = DAYS.map((day) => combined('192.0.2.7', '/', day)).join('');

const redact = (input = LINES) => logsluice(['-q', '-k', 'keys'], { cwd, input });

/** Runs `logsluice keys` on the directory. */
const keysCommand = (...args: string[]) => logsluice(['keys', ...args, '-k', 'keys'], { cwd });

describe('keys init', () => {
  it('makes a directory for its owner alone, and is content with one', () => {
    expect(keysCommand('init')).toMatchObject({ status: 0, out: `${keys} is ready\n`, err: '' });
    const told = logsluice(['keys', 'init', '-k', 'keys', '--json'], { cwd });
    expect(JSON.parse(told.out)).toEqual({ directory: keys });
  });
});

describe('a run with a key directory', () => {
  it('gives the same bytes again, in other processes and at other times', () => {
    keysCommand('init');
    const first = redact();
    expect(first.status).toBe(0);
    expect(first.out).toMatch(PSEUDONYM);
    expect(redact().out).toBe(first.out);
    expect(readdirSync(keys)).toEqual(DAYS.map((day) => `2026-11-${day}.key`));
  });

  it('agrees with another one that makes the same keys at the same moment', () => {
    keysCommand('init');
    writeFileSync(join(cwd, 'lines'), LINES);
    const { status, out } = bash(
      'for i in 1 2 3 4; do logsluice -q -k keys lines > out$i & done; wait; cat out? | sort -u | wc -l',
      { cwd },
    );
    expect([status, out.trim()]).toEqual([0, '3']);
  });
});

describe('a key that cannot be trusted is refused, exit 77, before the first line leaves', () => {
  beforeEach(() => {
    keysCommand('init');
    redact();
  });
  const KEY = '2026-11-21.key';

  it.each<[string, (key: string) => void, RegExp]>([
    [
      'a missing directory',
      () => rmSync(keys, { recursive: true }),
      /does not exist; logsluice keys init --keys .* makes it/,
    ],
    [
      'a directory that others can read',
      () => chmodSync(keys, 0o755),
      /its mode is 0755, wanted 0700; chmod 700/,
    ],
    [
      'a link to a directory',
      () => {
        renameSync(keys, join(cwd, 'real'));
        symlinkSync('real', keys);
      },
      /it is a symbolic link, wanted a directory/,
    ],
    [
      'a file in place of the directory',
      () => {
        rmSync(keys, { recursive: true });
        writeFileSync(keys, '');
      },
      /it is a regular file, wanted a directory/,
    ],
    [
      'a key that others can read',
      (key) => chmodSync(key, 0o644),
      /its mode is 0644, wanted 0600; chmod 600/,
    ],
    [
      'a key of 31 bytes',
      (key) => writeFileSync(key, Buffer.alloc(31)),
      /it has 31 bytes, wanted 32/,
    ],
    [
      'a link in place of a key',
      (key) => {
        renameSync(key, join(cwd, 'elsewhere'));
        symlinkSync(join(cwd, 'elsewhere'), key);
      },
      /symbolic link/,
    ],
    [
      'a directory in place of a key',
      (key) => {
        rmSync(key);
        mkdirSync(key);
      },
      /it is a directory, wanted a regular file/,
    ],
  ])('%s', (_, spoil, says) => {
    spoil(join(keys, KEY));
    const { status, out, err } = redact();
    expect([status, out]).toEqual([77, '']);
    expect(err).toMatch(says);
    expect(err).toMatch(/^logsluice: cannot (use|open) the key (file|directory) /);
    expect(logsluice(['explain', '-k', 'keys'], { cwd, input: LINES }).status).toBe(77);
    expect(keysCommand('list').status).toBe(77);
  });

  it('a key of somebody else', ({ skip }) => {
    if (process.getuid?.() !== 0) skip('only root can give files away');
    chownSync(join(keys, KEY), 65534, 65534);
    const { status, err } = redact();
    expect(status).toBe(77);
    expect(err).toMatch(/its owner is uid 65534, wanted uid 0; chown 0 /);
  });

  it('a directory without permission', ({ skip }) => {
    if (!canRunAsNobody()) skip('the command cannot be run as nobody here');
    chmodSync(cwd, 0o755);
    if (NOBODY.uid !== undefined) chownSync(keys, NOBODY.uid, NOBODY.uid);
    chmodSync(keys, 0);
    const { status, out, err } = logsluice(['-q', '-k', 'keys'], { cwd, input: LINES, ...NOBODY });
    expect([status, out]).toEqual([77, '']);
    expect(err).toContain('permission denied (EACCES)');
    chmodSync(keys, 0o700);
  });
});

describe('keys list', () => {
  it('shows epochs, key ids and networks, destroyed ones too, and no key', () => {
    keysCommand('init');
    expect(keysCommand('list').out).toMatch(/^no keys yet/);
    const { out } = redact();
    keysCommand('destroy', '2026-11-21', '--yes');
    const { status, out: listed } = keysCommand('list');
    expect(status).toBe(0);
    expect(listed).toMatch(/^ {2}epoch +state +key id +addresses +since\n/);
    expect(listed).toMatch(/2026-11-20 +active +[a-z2-7]{8} +fd[0-9a-f:]+::\/48 +\d{4}-/);
    expect(listed).toMatch(/2026-11-21 +destroyed +\d{4}-/);
    const entries = JSON.parse(keysCommand('list', '--json').out);
    expect(entries).toMatchObject([
      { name: '2026-11-20', state: 'active', key_id: expect.stringMatching(/^[a-z2-7]{8}$/) },
      { name: '2026-11-21', state: 'destroyed' },
      { name: '2026-11-22', state: 'active' },
    ]);
    const network = entries[0].prefix.replace(/:*\/48$/, ':');
    expect(out.startsWith(network)).toBe(true);
  });
});

describe('keys destroy', () => {
  beforeEach(() => {
    keysCommand('init');
    redact();
  });

  it('destroys nothing without --yes', () => {
    const before = redact().out;
    const { status, out } = keysCommand('destroy', '2026-11-21');
    expect([status, out]).toEqual([0, 'would destroy 1 key; add --yes to do it: 2026-11-21\n']);
    const told = keysCommand('destroy', '--before', '2026-11-22', '--json');
    expect(JSON.parse(told.out)).toEqual({
      destroyed: false,
      epochs: ['2026-11-20', '2026-11-21'],
    });
    expect(redact().out).toBe(before);
  });

  it('withholds the lines of that epoch from then on, and no other', () => {
    const [first, , last] = redact().out.split('\n');
    const { out } = keysCommand('destroy', '2026-11-21', '--yes');
    expect(out).toBe('1 key destroyed: 2026-11-21\n');
    expect(existsSync(join(keys, '2026-11-21.key'))).toBe(false);
    const run = logsluice(['-q', '-k', 'keys', '-o', 'out', '--summary', '-'], {
      cwd,
      input: LINES,
    });
    expect(run.status).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject({ lines_out: 2, withheld: { no_key: 1 } });
    expect(redact().out).toBe(`${first}\n[logsluice: line withheld, reason no_key]\n${last}\n`);
  });

  it('--before takes the epochs that had ended by then, of any length', () => {
    const monthly = 'keys: { epoch: month, directory: keys }\n';
    writeFileSync(join(cwd, 'month.yaml'), monthly);
    logsluice(['-q', '-c', 'month.yaml'], { cwd, input: LINES });
    const endedBy = (epoch: string) =>
      JSON.parse(keysCommand('destroy', '--json', '--before', epoch).out).epochs;
    expect(endedBy('2026-11-20')).toEqual([]);
    expect(endedBy('2026-11-21T23')).toEqual(['2026-11-20']);
    expect(endedBy('2026-11-22')).toEqual(['2026-11-20', '2026-11-21']);
    // 23 November is a Monday.
    expect(endedBy('2026-W48')).toEqual(['2026-11-20', '2026-11-21', '2026-11-22']);
    expect(endedBy('2026-12')).toEqual(['2026-11', '2026-11-20', '2026-11-21', '2026-11-22']);
  });

  it.each([
    ['no name of an epoch', ['yesterday']],
    ['no date of an epoch', ['--before', 'yesterday']],
    ['an epoch without a key', ['2026-11-20', '2026-11-01']],
    ['a way out of the directory', ['../2026-11-20']],
  ])('destroys nothing when it does not understand: %s', (_, args) => {
    const before = readdirSync(keys);
    const { status, out } = keysCommand('destroy', '--yes', ...args);
    expect([status, out]).toEqual([64, '']);
    expect(readdirSync(keys)).toEqual(before);
  });

  it('takes a key that cannot be used, and one that was destroyed before', () => {
    writeFileSync(join(keys, '2026-11-21.key'), Buffer.alloc(31));
    for (let i = 0; i < 2; i++)
      expect(keysCommand('destroy', '2026-11-21', '--yes').status).toBe(0);
    expect(redact().status).toBe(0);
    expect(keysCommand('destroy', '--before', '2020-01-01', '--yes')).toMatchObject({
      status: 0,
      out: 'no keys to destroy\n',
    });
  });

  it('is told to programs as JSON', () => {
    const { out } = keysCommand('destroy', '2026-11-20', '--yes', '--json');
    expect(JSON.parse(out)).toEqual({ destroyed: true, epochs: ['2026-11-20'] });
  });
});
