import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listText } from '../../src/cli/findings-list.ts';
import type { Episode } from '../../src/cli/findings-read.ts';
import { quoted, shellWord } from '../../src/cli/findings-shell-word.ts';
import { storyText } from '../../src/cli/findings-show.ts';
import { statsText } from '../../src/cli/findings-stats.ts';
import { timeline } from '../../src/cli/findings-timeline.ts';
import { wrap } from '../../src/cli/findings-wrap.ts';
import type { Paint } from '../../src/cli/paint.ts';
import type { Finding } from '../../src/model/finding.ts';
import { BARE, SAMPLE } from '../sink/findings/findings.ts';

const same = (text: string) => text;
const PLAIN: Paint = { added: same, removed: same, marked: same, dim: same };

const FROM = { state: 'state' };

const episode = (last: Finding, more: Partial<Episode> = {}): Episode => ({
  last,
  states: [last],
  left: 0,
  verdicts: [],
  ...more,
});

const story = (last: Finding, width?: number, more: Partial<Episode> = {}) =>
  storyText(episode(last, more), FROM, width, PLAIN);

const day = (number: number, more: Partial<Finding> = {}): Finding => {
  const time = new Date(Date.UTC(2026, 0, number, 8)).toISOString();
  return { ...SAMPLE, first: time, last: time, ...more };
};

describe('findings for people', () => {
  it('a page is no wider than its terminal; only a command to be copied stays whole', () => {
    const said = {
      key: 'k',
      verdict: {
        finding: SAMPLE.id,
        verdict: 'safe' as const,
        by: 'anna',
        at: SAMPLE.last,
        note: 'she was on the road, and it was her own computer, as she says',
      },
      judged: undefined,
    };
    for (const width of [60, 80, 120]) {
      const pages = [
        story(SAMPLE, width, { verdicts: [said] }),
        listText([SAMPLE, BARE], width, PLAIN),
        statsText([SAMPLE, BARE, day(1)], width),
      ];
      const wide = pages
        .flatMap((page) => page.split('\n'))
        .filter((line) => line.length > width && !/^ {2}(grep|logsluice) /.test(line));
      expect(wide).toEqual([]);
    }
  });

  it('tells both ends, what is usual beside what came, the technique in words, and what to search for', () => {
    const text = story(SAMPLE);
    expect(text).toContain('11 min before, NO, 1,760 km ± 220 km away');
    expect(text).toMatch(/ {2}NO +█{18}·· +90 %\n {2}SE +██·{18} +10 %\n> RO +·{20} +0 %/);
    expect(text).toContain('T1078 Valid Accounts, https://attack.mitre.org/techniques/T1078/');
    expect(text).toContain("  grep -F -- 'fd12:3456:789a:1::42' clean.log");
    expect(text).toContain('findings verdict 4fq2mz safe --by NAME --state state');
    const bare = story(BARE);
    expect(bare).not.toMatch(/undefined|null|NaN/);
    expect(bare).not.toMatch(/\n\n\n/);
  });

  it('tells what reviewers said, what it changed, and that nobody has taken it over yet', () => {
    const verdict = {
      finding: SAMPLE.id,
      verdict: 'noise' as const,
      by: 'bob',
      at: '2026-11-22T12:00:00.000Z',
      note: undefined,
    };
    const judged = { ...verdict, account: undefined, changes: ['it is closed'], others: [] };
    const text = story(SAMPLE, undefined, {
      verdicts: [
        { key: 'a', verdict, judged },
        { key: 'b', verdict, judged: undefined },
      ],
    });
    expect(text).toContain('2026-11-22 12:00 UTC, noise, says bob\n    it is closed\n');
    expect(text).toContain('says bob\n    no run has taken it over yet\n');
  });

  it('draws the states of an episode, of many the first and the last', () => {
    const states = Array.from({ length: 40 }, (_, i) => day(i + 1, { state: 'updated', count: i }));
    const lines = timeline({ states, left: 5 });
    expect(lines.filter((line) => line.includes('•'))).toHaveLength(12);
    expect(lines[1]).toMatch(/⋮ {2}33 more states/);
    expect(lines).toContain(`${' '.repeat(16)}  │  24 h`);
    expect(timeline({ states: [], left: 0 })).toEqual([]);
  });

  it('draws a bar for each day, also for one without findings, and no longer than there is room', () => {
    const few = [day(1), day(1, { severity: 'low' }), day(3, { severity: 'medium' })];
    const text = statsText(few, undefined);
    expect(text).toMatch(/2026-01-01 +1 +0 +1 {2}█{20}░{20}\n/);
    expect(text).toMatch(/2026-01-02 +0 +0 +0\n/);
    expect(text).toMatch(/2026-01-03 +0 +1 +0 {2}▒{20}\n/);
    const spread = [day(1), day(20_000), day(20_001, { status: 'noise' })];
    expect(statsText(spread, undefined).split('\n').length).toBeLessThan(12);
    expect(statsText(spread, undefined)).toContain('and 1 finding on days before');
    expect(statsText(spread, undefined)).toContain('100 % of those judged were noise');
  });

  it('shows every character that a terminal would obey', () => {
    const evil = '\x1b[2Jx\r\n\x9b31m\u202ey';
    const finding: Finding = {
      ...SAMPLE,
      account: evil,
      log: { user: evil, address: evil, agent: evil },
      reasons: [{ code: 'x', weight: 1, words: evil, numbers: {} }],
      login: { ...SAMPLE.login, source: evil, device: evil },
    };
    const text = story(finding, 60) + listText([finding], 60, PLAIN);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e]/);
  });

  it('what is there to be copied is one word of a shell, whatever it says', () => {
    const words = fc.string({ unit: fc.constantFrom(...'\'"$`\\;& -a#*\n') });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 20 }), (texts) => {
        const script = texts.map((text) => `printf '%s\\0' ${quoted(text)} ${shellWord(text)}`);
        const { stdout } = spawnSync('sh', ['-c', script.join('\n')]);
        const both = texts.flatMap((text) => [text, text]);
        expect(stdout.toString()).toBe(both.map((text) => `${text}\0`).join(''));
      }),
      { numRuns: 20 },
    );
  });

  it('a wrapped line says what the line says, in pieces that fit if its words do', () => {
    const line = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(line, fc.integer({ min: 30, max: 80 }), (words, width) => {
        const pieces = wrap(`  ${words.join(' ')}`, width, 2);
        expect(pieces.map((piece) => piece.trim()).join(' ')).toBe(words.join(' '));
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(width);
      }),
    );
    expect(wrap('x'.repeat(99), 30)).toEqual(['x'.repeat(99)]);
  });
});
