import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { bash, canRunAsNobody, combined, logsluice, NOBODY, PSEUDONYM } from './command.ts';

const temporaryDirectory = temporaryDirectories();
let cwd: string;
beforeEach(() => {
  cwd = temporaryDirectory();
});

const LINE = combined('192.0.2.7', '/?email=jan@example.org');

function write(name: string, text: string): void {
  writeFileSync(join(cwd, name), text);
}

function read(name: string): string {
  return readFileSync(join(cwd, name), 'latin1');
}

function summaryOf(text: string) {
  return JSON.parse(text) as {
    lines_in: number;
  };
}

describe('the bare run', () => {
  it('redacts standard input, and says that its pseudonyms end with it', () => {
    const { status, out, err } = logsluice([], { input: LINE });
    expect(status).toBe(0);
    expect(out).toMatch(PSEUDONYM);
    expect(out).toContain('/?email=email_');
    expect(err).toBe(
      'logsluice: no key directory: the pseudonyms of this run end with it (--keys DIR keeps them)\n',
    );
  });

  it('redacts files and standard input in the order of the arguments', () => {
    write('a', 'first\n');
    write('b', 'third\n');
    const { out } = logsluice(['a', '-', 'b'], { cwd, input: 'second\n' });
    expect(out).toBe('first\nsecond\nthird\n');
  });

  it('reads one file as often as it is named, standard input once', () => {
    write('a', 'again\n');
    expect(logsluice(['a', '-', 'a', '-'], { cwd, input: 'once\n' }).out).toBe(
      'again\nonce\nagain\n',
    );
    expect(bash('logsluice -q - a - < a', { cwd }).out).toBe('again\nagain\n');
  });

  it('puts a line feed between two files where the first one ends without, and nowhere else', () => {
    write('a', 'no end');
    write('empty', '');
    write('b', 'end\n');
    expect(logsluice(['a', 'empty', 'b'], { cwd }).out).toBe('no end\nend\n');
    expect(logsluice(['b', 'a', 'empty'], { cwd }).out).toBe('end\nno end');
    const { out } = logsluice(['a', 'b', '-o', 'out', '--summary', '-'], { cwd });
    expect(summaryOf(out)).toMatchObject({ bytes_in: 10, bytes_out: 11, lines_in: 2 });
  });

  it('takes nothing for nothing', () => {
    write('empty', '');
    expect(logsluice(['-q', 'empty'], { cwd })).toMatchObject({ status: 0, out: '', err: '' });
    expect(logsluice(['-q'])).toMatchObject({ status: 0, out: '', err: '' });
    expect(logsluice(['-q', '/dev/null'])).toMatchObject({ status: 0, out: '', err: '' });
    expect(bash('logsluice -q < /dev/null')).toMatchObject({ status: 0, out: '', err: '' });
  });

  it('--output writes a file of mode 0640 in place of what was there', () => {
    write('out', 'old'.repeat(1000));
    expect(logsluice(['-q', '-o', 'out'], { cwd, input: LINE })).toMatchObject({
      out: '',
      err: '',
    });
    expect(read('out')).toMatch(PSEUDONYM);
    expect(read('out')).not.toContain('old');
    logsluice(['-q', '-o', 'new'], { cwd, input: LINE });
    expect(statSync(join(cwd, 'new')).mode & 0o777).toBe(0o640);
    expect(logsluice(['-q', '-o', '-'], { cwd, input: 'plain\n' }).out).toBe('plain\n');
    expect(existsSync(join(cwd, '-'))).toBe(false);
  });

  it('--quiet is silent, --verbose tells each step, --json tells it to programs', () => {
    expect(logsluice(['-q'], { input: LINE }).err).toBe('');
    write('a', LINE);
    expect(logsluice(['-q', '-v', 'a', '-'], { cwd, input: LINE }).err).toBe(
      'logsluice: reading a\nlogsluice: reading standard input\n',
    );
    const messages = logsluice(['--json', '-v'], { input: LINE }).err.trimEnd().split('\n');
    expect(messages.map((text) => JSON.parse(text))).toMatchObject([
      { level: 'info', msg: expect.stringContaining('no key directory') },
      { level: 'debug', msg: 'reading standard input' },
    ]);
  });
});

describe('--summary', () => {
  it('writes what was counted', () => {
    write('a', `${LINE}plain\n`);
    const { status } = logsluice(['-q', 'a', '--summary', 's'], { cwd });
    expect(status).toBe(0);
    expect(summaryOf(read('s'))).toEqual({
      lines_in: 2,
      lines_out: 2,
      withheld: {},
      dropped: 0,
      unparsed: 1,
      bytes_in: LINE.length + 6,
      bytes_out: expect.any(Number),
      replaced: { address: 1, email: 1, agent: 1 },
      caches: {
        lines: { hits: 0, misses: 2, rate: 0 },
        addresses: { hits: 0, misses: 1, rate: 0 },
        agents: { hits: 0, misses: 1, rate: 0 },
      },
      seconds: expect.any(Number),
    });
  });

  it('of - is standard output where that is free, else standard error', () => {
    const apart = logsluice(['-q', '-o', 'out', '--summary', '-'], { cwd, input: LINE });
    expect(summaryOf(apart.out).lines_in).toBe(1);
    const beside = logsluice(['-q', '--summary', '-'], { cwd, input: LINE });
    expect(summaryOf(beside.err).lines_in).toBe(1);
    expect(beside.out).toMatch(PSEUDONYM);
  });

  it('is written when the run fails, over that of an earlier one', () => {
    write('a', LINE);
    write('s', '{"lines_in":12,"lines_out":12}\n');
    const { status } = logsluice(['-q', 'a', 'missing.log', '--summary', 's'], { cwd });
    expect(status).toBe(66);
    expect(summaryOf(read('s'))).toMatchObject({ lines_in: 0, lines_out: 0 });
    write('wrong.yaml', 'bogus: 1\n');
    write('s', '{"lines_in":12}\n');
    expect(logsluice(['a', '-c', 'wrong.yaml', '--summary', 's'], { cwd }).status).toBe(78);
    expect(summaryOf(read('s')).lines_in).toBe(0);
  });

  it('that cannot be written is known before the first line leaves', () => {
    const { status, out, err } = logsluice(['--summary', 'none/s'], { cwd, input: LINE });
    expect([status, out]).toEqual([74, '']);
    expect(err).toBe('logsluice: cannot write none/s: no such file or directory (ENOENT)\n');
  });
});

describe('a source that cannot be read', () => {
  it.each([
    ['a missing file', ['none/a.log'], 'no such file or directory (ENOENT)'],
    ['a directory', ['.'], 'it is a directory (EISDIR)'],
    ['a file in a file', ['a/b'], 'part of the path is not a directory (ENOTDIR)'],
  ])('is known before the first line leaves, exit 66: %s', (_, paths, reason) => {
    write('a', LINE);
    const { status, out, err } = logsluice(['a', ...paths], { cwd });
    expect([status, out]).toEqual([66, '']);
    expect(err).toBe(`logsluice: cannot read ${paths[0]}: ${reason}\n`);
  });

  it('is told, exit 66: a directory as standard input', () => {
    const { status, err } = bash('logsluice -q < .', { cwd });
    expect(status).toBe(66);
    expect(err).toBe('logsluice: cannot read standard input: it is a directory (EISDIR)\n');
  });

  it('is told, exit 66: a file without permission', ({ skip }) => {
    if (!canRunAsNobody()) skip('the command cannot be run as nobody here');
    execFileSync('chmod', ['755', cwd]);
    write('closed', LINE);
    execFileSync('chmod', ['000', join(cwd, 'closed')]);
    const { status, out, err } = logsluice(['-q', 'closed'], { cwd, ...NOBODY });
    expect([status, out]).toEqual([66, '']);
    expect(err).toBe('logsluice: cannot read closed: permission denied (EACCES)\n');
  });
});

describe('an output that cannot be written', () => {
  it.each([
    ['below nothing', 'none/out', 'no such file or directory (ENOENT)'],
    ['a directory', '.', 'it is a directory (EISDIR)'],
  ])('is told, exit 74: %s', (_, output, reason) => {
    const { status, out, err } = logsluice(['-q', '-o', output], { cwd, input: LINE });
    expect([status, out]).toEqual([74, '']);
    expect(err).toBe(`logsluice: cannot write ${output}: ${reason}\n`);
  });

  it.each([
    ['the input itself', 'a'],
    ['a hard link to the input', 'hard'],
    ['a symbolic link to the input', 'soft'],
  ])('is refused before it is touched: %s', (_, name) => {
    write('a', LINE);
    linkSync(join(cwd, 'a'), join(cwd, 'hard'));
    symlinkSync('a', join(cwd, 'soft'));
    const runs = [
      bash(`logsluice a -o ${name}`, { cwd }),
      bash(`logsluice -o ${name} < a`, { cwd }),
      bash(`logsluice a >> ${name}`, { cwd }),
      bash(`logsluice a --summary ${name}`, { cwd }),
      bash(`logsluice --summary ${name} < a`, { cwd }),
    ];
    for (const { status, out, err } of runs) {
      expect([status, out]).toEqual([64, '']);
      expect(err).toMatch(/^logsluice: cannot read (a|standard input): it is also the /);
    }
    expect(read('a')).toBe(LINE);
  });

  it('is refused where it is the summary too', () => {
    mkdirSync(join(cwd, 'd'));
    for (const script of ['logsluice -o out --summary d/../out', 'logsluice --summary out > out']) {
      const { status, err } = bash(script, { cwd });
      expect(status).toBe(64);
      expect(err).toContain('summary into the output');
    }
  });
});
