import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DirectoryKeyring } from '../../src/pseudonym/directory-keyring.ts';
import { KeyDirectory } from '../../src/pseudonym/key-directory.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { type Address, address, dashedOf, spellings, textOf } from './addresses.ts';
import { CLI, run } from './command.ts';
import { ENCODINGS } from './escapes.ts';
import { law } from './law.ts';
import { lineOf } from './lines.ts';
import { access, error, json, NOON, SIGHTINGS, type Sighting } from './sightings.ts';
import { passed, sluiceOf } from './sluice-of.ts';
import { isoTime } from './times.ts';

/*
 * Same in, same out: a pseudonym depends on value, kind and key alone. How to try a failing case
 * again: law.ts.
 */

const temporaryDirectory = temporaryDirectories();

/** The pseudonym of an address, by the plainest way through. */
async function pseudonymOf(of: Address): Promise<Address> {
  const out = passed(await sluiceOf('text'), `${isoTime(NOON)} from ${textOf(of)}`);
  const text = out.slice(out.indexOf('from ') + 5);
  expect(text).toMatch(/^fd[0-9a-f:]+$/);
  const groups = text.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - groups.flat().length }, () => '0');
  return [...groups[0], ...zeros, ...(groups[1] ?? [])].map((group) => Number.parseInt(group, 16));
}

const PERCENT = ENCODINGS.filter(({ name }) => name.startsWith('percent'));
const PLAIN = ENCODINGS.filter(({ name }) => name === 'plain');

describe('an address has one pseudonym in every spelling', () => {
  for (const place of SIGHTINGS) {
    it(place.name, async () => {
      const written = fc.tuple(
        address,
        fc.nat(),
        fc.constantFrom(...PLAIN, ...(place.url ? PERCENT : [])),
      );
      await law(
        80,
        fc.asyncProperty(written, async ([of, turn, { encode }]) => {
          const all = spellings(of);
          const spelling = all[turn % all.length];
          const pseudonym = await pseudonymOf(of);
          const out = passed(await sluiceOf(place.format), place.line(encode(spelling.text)));
          const wanted = spelling.host ? dashedOf(pseudonym) : textOf(pseudonym);
          expect(out, `${spelling.name}: ${out}`).toContain(wanted);
        }),
      );
    });
  }
});

it('other addresses have other pseudonyms, and another day gives another one', async () => {
  const at = async (seconds: number, of: Address) =>
    passed(await sluiceOf('text'), `${isoTime(seconds)} from ${textOf(of)}`).slice(21);
  await law(
    200,
    fc.asyncProperty(address, address, async (one, other) => {
      fc.pre(textOf(one) !== textOf(other));
      expect(await at(NOON, one)).not.toBe(await at(NOON, other));
      expect(await at(NOON, one)).not.toBe(await at(NOON + 86_400, one));
    }),
  );
});

describe('a value has one token, however it is written and wherever it stands', () => {
  // A value of letters: as an account it has no other spelling, as an address no capitals count.
  const word = fc.stringMatching(/^[a-z]{4,10}$/);
  const cases: readonly (readonly [string, (word: string) => string, readonly Sighting[]])[] = [
    [
      'user',
      (w) => w,
      [
        {
          name: '',
          format: 'combined',
          line: (v) => access('-', '/', '-').replace('- - - [', `- - ${v} [`),
        },
        { name: '', format: 'combined', line: (v) => access('-', `/?user=${v}&b`, '-'), url: true },
        { name: '', format: 'json', line: (v) => json('user', v) },
        {
          name: '',
          format: 'error',
          line: (v) => error(`user "${v}" was not found in "/etc/htpasswd"`, 'unix:'),
        },
        { name: '', format: 'text', line: (v) => `${isoTime(NOON)} user=${v} today` },
      ],
    ],
    [
      'email',
      (w) => `${w}@mail.example`,
      [
        {
          name: '',
          format: 'combined',
          line: (v) => access('-', `/?email=${v}&b`, '-'),
          url: true,
        },
        { name: '', format: 'combined', line: (v) => access('-', `/${v}/b`, '-'), url: true },
        {
          name: '',
          format: 'combined',
          line: (v) => access('-', '/', `https://shop.example/?q=${v}`),
          url: true,
        },
        { name: '', format: 'json', line: (v) => json('email', v) },
        { name: '', format: 'json', line: (v) => json(v, 'x') },
        {
          name: '',
          format: 'text',
          line: (v) => `${isoTime(NOON)} mail from ${v.toUpperCase()} today`,
        },
      ],
    ],
  ];
  for (const [kind, from, places] of cases) {
    it(kind, async () => {
      const token = new RegExp(`${kind}_[a-z2-7]{8}_[a-z2-7]{16}`);
      await law(
        40,
        fc.asyncProperty(word, fc.constantFrom(...PERCENT), async (text, { encode }) => {
          const tokens = new Set<string | undefined>();
          for (const { format, line, url } of places)
            for (const value of url === true ? [from(text), encode(from(text))] : [from(text)])
              tokens.add(token.exec(passed(await sluiceOf(format), line(value)))?.[0]);
          expect([...tokens]).toEqual([expect.any(String)]);
        }),
      );
    });
  }
});

/** What a worker thread does: the built package on the key directory, the lines on the way in and out. */
const WORKER = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { build, keys, source } = workerData;
  (async () => {
    const { stagesOf } = await import(build + 'config/stages-of.js');
    const { loadConfig } = await import(build + 'config/load.js');
    const { Sluice } = await import(build + 'pipeline/sluice.js');
    const config = await loadConfig(undefined);
    const sluice = new Sluice(await stagesOf({ ...config, keys: { directory: keys, epoch: 'day' } }));
    const out = Buffer.from(sluice.push(Buffer.from(source, 'latin1'))).toString('latin1');
    parentPort.postMessage(out + Buffer.from(sluice.end()).toString('latin1'));
  })();
`;

it('processes, worker threads and restarts with the same key directory give the same bytes', async () => {
  const keys = temporaryDirectory();
  // Each line with a time of its own: the clock must not decide.
  const source = fc
    .sample(fc.oneof(lineOf('combined'), lineOf('error'), lineOf('json')), 300)
    .join('\n');
  const [first, second] = await Promise.all([
    run(['--keys', keys], source),
    run(['-k', keys], source),
  ]);
  const restarted = await run(['--keys', keys], source);
  const here = passed(
    await sluiceOf('auto', { keyring: new DirectoryKeyring(new KeyDirectory(keys), 'day') }),
    source,
  );
  const build = pathToFileURL(join(CLI, '../../')).href;
  const worker = new Worker(WORKER, { eval: true, workerData: { build, keys, source } });
  const [there] = (await once(worker, 'message')) as [string];
  expect(first.status).toBe(0);
  expect(first.stdout).toMatch(/\bfd[0-9a-f]{2}:/);
  for (const out of [second.stdout, restarted.stdout, here, there]) expect(out).toBe(first.stdout);
});

it('without a key directory two runs share no pseudonym', async () => {
  const runs = await Promise.all([run([], 'from 192.0.2.1'), run([], 'from 192.0.2.1')]);
  expect(runs[0].stdout).not.toBe(runs[1].stdout);
});
