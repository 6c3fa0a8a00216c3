import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { run } from './command.ts';
import { traceIn } from './plants.ts';

/*
 * Silence: no raw value in our own messages, errors, summary, state files or crash messages. The
 * input holds planted values (plants.ts); none of them may be told, however the run goes wrong.
 */

const temporaryDirectory = temporaryDirectories();

const MANY = 300;

/** One line of each sort, with planted values in all of it. */
const sorts = (n: number): string[] => [
  `198.18.7.${n % 256} - q0z${n} [22/Nov/2026:17:15:43 +0000] "GET /q0z${n}@mail.example?password=q0z${n} HTTP/1.1" 200 5 "https://q0z:q0z@shop.example/" "q0z${n}"`,
  `2026/11/22 17:15:43 [error] 1#1: *1 user "q0z${n}" was not found in "/a", client: 2001:db8::${n}, server: a, request: "GET /?email=q0z HTTP/1.1"`,
  `{"time":"2026-11-22T17:15:43Z","user":"q0z${n}","bsn":777000${100 + n},"a":{"token":["q0z"]},"q0z${n}@mail.example":1}`,
  `2026-11-22T17:15:43Z login of q0z${n}@mail.example from [2001:db8::${n}]:443, Authorization: Basic q0z${n}`,
];

const LINES = [
  ...Array.from({ length: MANY }, (_, n) => sorts(n)).flat(),
  // Withheld: too long, in UTF-16; and a year for which no key is made.
  `q0z ${'198.18.7.7 '.repeat(120_000)}`,
  [...'q0z@mail.example 198.18.7.7'].map((char) => `${char}\0`).join(''),
  `198.18.7.7 - q0z [22/Nov/9999999:17:15:43 +0000] "GET /?password=q0z HTTP/1.1" 200 5 "-" "-"`,
];

const INPUT = LINES.map((line) => `${line}\n`).join('');

const silent = (told: string): void => expect(traceIn(told)).toBeUndefined();

/** Everything that a directory holds, with the names. */
const contents = (directory: string): string =>
  readdirSync(directory)
    .map((name) => `${name} ${readFileSync(join(directory, name), 'latin1')}`)
    .join('\n');

describe('a run that goes well', () => {
  for (const options of [[], ['--verbose'], ['--json', '--verbose']]) {
    it(`tells no value: ${options.join(' ') || 'no options'}`, async () => {
      const [keys, other] = [temporaryDirectory(), temporaryDirectory()];
      const summary = join(other, 'summary.json');
      const { stdout, stderr, status } = await run(
        ['--keys', keys, '--summary', summary, ...options],
        INPUT,
      );
      expect(status).toBe(0);
      expect(stdout).toContain('too_long');
      expect(stdout).toContain('encoding');
      silent(stdout + stderr + contents(keys) + contents(other));
    });
  }
});

describe('a run that fails tells the reason and no value', () => {
  const failing = async (args: readonly string[], code: number) => {
    const ran = await run(args, INPUT);
    expect(ran.status).toBe(code);
    expect(ran.stderr).not.toBe('');
    silent(ran.stdout + ran.stderr);
  };

  it('the output cannot be written', async () => {
    await failing(['--output', '/dev/full'], 74);
  });

  it('the summary cannot be written', async () => {
    await failing(['--summary', '/dev/full'], 74);
  });

  it('a key is damaged', async () => {
    const keys = temporaryDirectory();
    writeFileSync(join(keys, '2026-11-22.key'), 'q', { mode: 0o600 });
    await failing(['--keys', keys], 77);
  });

  it('the key directory cannot be used any more', async () => {
    const keys = join(temporaryDirectory(), 'keys');
    mkdirSync(keys, { mode: 0o700 });
    chmodSync(keys, 0o755);
    await failing(['--keys', keys], 77);
  });
});

/*
 * Crashes: a piece of the platform below the command is made to fail with an error that quotes what
 * it was given, as a fault of ours would. The line is withheld, or the run ends and says where.
 */
describe('a crash tells where it happened and no value', () => {
  const broken = (code: string): string[] => [
    '--import',
    `data:text/javascript,${encodeURIComponent(code)}`,
  ];
  const quoting =
    'new Error("while at: " + Buffer.from(v.buffer ?? [], v.byteOffset, v.byteLength).toString("latin1"))';

  const CRASHES: Record<string, string> = {
    'a copy of bytes': `
      const set = Uint8Array.prototype.set;
      Object.defineProperty(Uint8Array.prototype, 'set', { value(v, at) {
        if (v.length > 2000) throw ${quoting};
        return set.call(this, v, at);
      } });`,
    'the text of bytes': `
      const toString = Buffer.prototype.toString;
      Buffer.prototype.toString = function (...as) {
        const text = toString.apply(this, as);
        if (/q0z/.test(text)) throw new Error('while at: ' + text);
        return text;
      };`,
    'a search in bytes': `
      const indexOf = Buffer.prototype.indexOf;
      let calls = 0;
      Buffer.prototype.indexOf = function (...as) {
        const v = this;
        if (calls++ > 100) throw ${quoting};
        return indexOf.apply(this, as);
      };`,
    'a look into a map': `
      const get = Map.prototype.get;
      Map.prototype.get = function (key) {
        if (typeof key === 'string' && /q0z/.test(key)) throw new Error('while at: ' + key);
        return get.call(this, key);
      };`,
  };

  for (const [name, code] of Object.entries(CRASHES)) {
    it(name, async () => {
      for (const options of [[], ['--json']]) {
        const { stdout, stderr } = await run(options, INPUT, broken(code));
        silent(stdout + stderr);
        expect(`${stdout}${stderr}`).toMatch(/internal error|reason failed/);
      }
    });
  }
});
