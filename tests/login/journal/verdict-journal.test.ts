import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { FollowVerdicts } from '../../../src/login/journal/follow-verdicts.ts';
import { VerdictJournal } from '../../../src/login/journal/verdict-journal.ts';
import type { Judged } from '../../../src/login/verdict/judged.ts';
import type { Verdict } from '../../../src/model/finding.ts';

const folder = mkdtempSync(join(tmpdir(), 'logsluice-verdicts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const journalAt = (name: string) => new VerdictJournal(join(folder, name));

const following = (journal: VerdictJournal, judge: (verdict: Verdict) => Judged | undefined) =>
  new FollowVerdicts(journal, { judge, flush: async () => undefined });

const verdictOn = (finding: string): Verdict => ({
  finding,
  verdict: 'safe',
  by: 'anna',
  at: '2026-11-22T12:00:00.000Z',
  note: undefined,
});

const judgedOn = (finding: string): Judged => ({
  finding,
  verdict: 'safe',
  account: undefined,
  changes: ['it counts'],
  others: [],
});

it('a verdict stands in the journal until it is answered, and then with its answer', () => {
  const journal = journalAt('asked');
  expect(journal.read()).toEqual([]);
  const key = journal.ask(verdictOn('one'));
  expect(statSync(journal.path).mode & 0o777).toBe(0o600);
  expect(journal.read()).toMatchObject([{ key, judged: undefined }]);
  journal.answer(key, judgedOn('one'));
  expect(journal.read()).toMatchObject([{ key, judged: { changes: ['it counts'] } }]);
});

it('a torn line is left out, and what is appended behind it is whole', () => {
  const journal = journalAt('torn');
  journal.ask(verdictOn('one'));
  appendFileSync(journal.path, '{"key":"half');
  journal.ask(verdictOn('two'));
  expect(journal.read().map(({ verdict }) => verdict.finding)).toEqual(['one', 'two']);
});

it('a link in its place is refused with the reason', () => {
  symlinkSync('/dev/null', join(folder, 'link'));
  const journal = journalAt('link');
  expect(() => journal.ask(verdictOn('one'))).toThrow(/it is a symbolic link/);
  expect(() => journal.read()).toThrow(/it is a symbolic link/);
});

it('a file that others may read, or that is no journal any more, is refused with what mends it', () => {
  const journal = journalAt('open to others');
  journal.ask(verdictOn('one'));
  chmodSync(journal.path, 0o640);
  const refused = expect.objectContaining({ code: 'keys' });
  expect(() => journal.read()).toThrow(refused);
  expect(() => journal.ask(verdictOn('two'))).toThrow(/its mode is 0640, wanted 0600; chmod 600/);
  chmodSync(journal.path, 0o600);
  truncateSync(journal.path, 2 ** 26);
  expect(() => journal.read()).toThrow(/has 67108864 bytes, wanted at most/);
});

it('whatever somebody writes into the file, what is read has the shape of verdicts', () => {
  const journal = journalAt('edited');
  const verdict = verdictOn('one');
  const wrong = [
    { key: 'a', verdict: null },
    { key: 'a', verdict: { ...verdict, verdict: 'open' } },
    { key: 'a', verdict: { ...verdict, by: 7 } },
    { key: 7, verdict },
    { key: 'b', verdict },
    { key: 'b', judged: { ...judgedOn('one'), changes: 'all' } },
  ];
  writeFileSync(journal.path, wrong.map((line) => JSON.stringify(line)).join('\n'), {
    mode: 0o600,
  });
  expect(journal.read()).toEqual([{ key: 'b', verdict: JSON.parse(JSON.stringify(verdict)) }]);
  const field = fc.constantFrom('key', 'verdict', 'judged', 'finding', 'by', 'at', 'changes');
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ depthSize: 'small' }, fc.constantFrom('safe', 'x', null, 1), tie('node')),
    node: fc.oneof(fc.dictionary(field, tie('tree')), fc.array(tie('tree'))),
  }));
  fc.assert(
    fc.property(fc.array(tree), (lines) => {
      writeFileSync(journal.path, lines.map((line) => JSON.stringify(line)).join('\n'));
      for (const { judged, verdict: said } of journal.read()) {
        expect(typeof said.finding).toBe('string');
        expect(judged ?? judgedOn('')).toHaveProperty('changes');
      }
    }),
    { numRuns: 50 },
  );
});

it('one that is asked again under its key is one, and its first answer stays', () => {
  const journal = journalAt('again');
  const key = journal.ask(verdictOn('one'));
  journal.answer(key, judgedOn('one'));
  journal.ask(verdictOn('one'), key);
  journal.answer(key, undefined);
  expect(journal.read()).toMatchObject([{ key, judged: { changes: ['it counts'] } }]);
  expect(journal.find('another')).toBeUndefined();
});

it('compaction keeps what waits and the last thousand answers', () => {
  const journal = journalAt('large');
  const waiting = journal.ask(verdictOn('waiting'));
  const lines = Array.from({ length: 1100 }, (_, i) =>
    [
      { key: `k${i}`, verdict: verdictOn(`f${i}`) },
      { key: `k${i}`, judged: null },
    ]
      .map((entry) => JSON.stringify(entry))
      .join('\n'),
  );
  appendFileSync(journal.path, `${lines.join('\n')}\n`);
  journal.compact();
  const keys = journal.read().map(({ key }) => key);
  expect(keys).toEqual([waiting, ...Array.from({ length: 1000 }, (_, i) => `k${i + 100}`)]);
});

it('who follows judges each verdict once, also one from before it began', async () => {
  const journal = journalAt('followed');
  const early = journal.ask(verdictOn('early'));
  const asked: string[] = [];
  const follow = following(journal, ({ finding }) => {
    asked.push(finding);
    return finding === 'unknown' ? undefined : judgedOn(finding);
  });
  await follow.poll();
  const late = journal.ask(verdictOn('unknown'));
  await follow.poll();
  await follow.poll();
  expect(asked).toEqual(['early', 'unknown']);
  const answers = new Map(journal.read().map(({ key, judged }) => [key, judged]));
  expect(answers.get(early)).toEqual(judgedOn('early'));
  expect(answers.get(late)).toBeNull();
  expect(readFileSync(journal.path, 'utf8').match(/"judged"/g)).toHaveLength(2);
});

it('a verdict that comes while another is judged is judged too', async () => {
  const journal = journalAt('meanwhile');
  journal.ask(verdictOn('one'));
  const asked: string[] = [];
  const follow = following(journal, ({ finding }) => {
    if (finding === 'one') journal.ask(verdictOn('two'));
    asked.push(finding);
    return judgedOn(finding);
  });
  await follow.poll();
  await follow.poll();
  await follow.poll();
  expect(asked).toEqual(['one', 'two']);
});

it('an answer that cannot be written is written later, its verdict judged once, the fault told once', async () => {
  const journal = journalAt('unwritable');
  const key = journal.ask(verdictOn('one'));
  const aside = `${journal.path}.aside`;
  let judged = 0;
  const follow = following(journal, ({ finding }) => {
    judged++;
    renameSync(journal.path, aside);
    symlinkSync(aside, journal.path);
    return judgedOn(finding);
  });
  await expect(follow.poll()).rejects.toThrow(/cannot write .* it is a symbolic link/);
  await expect(follow.poll()).rejects.toThrow(/cannot read .* it is a symbolic link/);
  await follow.poll();
  renameSync(aside, journal.path);
  await follow.poll();
  expect(judged).toBe(1);
  expect(journal.find(key)).toMatchObject({ judged: { changes: ['it counts'] } });
});

it('an answer is written when what it tells is on the disk, and not before', async () => {
  const journal = journalAt('flushed');
  const key = journal.ask(verdictOn('one'));
  const full = new Fault('output', 'cannot write the history: no space left');
  const flushes = [() => Promise.reject(full), () => Promise.reject(full), () => Promise.resolve()];
  let judged = 0;
  const follow = new FollowVerdicts(journal, {
    judge: ({ finding }) => {
      judged++;
      return judgedOn(finding);
    },
    flush: () => flushes.shift()?.() ?? Promise.resolve(),
  });
  await expect(follow.poll()).rejects.toThrow(full);
  expect(journal.find(key)?.judged).toBeUndefined();
  await follow.poll();
  expect(journal.find(key)?.judged).toBeUndefined();
  await Promise.all([follow.poll(), follow.poll()]);
  expect([judged, journal.find(key)?.judged]).toEqual([1, judgedOn('one')]);
});
