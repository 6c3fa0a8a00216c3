import { describe, expect, it } from 'vitest';
import { betweenMarkers } from '../../../bench/whole-process/between-markers.ts';
import { rowsOf } from '../../../bench/whole-process/compare.ts';
import { median, type Result } from '../../../bench/whole-process/result.ts';
import { table } from '../../../bench/whole-process/table.ts';
import { TOOLS } from '../../../bench/whole-process/tools.ts';

const tools = ['cat f | cat', 'logsluice'].map((name) => {
  const tool = TOOLS.find((one) => one.name === name);
  if (tool === undefined) throw new Error(`${name} is no tool`);
  return { ...tool, found: `${name} 1.0` };
});

const cost = (seconds: number) => ({
  seconds,
  used: { cpuSeconds: seconds / 2, peakMiB: seconds * 10 },
});
const costs = [[1, 2, 1].map(cost), [3, 8, 4].map(cost)];

describe('rowsOf()', () => {
  it('takes medians, of the ratios those within each round, and the highest peak', () => {
    const [cat, ours] = rowsOf(tools, costs, 1000);
    expect(cat).toMatchObject({ name: 'cat f | cat', linesPerSecond: 1000, timesLogsluice: 4 });
    expect(ours).toMatchObject({
      linesPerSecond: 250,
      timesLogsluice: 1,
      cpuSeconds: 2,
      peakMiB: 80,
    });
  });

  it('has no ratios where logsluice is not there', () => {
    expect(rowsOf(tools.slice(0, 1), costs.slice(0, 1), 1000)[0]?.timesLogsluice).toBeNull();
  });
});

describe('table()', () => {
  const result: Result = {
    date: '2026-03-02',
    machine: { cpu: 'CPU', cores: 2, memoryGiB: 24, kernel: 'Linux 6', node: 'v20.20.2' },
    pinned: true,
    load: 0.25,
    input: { lines: 1000, bytes: 260_000, seed: 1 },
    rounds: 3,
    rows: rowsOf(tools, costs, 1000),
    skipped: ['ripgrep -r'],
  };

  it('names machine, input, versions and what was skipped', () => {
    const text = table(result);
    for (const part of [
      'CPU, 2 cores',
      '260 bytes',
      'load 0.3',
      'logsluice 1.0',
      'skipped: ripgrep -r',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('has a row a tool, with as many cells as the head, all of one width', () => {
    const rows = table(result)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(8);
  });
});

describe('betweenMarkers()', () => {
  it('replaces what is between the markers, and only that, again and again', () => {
    const page = 'a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb\n';
    const once = betweenMarkers(page, 'x', 'new $& $1');
    expect(once).toBe('a\n<!-- x:begin -->\nnew $& $1\n<!-- x:end -->\nb\n');
    expect(betweenMarkers(once, 'x', 'new $& $1')).toBe(once);
    expect(() => betweenMarkers('a', 'x', 'new')).toThrow('markers of x');
  });
});

describe('median()', () => {
  it('is the middle value, or the mean of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});
