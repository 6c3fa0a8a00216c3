import { type FileHandle, open } from 'node:fs/promises';
import { Fault, reasonOf } from '../base/fault.ts';
import { MmdbFile } from './mmdb/mmdb-file.ts';

/** A MaxMind DB file that may change while it is in use. */
export class UserFile {
  readonly path: string;
  #file: MmdbFile;
  /** Which content was read last, be it used or refused. */
  #seen: string;
  #bytes: number;

  private constructor(path: string, { file, stamp, size }: Opened) {
    this.path = path;
    this.#file = file;
    this.#seen = stamp;
    this.#bytes = size;
  }

  /** Opens and checks the file. Throws a Fault when it is missing, or no file that can be used. */
  static async open(path: string): Promise<UserFile> {
    const content = await contentOf(path);
    return new UserFile(path, { ...content, file: await MmdbFile.check(content.bytes, path) });
  }

  /** What is in force. */
  get file(): MmdbFile {
    return this.#file;
  }

  get size(): number {
    return this.#bytes;
  }

  /**
   * Puts the file in force if it has changed, and tells whether it did. Throws a Fault when what is
   * there now cannot be used; what was in force stays so. The same content is refused once.
   */
  async refresh(): Promise<boolean> {
    const { bytes, stamp, size } = await contentOf(this.path, this.#seen);
    if (stamp === this.#seen) return false;
    this.#seen = stamp;
    this.#file = await MmdbFile.check(bytes, this.path);
    this.#bytes = size;
    return true;
  }
}

interface Content {
  readonly bytes: Buffer;
  readonly stamp: string;
  readonly size: number;
}

type Opened = Omit<Content, 'bytes'> & { readonly file: MmdbFile };

/** Reads a file, unless it is the one of the stamp `known`. */
async function contentOf(path: string, known?: string): Promise<Content> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    const stamp = await stampOf(handle);
    const bytes = stamp === known ? Buffer.alloc(0) : await handle.readFile();
    return { bytes, stamp, size: bytes.length };
  } catch (cause) {
    throw new Fault('input', `cannot read geo file ${path}: ${reasonOf(cause)}`, cause);
  } finally {
    await handle?.close();
  }
}

/** The same as long as nothing is changed; a rename sets the time of the change of status. */
async function stampOf(handle: FileHandle): Promise<string> {
  const { size, ctimeNs, ino } = await handle.stat({ bigint: true });
  return `${size} ${ctimeNs} ${ino}`;
}
