import { describe, expect, it } from 'vitest';
import type { CallFrame, CpuProfile } from '../../../bench/profile/cpu-profile.ts';
import { modulesOf } from '../../../bench/profile/modules-of.ts';
import { table } from '../../../bench/profile/table.ts';
import { timeByVerb } from '../../../bench/profile/time-by-verb.ts';
import { verbOf } from '../../../bench/profile/verb-of.ts';

const frame = (functionName: string, url = ''): CallFrame => ({ functionName, url, lineNumber: 0 });

/** Functions by number from 1, each with those that it calls, and how long each ran. */
function profileOf(
  functions: readonly (readonly [CallFrame, ...number[]])[],
  times: readonly (readonly [number, number])[],
): CpuProfile {
  return {
    nodes: functions.map(([callFrame, ...children], i) => ({ id: i + 1, callFrame, children })),
    samples: times.map(([id]) => id),
    timeDeltas: times.map(([, time]) => time),
  };
}

const timesOf = (profile: CpuProfile) =>
  Object.fromEntries(
    timeByVerb(profile, ({ url }) => url || undefined).map(({ verb, time }) => [verb, time]),
  );

describe('modulesOf()', () => {
  it('gives each line of a bundled file to the module that the bundler took it from', () => {
    const bundled = [
      'import a from "a";',
      '// dist/frame/newline.js',
      'one',
      '// no module',
      '// dist/sink/x.js',
      'two',
    ];
    expect(modulesOf(bundled.join('\n'))).toEqual([
      '',
      ...Array(3).fill('frame/newline.js'),
      ...Array(2).fill('sink/x.js'),
    ]);
  });
});

describe('timeByVerb()', () => {
  it('counts what serves several verbs for the one that called it', () => {
    const functions = [
      [frame('(root)'), 2, 4],
      [frame('scan', 'redact/scan/scan.js'), 3],
      [frame('startsWith', 'base/ascii.js')],
      [frame('write', 'sink/descriptor-sink.js'), 5],
      [frame('startsWith', 'base/ascii.js')],
    ] as const;
    const times = [
      [2, 5],
      [3, 10],
      [3, 10],
      [4, 1],
      [5, 7],
      [1, 2],
    ] as const;
    expect(timesOf(profileOf(functions, times))).toEqual({ scan: 25, write: 8, node: 2 });
  });

  it('counts no more than 1 ms where another process had the processor', () => {
    const functions = [[frame('(root)'), 2], [frame('scan', 'redact/scan/scan.js')]] as const;
    expect(timesOf(profileOf(functions, [[2, 20_000_000]]))).toEqual({ node: 0, scan: 1000 });
  });

  it('leaves out waits and tells the collection of garbage and the kernel apart', () => {
    const functions = [
      [frame('(root)'), 2, 3, 4, 5],
      [frame('(idle)')],
      [frame('(garbage collector)')],
      [frame('run', 'wasm://wasm/1')],
      [frame('load', 'node:internal/modules/esm/loader')],
    ] as const;
    const times = [
      [2, 100],
      [3, 3],
      [4, 4],
      [5, 5],
      [1, -7],
    ] as const;
    expect(timesOf(profileOf(functions, times))).toEqual({
      'garbage collection': 3,
      'known lines': 4,
      'start-up': 5,
      node: 0,
    });
  });
});

describe('verbOf()', () => {
  it('tells what finds by rules from what finds by shapes', () => {
    expect(verbOf('redact/scan/rule-search.js')).toBe('rules');
    expect(verbOf('redact/scan/ipv4.js')).toBe('scan');
    expect(verbOf('redact/resolve.js')).toBe('resolve');
    expect(verbOf('base/ascii.js')).toBeUndefined();
  });
});

describe('table()', () => {
  it('has a row for each verb of any run, with the time for a line and the share', () => {
    const scan = { verb: 'scan', time: 750_000, functions: [{ name: 'a|b', time: 750_000 }] };
    const write = { verb: 'write', time: 250_000, functions: [] };
    const never = { verb: 'filter', time: 1, functions: [] };
    expect(table(['combined', 'json'], [[scan, write, never], [write]], 1000)).toEqual([
      '| where the time goes | combined | json | longest functions, combined |',
      '| --- | ---: | ---: | --- |',
      '| scan: names and shapes | 750000 ns (75.0 %) | 0 ns (0.0 %) | ab 750 ms |',
      '| write: blocks go out | 250000 ns (25.0 %) | 250000 ns (100.0 %) |  |',
      '| all of it | 1000001 ns (100.0 %) | 250000 ns (100.0 %) |  |',
    ]);
  });
});
