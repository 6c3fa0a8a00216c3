import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Fault, reasonOf } from '../../base/fault.ts';

// A symbolic link could be turned to another file between two runs, and a pipe would hang the run.
const FLAGS =
  constants.O_RDWR |
  constants.O_APPEND |
  constants.O_CREAT |
  constants.O_NOFOLLOW |
  constants.O_NONBLOCK;

const LINE_END = 0x0a;

/**
 * A file that lines are appended to: made with mode 0600, an existing one keeps its mode; a symbolic
 * link, a pipe or a socket is refused (a character device such as /dev/null is not). Every append is
 * on the disk (fdatasync) when it is done, and one that fails leaves no half of a line behind. Calls
 * must not overlap. All methods throw a Fault with code `output`.
 */
export class AppendFile {
  readonly path: string;
  #file: FileHandle;
  #isRegular: boolean;
  /** The file ends in a line that a crash has cut: it must not run into ours. */
  #torn: boolean;

  private constructor(path: string, opened: Opened) {
    this.path = path;
    this.#file = opened.file;
    this.#isRegular = opened.isRegular;
    this.#torn = opened.torn;
  }

  static async open(path: string): Promise<AppendFile> {
    return new AppendFile(path, await openCarefully(path));
  }

  /** Appends whole lines. */
  async append(lines: string): Promise<void> {
    const bytes = Buffer.from(this.#torn ? `\n${lines}` : lines);
    let done = 0;
    try {
      while (done < bytes.length) {
        const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done);
        done += bytesWritten;
      }
      if (this.#isRegular) await this.#file.datasync();
      this.#torn = false;
    } catch (cause) {
      await this.#cutBack(done).catch(() => undefined);
      throw new Fault('output', `cannot write ${this.path}: ${reasonOf(cause)}`, cause);
    }
  }

  /** All that is in it. */
  async text(): Promise<string> {
    try {
      const bytes = Buffer.alloc(await this.size());
      const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, 0);
      return bytes.toString('utf8', 0, bytesRead);
    } catch (cause) {
      throw new Fault('output', `cannot read ${this.path}: ${reasonOf(cause)}`, cause);
    }
  }

  /** Takes everything out. */
  async empty(): Promise<void> {
    try {
      await this.#file.truncate(0);
      this.#torn = false;
    } catch (cause) {
      throw new Fault('output', `cannot write ${this.path}: ${reasonOf(cause)}`, cause);
    }
  }

  /** In bytes. */
  async size(): Promise<number> {
    return (await this.#file.stat()).size;
  }

  /** Goes on in the file that now has the name; on a Fault, in the one of before. */
  async reopen(): Promise<void> {
    const { file, isRegular, torn } = await openCarefully(this.path);
    const before = this.#file;
    this.#file = file;
    this.#isRegular = isRegular;
    this.#torn = torn;
    await before.close().catch(() => undefined);
  }

  /** A full disk can show as late as this. */
  async close(): Promise<void> {
    try {
      await this.#file.close();
    } catch (cause) {
      throw new Fault('output', `cannot write ${this.path}: ${reasonOf(cause)}`, cause);
    }
  }

  /** Takes back the last `done` bytes, if they are ours: another process may append to the file too. */
  async #cutBack(done: number): Promise<void> {
    if (!this.#isRegular || done === 0) return;
    // Until that has worked, half a line stands there.
    this.#torn = true;
    const { size } = await this.#file.stat();
    await this.#file.truncate(size - done);
    this.#torn = await isTorn(this.#file, size - done);
  }
}

interface Opened {
  readonly file: FileHandle;
  readonly isRegular: boolean;
  readonly torn: boolean;
}

async function openCarefully(path: string): Promise<Opened> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, FLAGS, 0o600);
    const facts = await file.stat();
    const isRegular = facts.isFile();
    if (isRegular || facts.isCharacterDevice()) {
      return { file, isRegular, torn: isRegular && (await isTorn(file, facts.size)) };
    }
  } catch (cause) {
    await file?.close().catch(() => undefined);
    throw new Fault('output', `cannot write ${path}: ${reasonOf(cause)}`, cause);
  }
  await file.close().catch(() => undefined);
  throw new Fault(
    'output',
    `cannot write ${path}: it is a pipe, socket or directory, wanted a file`,
  );
}

async function isTorn(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  const { bytesRead } = await file.read(last, 0, 1, size - 1);
  return bytesRead === 1 && last[0] !== LINE_END;
}
