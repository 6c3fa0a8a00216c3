import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, closeSync, constants, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { Fault, reasonOf } from '../../base/fault.ts';

const NAME = 'lock';

/** Milliseconds in which a run that holds the lock says who it is. */
const PATIENCE = 1000;

/** A lock that was left behind is taken over; how often another process may be faster at it. */
const TRIES = 8;

/** Longest path of a socket, in bytes, on every system that there is (sun_path of 104 or 108). */
const LONGEST_SOCKET = 100;

/**
 * Holds a state directory for one run. The lock is a socket that the run listens on: the system lets
 * go of it when the process ends, however it ends, and whoever asks is told by the system whether
 * somebody listens. Numbers of processes, which say something else in every container, decide
 * nothing; they only stand in the message.
 */
export class StateLock {
  readonly #directory: string;
  readonly #server: Server;

  private constructor(directory: string, server: Server) {
    this.#directory = directory;
    this.#server = server;
  }

  /** Throws a Fault with code `output` when a run holds the directory. */
  static async take(directory: string): Promise<StateLock> {
    const own = temporaryName();
    const server = await listen(directory, own);
    try {
      for (let tries = 0; tries < TRIES; tries++) {
        // The name appears only on a socket that answers already, and never in place of another.
        if (linked(directory, own, NAME)) return new StateLock(directory, server);
        await clear(directory);
      }
      throw held(directory, undefined);
    } catch (cause) {
      server.close();
      throw cause;
    } finally {
      rmSync(join(directory, own), { force: true });
    }
  }

  /** Lets go; another run may take the directory from now on. */
  async release(): Promise<void> {
    rmSync(join(this.#directory, NAME), { force: true });
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** Whether a run holds the state directory now. */
export async function isHeld(directory: string): Promise<boolean> {
  return (await holder(directory, NAME)) !== undefined;
}

/** Takes the lock of a dead run away; throws a Fault when the run lives. */
async function clear(directory: string): Promise<void> {
  const who = await holder(directory, NAME);
  if (who !== undefined) throw held(directory, who);
  const aside = temporaryName();
  if (!moved(directory, NAME, aside)) return;
  // Somebody may have been faster, so that this is the new lock: it gets its name back.
  const other = await holder(directory, aside);
  if (other !== undefined) linked(directory, aside, NAME);
  rmSync(join(directory, aside), { force: true });
  if (other !== undefined) throw held(directory, other);
}

function held(directory: string, pid: string | undefined): Fault {
  const who = pid === undefined || pid === '' ? 'another run' : `another run (pid ${pid})`;
  return new Fault('output', `cannot use the state directory ${directory}: ${who} holds it`);
}

/** Listens for those who ask, and answers with the number of this process. */
async function listen(directory: string, name: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(`${process.pid}`);
  });
  server.unref();
  try {
    await onSocket(directory, name, async (path) => {
      server.listen(path);
      await once(server, 'listening');
    });
    chmodSync(join(directory, name), 0o600);
  } catch (cause) {
    throw cannotLock(directory, cause);
  }
  return server;
}

/** Who listens on a socket: the number of its process, empty when it does not say; or nobody. */
async function holder(directory: string, name: string): Promise<string | undefined> {
  return onSocket(directory, name, (path) => {
    const socket = createConnection(path);
    return new Promise<string | undefined>((resolve, reject) => {
      let answer = '';
      const timer = setTimeout(() => socket.destroy(), PATIENCE);
      let isThere = false;
      socket.on('connect', () => {
        isThere = true;
      });
      socket.on('data', (block) => {
        answer = `${answer}${block.toString('latin1')}`.slice(0, 20);
      });
      socket.on('error', (cause: NodeJS.ErrnoException) => {
        if (isThere || NOBODY.includes(cause.code ?? '')) return;
        reject(cannotLock(directory, cause));
      });
      socket.on('close', () => {
        clearTimeout(timer);
        resolve(isThere ? answer.replace(/\D/g, '') : undefined);
      });
    });
  });
}

/** No such file; nobody listens; what has the name is no socket. */
const NOBODY: readonly string[] = ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'];

/** Gives `use` a path of the socket that is short enough: through a descriptor where it has to be. */
async function onSocket<T>(
  directory: string,
  name: string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const path = join(directory, name);
  if (Buffer.byteLength(path) <= LONGEST_SOCKET) return use(path);
  const fd = openSync(directory, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    return await use(`/proc/self/fd/${fd}/${name}`);
  } finally {
    closeSync(fd);
  }
}

function linked(directory: string, from: string, to: string): boolean {
  return unless('EEXIST', directory, () => linkSync(join(directory, from), join(directory, to)));
}

function moved(directory: string, from: string, to: string): boolean {
  return unless('ENOENT', directory, () => renameSync(join(directory, from), join(directory, to)));
}

function unless(code: string, directory: string, call: () => void): boolean {
  try {
    call();
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === code) return false;
    throw cannotLock(directory, cause);
  }
}

function cannotLock(directory: string, cause: unknown): Fault {
  const reason = reasonOf(cause);
  return new Fault('output', `cannot lock the state directory ${directory}: ${reason}`, cause);
}

function temporaryName(): string {
  return `.${NAME}.${randomBytes(6).toString('hex')}`;
}
