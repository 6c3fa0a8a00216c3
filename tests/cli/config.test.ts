import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { combined, logsluice, PSEUDONYM } from './command.ts';

const temporaryDirectory = temporaryDirectories();
let cwd: string;
beforeEach(() => {
  cwd = temporaryDirectory();
});

const LINE = combined('192.0.2.7');

function write(name: string, text: string): void {
  writeFileSync(join(cwd, name), text);
}

const run = (args: readonly string[], input = LINE) => logsluice(['-q', ...args], { cwd, input });

const bomb = `a: &a [x, x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*${i === 0 ? 'a' : `b${i - 1}`}, *${i === 0 ? 'a' : `b${i - 1}`}]\n`).join('')}`;

describe('a config that is wrong', () => {
  it.each([
    ['an unknown key', 'redact:\n  adress: ula\n', '2:3', '  adress: ula\n      ^^^^^^'],
    ['a wrong type', 'limits:\n  line: [1]\n', '2:9', '  line: [1]\n            ^^^'],
    ['an alias bomb', bomb, '2:', '^'],
    ['no YAML', 'a: [1\n', '1:', '^'],
    ['a list', '- a\n', '1:1', '^'],
  ])(
    'stops a run before the first line, exit 78, with place and caret: %s',
    (_, text, place, drawn) => {
      write('c.yaml', text);
      const { status, out, err } = run(['-c', 'c.yaml']);
      expect([status, out]).toEqual([78, '']);
      expect(err).toMatch(/^logsluice: config c\.yaml has /);
      expect(err).toContain(`\nc.yaml:${place}`);
      expect(err).toContain(drawn);
      for (const command of ['explain', 'audit'])
        expect(logsluice([command, '-c', 'c.yaml'], { cwd, input: LINE })).toMatchObject({
          status: 78,
          out: '',
          err,
        });
    },
  );

  it('is told whole: every fault at once', () => {
    write('c.yaml', 'formt: json\nredact:\n  address: shred\n  time: day\nlimits:\n  line: tall\n');
    const { err } = run(['-c', 'c.yaml']);
    expect(err).toContain('has 3 faults');
    for (const place of ['1:1', '3:12', '6:9']) expect(err).toContain(`\nc.yaml:${place}: `);
  });

  it('is told where it cannot be read', () => {
    const { status, out, err } = run(['-c', 'none.yaml']);
    expect([status, out]).toEqual([78, '']);
    expect(err).toMatch(/cannot read config none\.yaml: no such file or directory \(ENOENT\)/);
  });

  it('that says nothing is that of the defaults', () => {
    write('c.yaml', '');
    expect(run(['-c', 'c.yaml']).out).toMatch(PSEUDONYM);
  });

  it('names formats that there are where one is not known', () => {
    write('nginx.conf', 'http { log_format main "$remote_addr"; }\n');
    const unknown = run(['--nginx-conf', 'nginx.conf', '--format', 'mein']);
    expect([unknown.status, unknown.out]).toEqual([78, '']);
    expect(unknown.err).toContain('main');
    expect(run(['--format', 'xml']).status).toBe(78);
  });
});

describe('a config takes effect', () => {
  it('format, and the command line wins', () => {
    write('c.yaml', 'format: json\n');
    const input = '{"user":"jan","n":1}\n';
    expect(JSON.parse(run(['-c', 'c.yaml'], input).out).user).toMatch(/^user_/);
    const cut = '{"user":\n';
    const unparsed = (...args: string[]) =>
      JSON.parse(run(['-c', 'c.yaml', '-o', 'out', '--summary', '-', ...args], cut).out).unparsed;
    expect(unparsed()).toBe(1);
    expect(unparsed('--format', 'text')).toBe(0);
  });

  it('nginx_conf, beside the config, and the command line wins', () => {
    write('nginx.conf', `http { log_format main '$request_id $remote_user'; }\n`);
    write('other.conf', `http { log_format main '$remote_user $request_id'; }\n`);
    write('c.yaml', 'format: main\nnginx_conf: nginx.conf\n');
    expect(run(['-c', 'c.yaml'], 'abc jan\n').out).toMatch(/^abc user_\S+\n$/);
    expect(run(['-c', 'c.yaml', '--nginx-conf', 'other.conf'], 'jan abc\n').out).toMatch(
      /^user_\S+ abc\n$/,
    );
  });

  it('keys, beside the config, and the command line wins', () => {
    for (const keys of ['own', 'other']) logsluice(['keys', 'init', '-k', keys], { cwd });
    write('c.yaml', 'keys: { directory: own, epoch: month }\n');
    expect(run(['-c', 'c.yaml']).out).toBe(run(['-c', 'c.yaml']).out);
    expect(logsluice(['keys', 'list', '-k', 'own'], { cwd }).out).toMatch(/2026-11 +active/);
    expect(run(['-c', 'c.yaml', '-k', 'other']).out).not.toBe(run(['-c', 'c.yaml']).out);
    expect(logsluice(['keys', 'list', '-k', 'other'], { cwd }).out).toMatch(/2026-11 +active/);
  });

  it('limits and the policy', () => {
    write('c.yaml', 'limits: { line: 300B }\nredact: { address: drop, time: day }\n');
    expect(run(['-c', 'c.yaml'], `${'x'.repeat(301)}\n${LINE}`).out).toMatch(
      /^\[logsluice: line withheld, reason too_long\]\nredacted_address - - \[22\/Nov\/2026:00:00:00 /,
    );
  });
});

describe('config check', () => {
  const check = (...args: string[]) => logsluice(['config', 'check', ...args], { cwd });

  it('says nothing about what is right', () => {
    write('c.yaml', 'redact: { time: day }\n');
    expect(check('c.yaml')).toMatchObject({ status: 0, out: '', err: '' });
    expect(check('--json', 'c.yaml').out).toBe('{"ok":true}\n');
  });

  it('says all that is wrong, exit 1', () => {
    write('c.yaml', 'formt: json\nlimits: { line: tall }\n');
    const { status, out } = check('c.yaml');
    expect(status).toBe(1);
    expect(out).toMatch(/has 2 faults\nc\.yaml:1:1: .*\n.*formt: json\n.*\^+\nc\.yaml:2:17: /);
    const told = check('--json', 'c.yaml');
    expect(told.status).toBe(1);
    expect(JSON.parse(told.out)).toEqual({ ok: false, code: 'config', message: out.trimEnd() });
  });

  it('finds what is wrong outside of it: a log_format that is not there', () => {
    write('c.yaml', 'format: main\nnginx_conf: none.conf\n');
    expect(check('c.yaml').status).toBe(1);
  });

  it('leaves the key directory alone', () => {
    write('c.yaml', 'keys: { directory: none }\n');
    expect(check('c.yaml').status).toBe(0);
  });
});

describe('config show', () => {
  it('prints what is read back as the same config', () => {
    write('c.yaml', 'redact: { time: day }\nlimits: { line: 300 }\n');
    const { out } = logsluice(['config', 'show', 'c.yaml'], { cwd });
    expect(out).toMatch(/^ {2}time: day$/m);
    expect(out).toMatch(/^ {2}line: 300B$/m);
    write('shown.yaml', out);
    expect(logsluice(['config', 'show', 'shown.yaml'], { cwd }).out).toBe(out);
    const json = logsluice(['config', 'show', '--json', 'c.yaml'], { cwd }).out;
    write('shown.json', json);
    expect(logsluice(['config', 'show', 'shown.json'], { cwd }).out).toBe(out);
  });

  it('prints the defaults', () => {
    expect(logsluice(['config', 'show']).out).toMatch(/^format: auto$/m);
  });
});

it('config schema prints JSON Schema with every key of a config', () => {
  const { properties } = JSON.parse(logsluice(['config', 'schema']).out);
  expect(Object.keys(properties)).toEqual([
    'format',
    'nginx_conf',
    'keys',
    'limits',
    'rules',
    'redact',
    'lists',
    'filter',
    'trusted_proxies',
    'geo',
    'logins',
    'findings',
    'webhooks',
  ]);
});
