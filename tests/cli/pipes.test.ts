import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { bash, combined, MAIN, PSEUDONYM } from './command.ts';

const temporaryDirectory = temporaryDirectories();
let cwd: string;
beforeEach(() => {
  cwd = temporaryDirectory();
  writeFileSync(join(cwd, 'a'), combined('192.0.2.7'));
});

function summary(name = 's') {
  return JSON.parse(readFileSync(join(cwd, name), 'utf8'));
}

describe('a closed standard input', () => {
  it('is an empty one, which is told', () => {
    const { status, out, err } = bash('logsluice <&-', { cwd });
    expect([status, out]).toEqual([0, '']);
    expect(err).toContain('logsluice: standard input is closed: there is nothing to read\n');
    expect(bash('logsluice -q <&-', { cwd })).toMatchObject({ status: 0, err: '' });
  });

  it('is not told of /dev/null', () => {
    expect(bash('logsluice < /dev/null > /dev/null', { cwd }).err).not.toContain('closed');
  });
});

describe('a closed standard output', () => {
  it('is told, since the lines are lost, and is no fault, since parents do so on purpose', () => {
    const { status, err } = bash('logsluice a >&-', { cwd });
    expect(status).toBe(0);
    expect(err).toContain('logsluice: standard output is closed: the lines go nowhere\n');
    const { error, status: ignored } = spawnSync(process.execPath, [MAIN, '-q', 'a'], {
      cwd,
      stdio: 'ignore',
    });
    expect([error, ignored]).toEqual([undefined, 0]);
  });

  it('is not told where --output has the lines', () => {
    expect(bash('logsluice a -o out >&-', { cwd }).err).not.toContain('closed');
  });
});

describe('a standard error that takes nothing', () => {
  it.each(['2>&-', '2>/dev/full', '2> >(true)'])('stops no run: %s', (to) => {
    for (const options of ['-v', '-v --json']) {
      const { status, out } = bash(`sleep 0.05 | logsluice ${options} a ${to}`, { cwd });
      expect(status).toBe(0);
      expect(out).toMatch(PSEUDONYM);
    }
  });
});

describe('a reader that goes away', () => {
  it('ends the run quietly, with exit 0, while the writer still writes', () => {
    const { out, err } = bash(
      `yes 'a line' | logsluice -q --summary s | head -n 1; echo "\${PIPESTATUS[@]}"`,
      { cwd },
    );
    // 141: `yes` was told that nobody reads any more.
    expect(out).toBe('a line\n141 0 0\n');
    expect(err).toBe('');
    expect(summary().lines_in).toBeLessThan(1e6);
  });

  it.each([
    'logsluice --help',
    'logsluice config show',
    'logsluice config schema',
    'logsluice explain --json < a',
    'logsluice audit a',
  ])('ends every command quietly: %s', (command) => {
    const { out, err } = bash(`{ sleep 0.3; ${command}; } | true; echo "\${PIPESTATUS[0]}"`, {
      cwd,
    });
    expect(out).toMatch(/^[01]\n$/);
    expect(err).toBe('');
  });
});

describe('a full device', () => {
  it('is told, exit 74, and the summary counts what has left', () => {
    const { status, err } = bash('logsluice -q a --summary s > /dev/full', { cwd });
    expect(status).toBe(74);
    expect(err).toBe(
      'logsluice: cannot write standard output: no space left on the device (ENOSPC)\n',
    );
    expect(summary()).toMatchObject({ lines_in: 0, lines_out: 0, bytes_out: 0 });
    expect(bash('logsluice -q a -o /dev/full', { cwd }).status).toBe(74);
  });

  it.each([
    'logsluice --help',
    'logsluice config show',
    'logsluice explain < a',
    'logsluice audit a',
  ])('is told by every command, exit 74: %s', (command) => {
    expect(bash(`${command} > /dev/full`, { cwd })).toMatchObject({
      status: 74,
      err: 'logsluice: cannot write standard output: no space left on the device (ENOSPC)\n',
    });
  });

  it('holds no half of a line: a full tmpfs', ({ skip }) => {
    const lines = combined('192.0.2.7').repeat(40_000);
    writeFileSync(join(cwd, 'big'), lines);
    // A file system of its own, seen by nobody else and gone with the shell.
    const inside = (command: string) =>
      bash(
        `mkdir full; export -f logsluice; unshare --mount --map-root-user bash -c '
        mount -t tmpfs -o size=2m none full || exit 99
        ${command}; status=$?; cat full/out; exit $status'`,
        { cwd },
      );
    if (inside('true > full/out').status !== 0) skip('no file system can be mounted here');
    for (const command of [
      'logsluice -q big -o full/out --summary s',
      'logsluice -q big > full/out --summary s',
      'echo before > full/out; logsluice -q big >> full/out --summary s',
    ]) {
      const { status, out, err } = inside(command);
      expect(status).toBe(74);
      expect(err).toContain('no space left on the device (ENOSPC)\n');
      const written = out.replace('before\n', '');
      const { lines_in, lines_out, bytes_out } = summary();
      expect(lines_out).toBeGreaterThan(1000);
      expect(lines_in).toBe(lines_out);
      expect(written).toHaveLength(bytes_out);
      expect(written.split('\n')).toHaveLength(lines_out + 1);
      expect(written).toMatch(/"curl\/[0-9.]+"\n$/);
    }
  });
});

describe('a source that is no plain file', () => {
  it('is read like one: a named pipe, whose writer comes later', () => {
    const { status, out } = bash('mkfifo p; { sleep 0.5; cat a > p; } & logsluice -q p', { cwd });
    expect(status).toBe(0);
    expect(out).toMatch(PSEUDONYM);
  });

  it('is read like one: process substitution', () => {
    expect(bash('logsluice -q <(echo one) <(true) <(echo two)', { cwd })).toMatchObject({
      status: 0,
      out: 'one\ntwo\n',
    });
  });

  it('is read like one: /dev/stdin', () => {
    expect(bash('echo one | logsluice -q /dev/stdin').out).toBe('one\n');
  });

  it('is read to its end of that time: a file that grows', () => {
    const { status, out } = bash(
      `{ for i in {1..40}; do echo late; sleep 0.02; done; } >> a & logsluice -q a | head -n 1; wait`,
      { cwd },
    );
    expect(status).toBe(0);
    expect(out).toMatch(PSEUDONYM);
  });
});
