import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { bash, combined, logsluice } from './command.ts';

const temporaryDirectory = temporaryDirectories();
const OWN = '192.0.2.7';
const LISTED = '203.0.113.9';
const CONFIG = `lists: { bad: { file: bad.txt } }
logins: { watch: false }
filter:
  - { when: { list: bad }, do: { finding: high } }
  - { when: { reserved: documentation }, do: { tag: example } }
  - { when: { cidr: ${OWN} }, do: drop }
`;

let cwd: string;
beforeEach(() => {
  cwd = temporaryDirectory();
  write('bad.txt', '203.0.113.0/24\n');
  write('c.yaml', CONFIG);
  write('log', combined(OWN, '/1') + combined(LISTED, '/2') + combined(LISTED, '/3'));
});

const write = (name: string, content: string) => writeFileSync(join(cwd, name), content);
/** The objects of a file with one a line. */
const objects = (name: string): Record<string, unknown>[] => {
  const lines = readFileSync(join(cwd, name), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
};
const run = (...args: string[]) => logsluice(['log', '-c', 'c.yaml', ...args], { cwd });

it('tells findings of the filter in the file and in the journal, also where nobody looks for logins', () => {
  const { out } = run('--findings', 'f', '--state', 'state', '--summary', 's');
  expect(out.match(/GET \S+/g)).toEqual(['GET /2', 'GET /3']);
  expect(objects('s')).toMatchObject([
    {
      ...{ lines_in: 3, lines_out: 2, dropped: 1 },
      filter: { dropped: 1, tags: { example: 3 }, findings: { bad: 2 }, untold: 0 },
    },
  ]);
  const [told, ...more] = objects('f');
  expect([told, more]).toMatchObject([{ severity: 'high', login: { line: 2 } }, []]);
  expect(out).toContain(String((told?.['log'] as { address: string } | undefined)?.address));
  expect(objects('state/findings.ndjson')).toEqual([told]);
});

it('shows them on standard error, with a command that finds them where something keeps them', () => {
  const bare = run();
  expect(bare.err).toMatch(/^logsluice: HIGH [^\n]*bad \[\w+\]\n/m);
  expect(bare.err).not.toMatch(/findings show|203\.0\.113/);
  const { err } = run('--state', "the state's");
  const [, show = ''] = /, (logsluice findings show [^\]]+)\]/.exec(err) ?? [];
  expect(show).toContain('--state');
  expect(bash(show, { cwd })).toMatchObject({ status: 0, err: '' });
});

it('refuses a file of findings that is the log, of the config too, and one named -', () => {
  write('c.yaml', `${CONFIG}findings: { file: ./log }\n`);
  const log = readFileSync(join(cwd, 'log'), 'utf8');
  const told = expect.stringContaining('it is also the findings');
  expect(run()).toMatchObject({ status: 64, out: '', err: told });
  expect(readFileSync(join(cwd, 'log'), 'utf8')).toBe(log);
  expect(run('--findings', '-')).toMatchObject({ status: 64, out: '' });
  expect(existsSync(join(cwd, '-'))).toBe(false);
});
