import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { FollowVerdicts } from '../../../src/login/journal/follow-verdicts.ts';
import { VerdictJournal } from '../../../src/login/journal/verdict-journal.ts';
import type { Judged } from '../../../src/login/verdict/judged.ts';
import type { Verdict } from '../../../src/model/finding.ts';

const folder = mkdtempSync(join(tmpdir(), 'logsluice-verdicts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const journalAt = (name: string) => new VerdictJournal(join(folder, name));

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

it('who follows judges each verdict once, also one from before it began', () => {
  const journal = journalAt('followed');
  const early = journal.ask(verdictOn('early'));
  const asked: string[] = [];
  const follow = new FollowVerdicts(journal, ({ finding }) => {
    asked.push(finding);
    return finding === 'unknown' ? undefined : judgedOn(finding);
  });
  follow.poll();
  const late = journal.ask(verdictOn('unknown'));
  follow.poll();
  follow.poll();
  expect(asked).toEqual(['early', 'unknown']);
  const answers = new Map(journal.read().map(({ key, judged }) => [key, judged]));
  expect(answers.get(early)).toEqual(judgedOn('early'));
  expect(answers.get(late)).toBeNull();
  expect(readFileSync(journal.path, 'utf8').match(/"judged"/g)).toHaveLength(2);
});
