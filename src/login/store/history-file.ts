import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { Fault } from '../../base/fault.ts';
import { attempt } from './attempt.ts';
import { damageOf } from './lmdb-walk.ts';
import { requireOwn } from './trusted.ts';

const { O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDWR } = constants;

/** A block that is read at once, in bytes. */
const BLOCK = 1 << 18;

/**
 * The files of the history before LMDB sees them: they are made 0600, and what cannot be trusted is
 * refused. After an orderly end a seal beside the file says what it looked like, so that the next
 * run need not walk it; after a kill, and when anybody touched it, every page is looked at first.
 */
export class HistoryFile {
  readonly path: string;
  readonly #seal: string;

  constructor(path: string) {
    this.path = path;
    this.#seal = `${path}-seal`;
  }

  /** Throws a Fault: `keys` for a file that is not our own, `data` for one that is damaged. */
  prepare(): void {
    const { path } = this;
    for (const file of [this.#seal, path, lockOf(path)]) requireOwnIfThere(file);
    // Who holds the state directory is alone with the file: what LMDB noted about its users is of dead ones.
    attempt('output', `open ${lockOf(path)}`, () => rmSync(lockOf(path), { force: true }));
    for (const file of [this.#seal, path, lockOf(path)]) make(file);
    const isSealed = readFileSync(this.#seal, 'latin1') === this.#looks();
    attempt('output', `open ${this.#seal}`, () => writeFileSync(this.#seal, ''));
    if (isSealed) return;
    const damage = this.#damage();
    if (damage === undefined) return;
    throw new Fault(
      'data',
      `cannot use the history ${path}: it is damaged: ${damage}; restore it from a copy, or move it away to begin anew`,
    );
  }

  /** Says that the file is whole: nothing has it open any more. */
  seal(): void {
    // Without a seal the next run looks for itself.
    try {
      writeFileSync(this.#seal, this.#looks());
    } catch {
      rmSync(this.#seal, { force: true });
    }
  }

  #looks(): string {
    const { size, mtimeNs, ctimeNs, ino } = lstatSync(this.path, { bigint: true });
    return `${size} ${mtimeNs} ${ctimeNs} ${ino}`;
  }

  #damage(): string | undefined {
    const { path } = this;
    return attempt('output', `read ${path}`, () => {
      const fd = openSync(path, O_RDWR | O_NOFOLLOW);
      try {
        return damageOf(fstatSync(fd).size, blockwise(fd));
      } finally {
        closeSync(fd);
      }
    });
  }
}

/** Where LMDB notes who uses a file. */
function lockOf(path: string): string {
  return `${path}-lock`;
}

function requireOwnIfThere(file: string): void {
  const stats = attempt('output', `open ${file}`, () => lstatSync(file, { throwIfNoEntry: false }));
  if (stats !== undefined) requireOwn(file, stats, 'file');
}

/** LMDB itself would make its files readable for others. */
function make(file: string): void {
  const flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK;
  attempt('output', `open ${file}`, () => closeSync(openSync(file, flags, 0o600)));
}

/** Reads from a block that is read ahead: pages are asked for going up the file. */
function blockwise(fd: number): (at: number, length: number) => Buffer {
  const block = Buffer.allocUnsafe(BLOCK);
  let from = 0;
  let to = 0;
  return (at, length) => {
    if (length > BLOCK) {
      const long = Buffer.allocUnsafe(length);
      return long.subarray(0, readSync(fd, long, 0, length, at));
    }
    if (at < from || at + length > to) {
      from = at;
      to = at + readSync(fd, block, 0, BLOCK, at);
    }
    // A copy: the block may be read anew while a page is still looked at.
    return Buffer.from(block.subarray(at - from, Math.min(to, at + length) - from));
  };
}
