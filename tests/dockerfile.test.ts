import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/*
 * There is no container engine where these tests run. What can be checked without one: that the file
 * says what it must, and that the same tree runs as the same user, as PID 1, with a read-only root.
 */

const ROOT = join(import.meta.dirname, '..');

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

const instructions: Instruction[] = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line) => {
    const [name = '', ...rest] = line.split(' ');
    return { name, rest: rest.join(' ') };
  });

const named = (name: string): string[] =>
  instructions.filter((each) => each.name === name).map((each) => each.rest);

describe('Dockerfile', () => {
  it('builds in one stage and runs in another, of the same Node', () => {
    const stages = named('FROM');
    expect(stages).toHaveLength(2);
    expect(stages[0]).toMatch(/^node:\$\{NODE\}-slim AS build$/);
    expect(stages[1]).toMatch(/^node:\$\{NODE\}-slim$/);
  });

  it('runs as a number that is not root', () => {
    expect(named('USER')).toEqual(['65532:65532']);
  });

  it('starts the command itself, so that it is PID 1 and hears signals', () => {
    expect(named('ENTRYPOINT').map((json) => JSON.parse(json))).toEqual([
      ['node', '/app/dist/cli/main.js'],
    ]);
  });

  it('copies only what is there and not left out of the build context', () => {
    const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8').trim().split('\n');
    const sources = named('COPY')
      .filter((rest) => !rest.startsWith('--from'))
      .flatMap((rest) => rest.split(' ').slice(0, -1));
    expect(sources).toContain('src');
    expect(sources).toContain('rules');
    for (const source of sources) {
      expect(existsSync(join(ROOT, source)), source).toBe(true);
      expect(ignored).not.toContain(source);
    }
  });

  it('copies all that the package ships', () => {
    const shipped = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).files as string[];
    const copied = named('COPY').join(' ');
    for (const folder of shipped.filter((name) => !name.includes('.') && name !== 'NOTICE'))
      expect(copied).toContain(`/build/${folder} ${folder}`);
  });
});

const isRoot = process.getuid?.() === 0;

/** Runs a command as the image would: own mounts with a read-only root, PID 1, user 65532. */
function asImage(app: string, args: string) {
  const script = `mount --make-rprivate / && mount -o remount,bind,ro / && \
    exec setpriv --reuid 65532 --regid 65532 --clear-groups node ${app}/dist/cli/main.js ${args}`;
  return spawn('unshare', ['--mount', '--pid', '--fork', '--mount-proc', 'sh', '-c', script], {
    stdio: 'pipe',
  });
}

describe.skipIf(!isRoot)('the tree of the image (needs root for its namespaces)', () => {
  let app = '';

  beforeAll(() => {
    app = mkdtempSync(join(tmpdir(), 'logsluice-image-'));
    execFileSync('chmod', ['755', app]);
    for (const part of ['package.json', 'dist', 'rules'])
      cpSync(join(ROOT, part), join(app, part), { recursive: true });
    const tree = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], { cwd: ROOT });
    for (const path of tree.toString().trim().split('\n').slice(1)) {
      const part = relative(ROOT, path);
      mkdirSync(join(app, part, '..'), { recursive: true });
      cpSync(path, join(app, part), { recursive: true });
    }
  });

  afterAll(() => rmSync(app, { recursive: true, force: true }));

  it('redacts a pipe as PID 1 and user 65532 on a read-only root', async () => {
    const child = asImage(app, '');
    child.stdin.end(
      '192.0.2.7 - jan [22/Nov/2026:17:15:43 +0000] "GET / HTTP/1.1" 200 5 "-" "-"\n',
    );
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    expect(Buffer.concat(chunks).toString()).toMatch(
      /^fd[0-9a-f:]+ - user_\w+ \[22\/Nov\/2026:17:15:43 \+0000\] "GET \/ HTTP\/1\.1" 200 5 "-" "-"\n$/,
    );
  });

  it('drains and ends on SIGTERM although it is PID 1', async () => {
    const child = asImage(app, '--quiet');
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stdin.write('hello\n');
    while (chunks.length === 0 && child.exitCode === null) await sleep(10);
    const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
    process.kill(Number(children), 'SIGTERM');
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    expect(Buffer.concat(chunks).toString()).toBe('hello\n');
  });
});
