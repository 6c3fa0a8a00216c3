import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { Fault, reasonOf } from '../../base/fault.ts';
import type { Verdict } from '../../model/finding.ts';
import type { Judged } from '../verdict/judged.ts';

/** A larger file is no journal of ours: no desk gives so many verdicts. */
const LARGEST = 32 * 1024 * 1024;

/** Verdicts with an answer that stay for readers. */
const MOST_ANSWERED = 1000;

/** A verdict that somebody gave, and what came of it: undefined until a run has judged it. */
export interface Entry {
  readonly key: string;
  readonly verdict: Verdict;
  /** Null where no finding of that id was known. */
  readonly judged: Judged | null | undefined;
}

/**
 * The verdicts of a state directory, one JSON object a line, appended by desks and answered by the run
 * that holds the directory:
 *
 *     {"key":"9f…","verdict":{"finding":"…","verdict":"safe","by":"…","at":"…","note":null}}
 *     {"key":"9f…","judged":{"finding":"…","changes":["…"],…}}
 *
 * A line that was torn is ignored; what is appended behind it begins a line of its own.
 */
export class VerdictJournal {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Adds a verdict; gives the key under which its answer will stand. */
  ask(verdict: Verdict): string {
    const key = randomBytes(8).toString('hex');
    this.#append({ key, verdict });
    return key;
  }

  answer(key: string, judged: Judged | undefined): void {
    this.#append({ key, judged: judged ?? null });
  }

  /** All entries in their order; none where there is no file yet. */
  read(): Entry[] {
    const entries = new Map<string, Entry>();
    for (const line of this.#text().split('\n')) {
      const said = parsed(line);
      if (said === undefined) continue;
      const known = entries.get(said.key);
      if (said.verdict !== undefined)
        entries.set(said.key, { key: said.key, verdict: said.verdict, judged: undefined });
      else if (known !== undefined && said.judged !== undefined)
        entries.set(said.key, { ...known, judged: said.judged });
    }
    return [...entries.values()];
  }

  /** Writes the journal anew without what nobody needs any more; only who holds the directory may. */
  compact(): void {
    const entries = this.read();
    const answered = entries.filter(({ judged }) => judged !== undefined);
    if (answered.length <= MOST_ANSWERED) return;
    const gone = new Set(answered.slice(0, -MOST_ANSWERED));
    const lines = entries
      .filter((entry) => !gone.has(entry))
      .flatMap(({ key, verdict, judged }) => [
        JSON.stringify({ key, verdict }),
        ...(judged === undefined ? [] : [JSON.stringify({ key, judged })]),
      ]);
    const aside = `${this.path}.new`;
    attempt(this.path, () => {
      writeFileSync(aside, `${lines.join('\n')}\n`, { mode: 0o600 });
      renameSync(aside, this.path);
    });
  }

  #append(entry: object): void {
    attempt(this.path, () => {
      const flags =
        constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
      const descriptor = openSync(this.path, flags, 0o600);
      try {
        // One write, so that two who append at once do not mix; a torn line before it ends here.
        appendFileSync(descriptor, `\n${JSON.stringify(entry)}\n`);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    });
  }

  #text(): string {
    return attempt(this.path, () => {
      let descriptor: number;
      try {
        descriptor = openSync(this.path, constants.O_RDONLY | constants.O_NOFOLLOW);
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return '';
        throw cause;
      }
      try {
        if (fstatSync(descriptor).size > LARGEST)
          throw new Fault(
            'data',
            `cannot read ${this.path}: it is larger than a journal of verdicts`,
          );
        return readFileSync(descriptor, 'utf8');
      } finally {
        closeSync(descriptor);
      }
    });
  }
}

interface Said {
  readonly key: string;
  readonly verdict?: Verdict;
  readonly judged?: Judged | null;
}

function parsed(line: string): Said | undefined {
  if (line === '') return undefined;
  try {
    const said = JSON.parse(line) as Partial<Said> | null;
    return typeof said?.key === 'string' ? (said as Said) : undefined;
  } catch {
    return undefined;
  }
}

function attempt<T>(path: string, call: () => T): T {
  try {
    return call();
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('output', `cannot use the journal ${path}: ${reasonOf(cause)}`, cause);
  }
}
