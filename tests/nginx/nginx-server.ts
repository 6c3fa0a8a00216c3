import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';

const { PATH: USER_PATH = '' } = env;

/** Debian puts it where the path of a user does not look. */
const PATH = `${USER_PATH}:/usr/sbin:/usr/local/sbin`;

/** Milliseconds. */
const START_LIMIT = 10_000;
const STOP_LIMIT = 5_000;

/** Whether there is an nginx to test with. */
export function hasNginx(): boolean {
  return spawnSync('nginx', ['-v'], { env: { ...env, PATH } }).status === 0;
}

/**
 * A real nginx on a free port of the loopback, with a prefix of its own in a temporary directory: it
 * needs no rights and leaves nothing behind.
 */
export class NginxServer {
  readonly prefix = mkdtempSync(join(tmpdir(), 'logsluice-nginx-'));
  readonly conf = join(this.prefix, 'conf', 'nginx.conf');
  port = 0;
  #process: ChildProcess | undefined;

  constructor() {
    for (const folder of ['conf', 'logs', 'temp', 'html'])
      mkdirSync(join(this.prefix, folder), { recursive: true });
    copyFileSync(join(import.meta.dirname, 'nginx.conf'), this.conf);
    writeFileSync(join(this.prefix, 'conf', 'htpasswd'), 'planted-member:{PLAIN}right\n');
    // nginx would make a file: whoever wants to read the pipe opens it before the start.
    spawnSync('mkfifo', [this.log('detailed.pipe')]);
  }

  /** The path of a log. */
  log(name: string): string {
    return join(this.prefix, 'logs', name);
  }

  /** Returns when it takes connections. A pipe among its logs must have a reader by then. */
  async start(): Promise<void> {
    this.port = await freePort();
    writeFileSync(join(this.prefix, 'conf', 'listen.conf'), `listen 127.0.0.1:${this.port};\n`);
    const args = ['-p', this.prefix, '-c', this.conf, '-e', this.log('error.log')];
    const nginx = spawn('nginx', args, {
      env: { ...env, PATH },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = nginx;
    let said = '';
    nginx.stderr.on('data', (data) => {
      said += String(data);
    });
    const limit = Date.now() + START_LIMIT;
    while (!(await answers(this.port))) {
      if (nginx.exitCode !== null || Date.now() > limit)
        throw new Error(`nginx did not start: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Lets it finish its requests, write its logs and end. */
  async stop(): Promise<void> {
    const nginx = this.#process;
    if (nginx === undefined || nginx.exitCode !== null || nginx.signalCode !== null) return;
    const ended = new Promise((resolve) => nginx.once('exit', resolve));
    nginx.kill('SIGQUIT');
    const kill = setTimeout(() => nginx.kill('SIGKILL'), STOP_LIMIT);
    await ended;
    clearTimeout(kill);
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.prefix, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Whether somebody listens; a connection without a request leaves no line in an access log. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
