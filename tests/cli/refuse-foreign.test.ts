import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { combined, logsluice } from './command.ts';

const temporaryDirectory = temporaryDirectories();

it.each([
  ['the summary', ['--summary'], '{"lines_in":1,'],
  ['the report', ['audit', '--html'], '<!doctype html>\n'],
])('%s takes the place of one of before, and of nothing else', (name, args, beginning) => {
  const cwd = temporaryDirectory();
  const path = join(cwd, 'access.log');
  const run = () => logsluice([...args, 'access.log'], { cwd, input: 'one line\n' });
  // A log behind the option that was to be read: it would be gone.
  for (const held of [combined('192.0.2.7'), '{"time":"12:00"}\n', '<', '{']) {
    writeFileSync(path, held);
    const { status, out, err } = run();
    expect([status, out]).toEqual([64, '']);
    expect(err).toBe(
      `logsluice: cannot write ${name} into access.log: the file holds something else; name another file, or take it away first\n`,
    );
    expect(readFileSync(path, 'utf8')).toBe(held);
  }
  for (const held of ['', `${beginning}and what was cut off`]) {
    writeFileSync(path, held);
    expect(run().status).toBe(0);
    expect(readFileSync(path, 'utf8').startsWith(beginning)).toBe(true);
  }
  expect(logsluice([...args, '/dev/null'], { cwd, input: 'one line\n' }).status).toBe(0);
});
