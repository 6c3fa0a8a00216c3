import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GEO_ATTRIBUTION } from '../../src/geo/attribution.ts';
import { logsluice } from './command.ts';

const COMMANDS = [
  [],
  ['explain'],
  ['audit'],
  ['rules'],
  ['rules', 'list'],
  ['rules', 'test'],
  ['rules', 'lint'],
  ['rules', 'bench'],
  ['rules', 'try'],
  ['keys'],
  ['keys', 'init'],
  ['keys', 'list'],
  ['keys', 'destroy'],
  ['config'],
  ['config', 'check'],
  ['config', 'show'],
  ['config', 'schema'],
];

describe('help', () => {
  it.each(COMMANDS.map((words) => [words.join(' '), words] as const))(
    'begins with examples of the command, and is all there is: logsluice %s',
    (name, words) => {
      const { status, out, err } = logsluice([...words, '--help']);
      expect([status, err]).toEqual([0, '']);
      const [first, ...lines] = out.split('\n');
      expect(first).toBe('Examples:');
      expect(lines[0]).toContain(`logsluice ${name}`.trimEnd());
      expect(out).toContain(`Usage: logsluice ${name}`.trimEnd());
    },
  );

  it('is given for a command by name too', () => {
    const { status, out } = logsluice(['help', 'audit']);
    expect(status).toBe(0);
    expect(out).toBe(logsluice(['audit', '--help']).out);
  });

  it('tells every exit status', () => {
    const { out } = logsluice(['--help']);
    for (const status of [0, 1, 64, 65, 66, 70, 74, 77, 78])
      expect(out).toMatch(new RegExp(`\\b${status}  \\w`));
  });

  it('goes to standard error where a command is missing', () => {
    for (const group of ['rules', 'keys', 'config']) {
      const { status, out, err } = logsluice([group]);
      expect([status, out]).toEqual([64, '']);
      expect(err).toContain(`Usage: logsluice ${group}`);
    }
  });
});

it('--version gives the version of the package, and who has to be named for its data', () => {
  const { version } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  expect(logsluice(['--version'])).toMatchObject({
    status: 0,
    out: `${version}\n${GEO_ATTRIBUTION}`,
    err: '',
  });
});

describe('what is not understood', () => {
  it.each<[string, string[], RegExp]>([
    ['an unknown option', ['--formt', 'json'], /'--formt' \(Did you mean --format\?\).*--help/],
    [
      'an unknown option of a command',
      ['audit', '--keys', 'k'],
      /'--keys'.*logsluice audit --help/,
    ],
    ['an option without its value', ['--output'], /--output <file>' argument missing/],
    ['an unknown command below keys', ['keys', 'show'], /'show'.*"logsluice keys --help"/],
    ['a missing argument', ['config', 'check'], /argument 'file'.*"logsluice config check --help"/],
    [
      'a missing option',
      ['keys', 'list'],
      /--keys <dir>' not specified.*"logsluice keys list --help"/,
    ],
    ['an argument too many', ['config', 'show', 'a', 'b'], /Expected 1 argument but got 2;/],
    ['a slip in a command', ['audti', 'x.log'], /unknown command "audti".*did you mean "audit"\?/],
    ['options of a command in front of it', ['--format', 'json', 'audit', 'x'], /behind its name/],
    ['--nginx-conf without a name', ['--nginx-conf', 'nginx.conf'], /--format NAME/],
    ['keys destroy without an epoch', ['keys', 'destroy', '-k', '.'], /--before EPOCH/],
  ])('is refused with exit 64 and help: %s', (_, args, says) => {
    const { status, out, err } = logsluice(args);
    expect([status, out]).toEqual([64, '']);
    expect(err).toMatch(says);
    expect(err).toMatch(/^logsluice: .*[^.\n]\n$/);
  });

  it('is told to programs as JSON', () => {
    const { status, err } = logsluice(['audit', '--json', '--bogus']);
    expect(status).toBe(64);
    expect(JSON.parse(err)).toMatchObject({ level: 'error', code: 'usage' });
  });

  it('is not quoted where it may be a log line', () => {
    const lines = [
      ['explain', '192.0.2.7', '-', '-', 'jan@example.org'],
      ['explain', '-jan@example.org'],
      ['explain', '--jan@example.org'],
      ['192.0.2.7 - - "GET /?u=jan@example.org'],
      [`192.0.2.7${'x'.repeat(5000)}jan@example.org`],
    ];
    for (const args of lines) {
      const { status, out, err } = logsluice(args);
      expect([64, 66]).toContain(status);
      expect(out + err).not.toMatch(/192\.0\.2\.7|jan/);
      expect(err).toContain('line');
    }
  });

  it('names the commands where a word is neither one nor a file', () => {
    const { status, err } = logsluice(['frobnicate']);
    expect(status).toBe(66);
    expect(err).toMatch(/frobnicate.*explain, audit, rules, keys, findings, geo, lists, config/);
  });
});
