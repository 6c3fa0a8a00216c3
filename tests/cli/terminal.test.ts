import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { bash, combined, type Ended } from './command.ts';

const temporaryDirectory = temporaryDirectories();
let cwd: string;
beforeEach(() => {
  cwd = temporaryDirectory();
});

const HAS_SCRIPT = bash('script --version').out.includes('util-linux');

/** Runs a script whose three standard descriptors are one terminal; what the terminal got is `out`. */
function atTerminal(script: string): Ended {
  writeFileSync(join(cwd, 'script.sh'), script);
  return bash(
    'export -f logsluice; SHELL=/bin/bash script --quiet --return --command "bash script.sh" /dev/null < /dev/null',
    { cwd },
  );
}

const BAR = /\[#* *\] +\d+ % {2}[0-9.]+ ?[kMG]? lines {2}[0-9.]+ ?[kMG]? lines\/s {2}\S+ left/;
const LAST_WORDS =
  /logsluice: \d+ lines in, \d+ out, 0 withheld; \d+ values replaced; [0-9.]+ s, [0-9.]+ [kM] lines\/s\r\n/;

describe.skipIf(!HAS_SCRIPT)('a person at a terminal (needs `script` of util-linux)', () => {
  it('sees a bar while files are read, and at the end one line of summary', () => {
    writeFileSync(join(cwd, 'big'), combined('192.0.2.7').repeat(400_000));
    const { status, out } = atTerminal('logsluice big > clean; echo "exit $?"');
    expect(status).toBe(0);
    expect(out).toMatch(BAR);
    expect(out).toMatch(LAST_WORDS);
    expect(out).toContain('400000 lines in, 400000 out');
    expect(out).toContain('exit 0');
    // The bar is gone in the end.
    const last = out.slice(out.lastIndexOf(' left'));
    expect(last).toContain('\r\x1b[K');
    const audited = atTerminal('logsluice audit clean');
    expect(audited.out).toMatch(BAR);
    expect(audited.out).toContain('nothing found in 400000 lines\r\n');
    for (const option of ['--quiet', '--json'])
      expect(atTerminal(`logsluice ${option} big > clean`).out).not.toMatch(/%|lines in/);
  });

  it('sees no bar over the lines, nor for what has no end', () => {
    writeFileSync(join(cwd, 'big'), 'line\n'.repeat(300_000));
    const lines = atTerminal('logsluice big');
    expect(lines.out).not.toContain(' % ');
    expect(lines.out).toMatch(/300000 lines in/);
    expect(atTerminal('cat big | logsluice > clean').out).not.toContain(' % ');
  });

  it('sees what rules hit in colour, unless NO_COLOR is set', () => {
    writeFileSync(join(cwd, 'a'), 'seen KLANT-123456\n');
    const command = "logsluice rules try --kind secret 'KLANT-\\d+' a";
    const { out } = atTerminal(`unset NO_COLOR; export TERM=xterm; ${command}`);
    expect(out).toContain('\x1b[31mseen \x1b[39m\x1b[31m\x1b[7mKLANT-123456\x1b[27m\x1b[39m');
    expect(atTerminal(`export NO_COLOR=1 TERM=xterm; ${command}`).out).toContain(
      '- seen KLANT-123456\r\n+ seen redacted_secret\r\n',
    );
    expect(atTerminal(`unset NO_COLOR; export TERM=dumb; ${command}`).out).not.toContain('\x1b');
  });

  it('is told that standard input is read', () => {
    for (const command of ['logsluice', 'logsluice audit', 'logsluice explain'])
      expect(atTerminal(command).out).toContain(
        'logsluice: reading standard input; Ctrl-D ends it, --help tells more\r\n',
      );
    expect(atTerminal('echo | logsluice').out).not.toContain('reading');
    expect(atTerminal('logsluice -q').out).not.toContain('reading');
  });

  it('sees the summary line after a failure in the middle too, none where nothing was read', () => {
    writeFileSync(join(cwd, 'a'), 'line\n');
    expect(atTerminal('logsluice a missing').out).not.toContain('lines in');
    expect(atTerminal('logsluice a > /dev/full').out).not.toContain('lines in');
  });
});

it('a pipe sees neither bar nor summary line', () => {
  writeFileSync(join(cwd, 'big'), 'line\n'.repeat(300_000));
  const { err } = bash('logsluice big 2> log > clean; cat log >&2', { cwd });
  expect(err).toBe(
    'logsluice: no key directory: the pseudonyms of this run end with it (--keys DIR keeps them)\n',
  );
  expect(readFileSync(join(cwd, 'clean'), 'utf8')).toHaveLength(1_500_000);
});
