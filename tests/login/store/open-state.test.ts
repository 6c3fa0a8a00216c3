// Over 300 lines: each way in which a state directory can be wrong, beside the message that it gets.

import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { openState } from '../../../src/login/store/open-state.ts';
import { isHeld } from '../../../src/login/store/state-lock.ts';
import { compiledStore } from './compiled.ts';
import { kill, NOW, stateProcesses } from './state-process.ts';
import { temporaryDirectories } from './temporary.ts';

const temporaryDirectory = temporaryDirectories();
const { run, start } = stateProcesses(compiledStore());
const isRoot = process.geteuid?.() === 0;

const CLOSE = `await state.close(); say('closed');`;

/** A state directory that does not exist yet. */
const fresh = (): string => join(temporaryDirectory(), 'state');

const template = join(mkdtempSync(join(tmpdir(), 'logsluice-state-')), 'state');
afterAll(() => rmSync(dirname(template), { recursive: true, force: true }));

beforeAll(() => {
  const body = `for (let n = 0; n < 500; n++)
    state.store.put(state.keys.account('user' + n), Buffer.from('row ' + n + ' '.repeat(300)));`;
  expect(run(template, body + CLOSE)).toEqual(['closed']);
});

/** A state directory with 500 accounts in it. */
function made(): string {
  const directory = fresh();
  cpSync(template, directory, { recursive: true });
  for (const path of ['', 'keys']) chmodSync(join(directory, path), 0o700);
  return directory;
}

/** How a directory is refused: that needs neither thread nor process. */
async function refusal(directory: string): Promise<string> {
  const opening = openState(
    directory,
    () => NOW,
    () => undefined,
  );
  const fault: unknown = await opening.then(
    (state) => state.close(),
    (cause: unknown) => cause,
  );
  if (!(fault instanceof Fault)) throw new Error('it was not refused', { cause: fault });
  // Whoever is refused lets go of everything.
  if (lstatSync(directory).isDirectory()) expect(await isHeld(directory)).toBe(false);
  return `fault ${fault.code} ${fault.message}`;
}

/** Says how many of the 500 accounts are as they were put. */
const COUNT = `let found = 0;
  for (let n = 0; n < 500; n++) {
    const row = state.store.get(state.keys.account('user' + n));
    if (row !== undefined && Buffer.from(row).toString().startsWith('row ' + n + ' ')) found++;
  }
  say(found + ' of ' + state.store.size);`;

describe('openState without a directory', () => {
  it('keeps everything in memory', async () => {
    const state = await openState(
      undefined,
      () => NOW,
      () => undefined,
      { mostAccounts: 10 },
    );
    state.store.put(state.keys.account('a'), Uint8Array.of(1));
    expect(state.store.get(state.keys.account('a'))).toEqual(Buffer.of(1));
    expect(state.journal).toBeUndefined();
    await state.close();
  });

  it('tells once that the history is full', async () => {
    const told: string[] = [];
    const state = await openState(
      undefined,
      () => NOW,
      (text) => told.push(text),
      { mostAccounts: 10 },
    );
    for (let n = 0; n < 50; n++) state.store.put(`${n}`, Uint8Array.of(1));
    expect(told).toEqual([
      'the history in memory is full: accounts seen once and longest ago make room',
    ]);
  });
});

describe('openState', () => {
  it('makes the directory, closed to everybody else, and finds everything again', () => {
    const directory = template;
    expect(lstatSync(directory).mode & 0o777).toBe(0o700);
    expect(readdirSync(directory).sort()).toEqual([
      'history.lmdb',
      'history.lmdb-lock',
      'history.lmdb-seal',
      'keys',
    ]);
    for (const file of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
      const stats = lstatSync(join(directory, file));
      expect([file, stats.mode & 0o777]).toEqual([file, stats.isDirectory() ? 0o700 : 0o600]);
    }
    expect(run(directory, COUNT + CLOSE)).toEqual(['500 of 500', 'closed']);
    expect(run(directory, `say(JSON.stringify(state.journal));${CLOSE}`)).toEqual([
      JSON.stringify({
        findings: join(directory, 'findings.ndjson'),
        verdicts: join(directory, 'verdicts.ndjson'),
      }),
      'closed',
    ]);
  });

  it('erases an account', () => {
    const directory = made();
    const erase = `for (let n = 0; n < 400; n++) state.store.delete(state.keys.account('user' + n));`;
    run(directory, erase + CLOSE);
    expect(run(directory, COUNT + CLOSE)).toEqual(['100 of 100', 'closed']);
  });

  it('leaves nothing raw in the directory', () => {
    const directory = fresh();
    const names = Array.from({ length: 300 }, (_, n) => `planted.person.${n}@mail.example`);
    const body = `for (const name of ${JSON.stringify(names)}) {
        const { keys, store } = state;
        const address = Uint8Array.of(198, 51, 100, 77);
        const six = Uint8Array.from({ length: 16 }, (_, i) => 0xa0 + i);
        for (const at of [address, six]) {
          const row = [keys.prefix(at, ${NOW}), keys.previousPrefix(at, ${NOW}), keys.device(name)];
          store.put(keys.account(name), Buffer.from(row.join(''), 'latin1'));
          store.putMeta('episodes', Buffer.from(keys.accountPseudonym(name)));
        }
      }
      await state.store.flush();`;
    run(directory, body + CLOSE);
    const planted = [
      'planted',
      'person',
      'mail.example',
      '198.51.100',
      Buffer.of(198, 51, 100).toString('latin1'),
      Buffer.of(0xa0, 0xa1, 0xa2, 0xa3).toString('latin1'),
      Buffer.from('planted').toString('base64').slice(0, 9),
      Buffer.from('planted').toString('hex'),
      Buffer.from('planted', 'utf16le').toString('latin1'),
    ];
    const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((file) =>
      join(directory, file),
    );
    const contents = files
      .filter((file) => lstatSync(file).isFile())
      .map((file) => readFileSync(file, 'latin1'));
    expect(contents.length).toBeGreaterThan(4);
    expect(contents.join('').length).toBeGreaterThan(20_000);
    const seen = planted.filter((text) => contents.some((content) => content.includes(text)));
    expect(seen).toEqual([]);
    expect(files.join('')).not.toContain('planted');
  });

  it('survives kill -9 in the middle of many puts, again and again, with all that was flushed', async () => {
    const directory = fresh();
    // Every row says twice which put it was, so that half a row would be seen.
    const puts = (from: number): string => `
      const row = (n) => Buffer.alloc(200 + (n % 700), String(n).padEnd(10));
      for (let n = ${from}; n < ${from} + 2000; n++) state.store.put(String(n), row(n));
      await state.store.flush();
      say('ready');
      for (let n = ${from} + 2000; ; n++) {
        state.store.put(String(${from} + 2000 + (n * 7919) % 30000), row(n));
        if (n % 200 === 0) await new Promise(setImmediate);
      }`;
    for (const [round, wait] of [0, 60, 150, 300].entries()) {
      const child = await start(directory, puts(round * 2000));
      await new Promise((resolve) => setTimeout(resolve, wait));
      await kill(child);
      expect(await isHeld(directory)).toBe(false);
    }
    const check = `
      let torn = 0;
      let lost = 0;
      for (let n = 0; n < 40000; n++) {
        const row = state.store.get(String(n));
        if (n < 8000 && row === undefined) lost++;
        if (row !== undefined) {
          const first = Buffer.from(row).toString('latin1', 0, 10);
          if (!Buffer.alloc(200 + (Number(first) % 700), first).equals(row)) torn++;
        }
      }
      say('torn ' + torn + ', lost ' + lost);`;
    expect(run(directory, check + CLOSE)).toEqual(['torn 0, lost 0', 'closed']);
  });
});

describe('openState refuses', () => {
  it('a directory that another run holds, also when that one stands still, and has it after its death', async () => {
    const directory = made();
    const child = await start(directory, `say('ready'); setInterval(() => undefined, 1000);`);
    expect(await isHeld(directory)).toBe(true);
    expect(run(directory, CLOSE)).toEqual([
      `fault output cannot use the state directory ${directory}: another run (pid ${child.pid}) holds it`,
    ]);
    child.kill('SIGSTOP');
    expect(run(directory, CLOSE)).toEqual([
      `fault output cannot use the state directory ${directory}: another run holds it`,
    ]);
    await kill(child);
    expect(await isHeld(directory)).toBe(false);
    expect(run(directory, COUNT + CLOSE)).toEqual(['500 of 500', 'closed']);
  });

  it.each([
    ['cut off', (path: string) => truncateSync(path, 30_000)],
    ['cut off within its first page', (path: string) => truncateSync(path, 100)],
    ['garbage', (path: string) => writeFileSync(path, 'garbage '.repeat(10_000))],
    ['zeros', (path: string) => writeFileSync(path, Buffer.alloc(80_000))],
  ])('a torn history, without dying of it: %s', async (_, tear) => {
    const directory = made();
    tear(join(directory, 'history.lmdb'));
    const said = await refusal(directory);
    expect(said).toContain(
      `fault data cannot use the history ${directory}/history.lmdb: it is damaged: `,
    );
    expect(said).toContain('; restore it from a copy, or move it away to begin anew');
    // It is refused until somebody does something about it.
    expect(await refusal(directory)).toBe(said);
    for (const file of readdirSync(directory))
      if (file.startsWith('history.')) rmSync(join(directory, file));
    expect(run(directory, COUNT + CLOSE)).toEqual(['0 of 0', 'closed']);
  });

  it('a torn history whose size and times are as they were', async () => {
    const directory = made();
    const path = join(directory, 'history.lmdb');
    const { atime, mtime, size } = lstatSync(path);
    writeFileSync(path, Buffer.alloc(size, 7));
    utimesSync(path, atime, mtime);
    expect(await refusal(directory)).toContain('it is damaged');
  });

  it('but not for garbage where LMDB notes its users, and where the seal is', () => {
    const directory = made();
    for (const file of ['history.lmdb-lock', 'history.lmdb-seal']) {
      writeFileSync(join(directory, file), 'garbage '.repeat(2000));
    }
    expect(run(directory, COUNT + CLOSE)).toEqual(['500 of 500', 'closed']);
  });

  it('a history that was made with other keys', async () => {
    const directory = made();
    rmSync(join(directory, 'keys'), { recursive: true });
    expect(await refusal(directory)).toContain(
      `fault keys cannot use the state directory ${directory}: its history was made with other keys`,
    );
  });

  it.each(['history.lmdb', 'history.lmdb-lock', 'history.lmdb-seal', 'keys/root.key'])(
    'a file that others may read or that is a symbolic link: %s',
    async (file) => {
      const directory = made();
      const path = join(directory, file);
      chmodSync(path, 0o644);
      expect(await refusal(directory)).toBe(
        `fault keys cannot use ${path}: its mode is 0644, wanted 0600; chmod 600 ${path} mends it`,
      );
      chmodSync(path, 0o600);
      renameSync(path, join(directory, 'elsewhere'));
      symlinkSync(join(directory, 'elsewhere'), path);
      expect(await refusal(directory)).toMatch(
        /^fault keys cannot (use|read) .*it is a symbolic link/,
      );
    },
  );

  it('a directory that others may enter, that is a symbolic link, or a file', async () => {
    const directory = made();
    const link = `${directory}-link`;
    symlinkSync(directory, link);
    expect(await refusal(link)).toBe(
      `fault keys cannot use ${link}: it is a symbolic link, wanted a directory`,
    );
    chmodSync(directory, 0o770);
    expect(await refusal(directory)).toContain('its mode is 0770, wanted 0700; chmod 700');
    const file = `${directory}-file`;
    writeFileSync(file, '');
    expect(await refusal(file)).toBe(
      `fault keys cannot use ${file}: it is a regular file, wanted a directory`,
    );
  });

  it.skipIf(!isRoot)('a directory of somebody else', async () => {
    const directory = fresh();
    mkdirSync(directory, { mode: 0o700 });
    chownSync(directory, 65534, 65534);
    expect(await refusal(directory)).toContain('its owner is uid 65534, wanted uid 0; chown 0');
  });
});

describe('openState on a file system that is', () => {
  /** Whether a file system can be mounted here. */
  const canMount = (directory: string): boolean =>
    run(directory, CLOSE, 'mount -t tmpfs none /mnt')[0] === 'closed';

  it('full: says so when it cannot begin', ({ skip }) => {
    const directory = temporaryDirectory();
    if (!canMount(fresh())) skip('no file system can be mounted here');
    const full = `mount -t tmpfs -o size=1m,mode=700 none ${directory}
      head -c 2m /dev/zero > ${directory}/filler 2> /dev/null`;
    expect(run(directory, CLOSE, full)[0]).toMatch(
      /^fault (keys|output) cannot .*no space left on the device \(ENOSPC\)$/,
    );
  });

  it('full in the middle of a run: goes on, tells it, and writes what waited when there is room', ({
    skip,
  }) => {
    const directory = temporaryDirectory();
    if (!canMount(fresh())) skip('no file system can be mounted here');
    const body = `
      import('node:fs').then(async ({ rmSync, writeFileSync }) => {
        state.store.put('first', Buffer.from('kept'));
        await state.store.flush();
        let size = 1 << 22;
        for (let n = 0; size > 0; n++) {
          try { writeFileSync(process.argv[1] + '/filler' + n, Buffer.alloc(size)); } catch { size >>= 1; }
        }
        for (let n = 0; n < 5000; n++) state.store.put(String(n), Buffer.alloc(300, n & 255));
        await state.store.flush().catch((fault) => say('flush ' + fault.message));
        let same = Buffer.from(state.store.get('first')).toString() === 'kept';
        for (let n = 0; n < 5000; n++) same &&= Buffer.alloc(300, n & 255).equals(state.store.get(String(n)));
        say('same ' + same);
        const { readdirSync } = await import('node:fs');
        for (const file of readdirSync(process.argv[1])) {
          if (file.startsWith('filler')) rmSync(process.argv[1] + '/' + file);
        }
        ${CLOSE}
        const again = await openState(process.argv[1], () => ${NOW}, say);
        say(again.store.size + ' rows');
        await again.close();
      });`;
    const before = `mount -t tmpfs -o size=16m,mode=700 none ${directory}`;
    const reason = 'cannot write the history: no space left on the device (ENOSPC)';
    expect(run(directory, body, before)).toEqual([
      `told ${reason}; what is learned waits in memory and is tried again`,
      `flush ${reason}`,
      'same true',
      'told the history is written again; nothing was lost',
      'closed',
      '5001 rows',
    ]);
  });

  it('read-only: says so', ({ skip }) => {
    const directory = made();
    if (!canMount(fresh())) skip('no file system can be mounted here');
    const readOnly = `mount --bind ${directory} ${directory} && mount -o remount,bind,ro ${directory}`;
    const missing = join(directory, 'below');
    expect(run(directory, CLOSE, readOnly)[0]).toBe(
      `fault output cannot lock the state directory ${directory}: the file system is read-only (EROFS)`,
    );
    expect(run(missing, CLOSE, readOnly)[0]).toBe(
      `fault output cannot make the state directory ${missing}: the file system is read-only (EROFS)`,
    );
  });
});
