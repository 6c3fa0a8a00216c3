import { linkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { refuseSameFile } from '../../src/cli/same-file.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';

const temporaryDirectory = temporaryDirectories();

it('refuses a run that would write over what it reads or writes, under whatever name', () => {
  const cwd = temporaryDirectory();
  const [log, link, hard, none] = ['log', 'link', 'hard', 'none'].map((name) => join(cwd, name));
  writeFileSync(log, 'x');
  symlinkSync(log, link);
  linkSync(log, hard);
  const refusal = (...run: Parameters<typeof refuseSameFile>): string => {
    try {
      refuseSameFile(...run);
    } catch (fault) {
      expect(fault).toMatchObject({ code: 'usage' });
      return (fault as Error).message;
    }
    return '';
  };
  const free = { output: undefined, summary: undefined };
  for (const findings of [log, link, hard, relative('.', log)]) {
    expect(refusal([log], { ...free, findings })).toContain('it is also the findings');
    expect(refusal([], { ...free, output: log, findings })).toContain('findings into the output');
    expect(refusal([], { ...free, summary: log, findings })).toContain('findings into the summary');
  }
  expect(refusal([], { ...free, output: none, findings: none })).toContain('into the output');
  expect(refusal([log], { ...free, output: join(cwd, 'o'), findings: none })).toBe('');
});
