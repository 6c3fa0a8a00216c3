import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { bash, logsluice } from './command.ts';
import { objects } from './login-log.ts';

const temporaryDirectory = temporaryDirectories();
let cwd: string;
const write = (name: string, content: string) => writeFileSync(join(cwd, name), content);

describe('a time without a year', () => {
  const LINE =
    'Dec 20 08:15:43 web1 sshd[4711]: Accepted password for wilhelmina from 203.0.113.9 port 51234 ssh2\n';
  /** The times of the logins that findings were opened for. */
  const timesIn = (name: string) =>
    (objects(join(cwd, name)) as never as { state: string; login: { time: string } }[])
      .filter(({ state }) => state === 'opened')
      .map(({ login }) => login.time);

  beforeEach(() => {
    cwd = temporaryDirectory();
    write('bad', '203.0.113.0/24\n');
    write('c.yaml', 'lists: { bad: { file: bad } }\nlogins: { listed: [bad] }\n');
    write('archive', LINE);
    write('archive-too', LINE);
    // As logrotate leaves it: written for the last time when the year was over.
    utimesSync(join(cwd, 'archive'), new Date(), new Date('2020-01-01T00:00:05Z'));
    utimesSync(join(cwd, 'archive-too'), new Date(), new Date('2021-12-24T00:00:05Z'));
  });

  it.each(['1', '2'])('is of the year in which its file was written, on %s thread', (threads) => {
    const files = ['archive', 'archive-too'];
    logsluice([...files, '-c', 'c.yaml', '--threads', threads, '--findings', 'f'], { cwd });
    expect(timesIn('f')).toEqual(['2019-12-20T08:15:43Z', '2021-12-20T08:15:43Z']);
  });

  it('is of the year in which its file was written that is standard input', () => {
    bash('logsluice -c c.yaml --findings f < archive', { cwd });
    expect(timesIn('f')).toEqual(['2019-12-20T08:15:43Z']);
  });

  it('is of the last year out of a pipe', () => {
    logsluice(['-c', 'c.yaml', '--findings', 'f'], { cwd, input: LINE });
    const now = new Date();
    const isOver = now >= new Date(`${now.getUTCFullYear()}-12-19T08:15:43Z`);
    const year = now.getUTCFullYear() - (isOver ? 0 : 1);
    expect(timesIn('f')).toEqual([`${year}-12-20T08:15:43Z`]);
  });
});
