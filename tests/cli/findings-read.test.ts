import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { noFindings } from '../../src/cli/findings-next.ts';
import { episodeOf, readEpisodes } from '../../src/cli/findings-read.ts';
import { giveVerdict } from '../../src/cli/findings-verdict.ts';
import { VerdictJournal } from '../../src/login/journal/verdict-journal.ts';
import type { Finding } from '../../src/model/finding.ts';
import { findingLine } from '../../src/sink/findings/finding-line.ts';
import { SAMPLE } from '../sink/findings/findings.ts';

const folder = mkdtempSync(join(tmpdir(), 'logsluice-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const linesOf = (...findings: Finding[]) =>
  findings.map((finding) => `${findingLine(finding)}\n`).join('');

/** A state directory with this journal of findings. */
function stateOf(name: string, journal?: string): string {
  const state = join(folder, name);
  mkdirSync(state, { mode: 0o700 });
  if (journal !== undefined)
    writeFileSync(join(state, 'findings.ndjson'), journal, { mode: 0o600 });
  return state;
}

const withCode = (code: string) => expect.objectContaining({ code });

describe('the findings that the desk reads', () => {
  it('are the last states of episodes, and all states of those that were asked for', async () => {
    const file = join(folder, 'f.ndjson');
    const many = Array.from({ length: 120 }, (_, i) => ({ ...SAMPLE, count: i + 1 }));
    writeFileSync(file, linesOf({ ...SAMPLE, id: 'other' }, ...many));
    const { byId, others } = await readEpisodes({ file }, '4fq');
    expect(others).toBe(0);
    expect(byId.get('other')).toMatchObject({ last: { id: 'other' }, states: [] });
    const { last, states, left } = byId.get(SAMPLE.id) ?? {};
    expect([last?.count, states?.length, states?.[0]?.count, left]).toEqual([120, 100, 1, 20]);
  });

  it('leave out what is torn, too long or in another format, and count it', async () => {
    const file = join(folder, 'mixed');
    const lines = [linesOf(SAMPLE), '{"event":{"kind":"alert"}}\n', 'x'.repeat(2 << 20), '\n{"id"'];
    writeFileSync(file, lines.join(''));
    const { byId, others } = await readEpisodes({ file });
    expect([[...byId.keys()], others]).toEqual([[SAMPLE.id], 3]);
    expect(noFindings({ file }, 3)).toContain('3 lines in no form of a finding');
  });

  it('have the status that a reviewer gave them last, also when no run has taken it over', async () => {
    const state = stateOf('judged', linesOf(SAMPLE));
    const journal = new VerdictJournal(join(state, 'verdicts.ndjson'));
    const verdict = { finding: SAMPLE.id, by: 'anna', at: SAMPLE.last, note: undefined };
    journal.ask({ ...verdict, verdict: 'safe' });
    journal.ask({ ...verdict, verdict: 'compromised' });
    journal.ask({ ...verdict, finding: 'nosuch', verdict: 'noise' });
    const { last, verdicts } = episodeOf(await readEpisodes({ state }), SAMPLE.id);
    expect([last.status, verdicts.length]).toEqual(['compromised', 2]);
  });

  it('are named by the beginning of an id that no other has', async () => {
    const file = join(folder, 'two');
    writeFileSync(file, linesOf({ ...SAMPLE, id: 'ab1' }, { ...SAMPLE, id: 'ab12' }));
    const episodes = await readEpisodes({ file });
    expect(episodeOf(episodes, 'ab12').last.id).toBe('ab12');
    expect(episodeOf(episodes, 'ab1').last.id).toBe('ab1');
    expect(() => episodeOf(episodes, 'ab')).toThrow(/2 findings have an id that begins so/);
    expect(() => episodeOf(episodes, 'x')).toThrow(withCode('usage'));
  });

  it('are none where nothing was found yet, and what to do next is said', async () => {
    const state = stateOf('empty');
    expect((await readEpisodes({ state })).byId.size).toBe(0);
    expect(noFindings({ state: 'a b' }, 0)).toContain("logsluice --state 'a b' access.log");
    expect(noFindings({ file: 'f' }, 0)).toContain('logsluice --findings f access.log');
  });

  it('are not read from a wrong name, a link, or a file of a state that others may change', async () => {
    await expect(readEpisodes({ state: join(folder, 'nosuch') })).rejects.toThrow(
      withCode('input'),
    );
    await expect(readEpisodes({ file: join(folder, 'nosuch') })).rejects.toThrow(withCode('input'));
    await expect(readEpisodes({})).rejects.toThrow(/wanted --state DIR or --file FILE/);
    const linked = stateOf('linked');
    symlinkSync(join(folder, 'f.ndjson'), join(linked, 'findings.ndjson'));
    await expect(readEpisodes({ state: linked })).rejects.toThrow(/it is a symbolic link/);
    const open = stateOf('open', linesOf(SAMPLE));
    chmodSync(join(open, 'findings.ndjson'), 0o664);
    await expect(readEpisodes({ state: open })).rejects.toThrow(withCode('keys'));
  });

  it('are judged by somebody, with one of three words, and only if they are known', async () => {
    const state = stateOf('refused', linesOf(SAMPLE));
    const by = 'anna';
    for (const [id, word, options] of [
      [SAMPLE.id, 'fine', { by }],
      [SAMPLE.id, 'safe', { by: ' ' }],
      [SAMPLE.id, 'safe', { by, note: 'x'.repeat(2001) }],
      ['nosuch', 'safe', { by }],
    ] as const)
      await expect(giveVerdict(id, word, { ...options, state })).rejects.toThrow(withCode('usage'));
    expect(new VerdictJournal(join(state, 'verdicts.ndjson')).read()).toEqual([]);
  });
});
