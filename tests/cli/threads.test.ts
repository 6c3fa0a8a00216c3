import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { bash, combined, end, firstBytes, logsluice, start } from './command.ts';
import { atHome, fromFar } from './login-log.ts';

const temporaryDirectory = temporaryDirectories();
let cwd: string;
beforeEach(() => {
  cwd = temporaryDirectory();
  expect(logsluice(['keys', 'init', '--keys', 'keys'], { cwd }).status).toBe(0);
});

const write = (name: string, content: string) => writeFileSync(join(cwd, name), content);
const read = (name: string) => readFileSync(join(cwd, name), 'utf8');

/** More than a source gives at once, several times over. */
const MANY = 12_000;

/** Access lines with text lines between them that have to take over their day. */
function mixed(lines = MANY): string {
  const log = Array.from({ length: lines }, (_, i) => {
    const day = String(1 + (Math.floor(i / 40) % 28)).padStart(2, '0');
    const line = combined(`198.18.${i % 200}.${i % 251}`, `/${i}`);
    return i % 9 === 0
      ? `  caused by 192.0.2.${i % 250} for jan${i % 50}@example.org\n`
      : line.replace(/\[\d\d\//, `[${day}/`);
  });
  return log.join('');
}

/** What the summary says, but for what depends on the run. */
function summary(name: string): Record<string, unknown> {
  const { seconds: _, caches: __, ...counts } = JSON.parse(read(name));
  return counts;
}

describe('--threads', () => {
  it('writes, counts and finds the same on several threads as on one', () => {
    write('a.log', mixed());
    write('b.log', `${atHome('jan')}${fromFar('jan')}${mixed(3000)}${atHome('piet')}no line end`);
    write('bad.txt', '198.18.7.0/24\n');
    write(
      'c.yaml',
      'lists: { bad: { file: bad.txt } }\nfilter: [{ when: { list: bad }, do: { tag: bad } }]\n',
    );
    const run = (threads: string) =>
      logsluice(
        [
          ...['a.log', 'b.log', '-c', 'c.yaml', '--keys', 'keys', '--threads', threads],
          ...['-o', `out${threads}`, '--findings', `f${threads}`, '--summary', `s${threads}`],
        ],
        { cwd },
      );
    for (const threads of ['1', '3']) expect(run(threads)).toMatchObject({ status: 0, err: '' });
    expect(read('out3') === read('out1')).toBe(true);
    expect(summary('s3')).toEqual(summary('s1'));
    expect(summary('s3')).toMatchObject({ logins: { read: 41 }, filter: { tags: { bad: 66 } } });
    const findings = (name: string) =>
      read(name)
        .trimEnd()
        .split('\n')
        .map((line) => ({ ...JSON.parse(line), account: 'of the run', id: 'of the run' }));
    expect(findings('f3')).toEqual(findings('f1'));
    expect(findings('f3')).toMatchObject([{ login: { source: 'b.log', line: 21 } }]);
  });

  it('has one pseudonym for an address on all threads, without a key directory too', () => {
    write('a.log', combined('192.0.2.7', '/').repeat(MANY));
    const { out } = logsluice(['a.log', '--threads', '3', '-q'], { cwd });
    expect(new Set(out.trimEnd().split('\n')).size).toBe(1);
    expect(out).not.toContain('192.0.2.7');
  });

  it('passes each line at once when they come one by one', async () => {
    const child = start(['--threads', '2', '-q', '--keys', 'keys'], cwd);
    for (let i = 0; i < 3; i++) {
      child.stdin.write(combined('192.0.2.7', `/${i}`));
      expect(String(await firstBytes(child, 20))).toContain('fd');
    }
    child.stdin.end();
    expect((await end(child)).status).toBe(0);
  });

  it.each(['0', '65', 'two', '1.5', '-1', ''])('refuses the number %j', (said) => {
    const { status, err } = logsluice([`--threads=${said}`], { cwd });
    expect([status, err]).toEqual([
      64,
      'logsluice: cannot take the number that --threads says: it is no whole number from 1 to 64\n',
    ]);
  });

  it('ends with the fault of a full disk, and leaves no half of a line', () => {
    write('a.log', mixed());
    const { status, err } = logsluice(['a.log', '--threads', '2', '-q', '-o', '/dev/full'], {
      cwd,
    });
    expect([status, err]).toEqual([74, expect.stringContaining('no space left')]);
  });

  it('ends quietly when nobody reads any more', () => {
    const script = `yes 'a line' | logsluice -q --threads 2 | head -n 1; echo "\${PIPESTATUS[@]}"`;
    expect(bash(script, { cwd })).toMatchObject({ out: 'a line\n141 0 0\n', err: '' });
  });

  it('ends in good order on a signal: what was read is written', async () => {
    const child = start(['--threads', '2', '-q', '--keys', 'keys', '--summary', 's'], cwd);
    child.stdin.write(`${combined('192.0.2.7', '/1')}half a line`);
    await firstBytes(child, 20);
    child.kill('SIGTERM');
    const { status, out } = await end(child);
    expect([status, out]).toEqual([0, expect.stringContaining('reason interrupted')]);
    expect(summary('s')).toMatchObject({ lines_in: 2, lines_out: 1, withheld: { interrupted: 1 } });
  });
});
