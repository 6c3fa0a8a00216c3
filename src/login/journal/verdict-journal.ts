import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, readFileSync, statSync } from 'node:fs';
import { Fault } from '../../base/fault.ts';
import type { Verdict } from '../../model/finding.ts';
import type { Judged } from '../verdict/judged.ts';
import { appendTo, openToRead, replaceFile } from './journal-file.ts';
import { readVerdictLine } from './verdict-entry.ts';

/** A larger file is no journal of ours: no desk gives so many verdicts. */
const LARGEST = 32 * 1024 * 1024;

/** Verdicts with an answer that stay for readers. */
const MOST_ANSWERED = 1000;

/** A verdict that somebody gave, and what came of it. */
export interface Entry {
  readonly key: string;
  readonly verdict: Verdict;
  /** Undefined until somebody has judged it, null where no finding of that id was known any more. */
  readonly judged: Judged | null | undefined;
}

/**
 * The verdicts of a state directory, one JSON object a line, appended by desks and answered by who
 * holds the directory:
 *
 *     {"key":"9f…","verdict":{"finding":"…","verdict":"safe","by":"…","at":"…"}}
 *     {"key":"9f…","judged":{"finding":"…","changes":["…"],…}}
 *
 * What was torn or is of another shape is left out; what is appended behind it begins a line of its own.
 * All methods throw a Fault: `keys` for a file that is not our own, `input` and `output` for one that
 * cannot be read or written.
 */
export class VerdictJournal {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Adds a verdict; gives the key under which its answer will stand. */
  ask(verdict: Verdict, key = randomBytes(8).toString('hex')): string {
    this.#append({ key, verdict });
    return key;
  }

  answer(key: string, judged: Judged | undefined): void {
    this.#append({ key, judged: judged ?? null });
  }

  /** All entries in the order in which they were asked; none where there is no file yet. */
  read(): Entry[] {
    const entries = new Map<string, Entry>();
    for (const line of this.#text().split('\n')) {
      const said = readVerdictLine(line);
      if (said === undefined) continue;
      const { key } = said;
      const known = entries.get(key);
      // One that is asked again has been asked before, and the first answer counts.
      if ('verdict' in said) {
        if (known === undefined) entries.set(key, { ...said, judged: undefined });
      } else if (known !== undefined && known.judged === undefined) {
        entries.set(key, { ...known, judged: said.judged });
      }
    }
    return [...entries.values()];
  }

  /** The entry of a key; undefined when the journal was written anew while it was asked. */
  find(key: string): Entry | undefined {
    return this.read().find((entry) => entry.key === key);
  }

  /** Differs from before when somebody has written. */
  get version(): string {
    const facts = statSync(this.path, { throwIfNoEntry: false, bigint: true });
    return facts === undefined ? '' : `${facts.ino} ${facts.size} ${facts.mtimeNs}`;
  }

  /**
   * Writes the journal anew without what nobody needs any more; only who holds the directory may. A
   * verdict that is asked in that moment can get lost: who asks looks whether it stands there.
   */
  compact(): void {
    const entries = this.read();
    const answered = entries.filter(({ judged }) => judged !== undefined);
    if (answered.length <= MOST_ANSWERED) return;
    const gone = new Set(answered.slice(0, -MOST_ANSWERED));
    const lines = entries
      .filter((entry) => !gone.has(entry))
      .flatMap(({ key, verdict, judged }) => [
        { key, verdict },
        ...(judged === undefined ? [] : [{ key, judged }]),
      ]);
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    replaceFile(this.path, (append) => append(Buffer.from(text)));
  }

  #append(line: object): void {
    appendTo(this.path, `\n${JSON.stringify(line)}\n`);
  }

  #text(): string {
    const descriptor = openToRead(this.path);
    if (descriptor === undefined) return '';
    try {
      const { size } = fstatSync(descriptor);
      if (size <= LARGEST) return readFileSync(descriptor, 'utf8');
      throw new Fault(
        'data',
        `cannot read ${this.path}: it has ${size} bytes, wanted at most ${LARGEST}; move it away to begin anew`,
      );
    } finally {
      closeSync(descriptor);
    }
  }
}
