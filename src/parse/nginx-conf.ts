import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Fault, reasonOf } from '../base/fault.ts';
import { COMBINED } from './access-log.ts';
import { expandGlob, isGlob } from './expand-glob.ts';
import { LOG_ESCAPES, type LogEscape } from './log-format.ts';
import { type Directive, nginxDirectives } from './nginx-syntax.ts';

/** A `log_format` as it stands in a config. */
export interface LogFormatSource {
  readonly format: string;
  readonly escape: LogEscape;
  readonly file: string;
  /** From 1; 0 for the format that is built into nginx. */
  readonly line: number;
}

const DEEPEST = 16;
const MOST_FILES = 1000;
const LARGEST = 4 * 1024 * 1024;

/**
 * Reads the `log_format`s of the nginx config at `path` and of the files that it includes. As in
 * nginx, `include` is relative to the directory of the main file, a pattern may fit nothing, and
 * `combined` is always there. Of a name that http and stream both use, the first counts. Throws a
 * `config` fault with file and line for a file that cannot be read and for broken syntax.
 */
export async function readLogFormats(path: string): Promise<Map<string, LogFormatSource>> {
  const walk = new Walk(dirname(resolve(path)));
  await walk.read(path, [], 'reading nginx config');
  return walk.found;
}

/** The format of a name; a `config` fault that says which names there are when it is not among them. */
export function logFormatNamed(
  formats: ReadonlyMap<string, LogFormatSource>,
  name: string,
  path: string,
): LogFormatSource {
  const source = formats.get(name);
  if (source !== undefined) return source;
  const names = [...formats.keys()].map((known) => `"${known}"`).join(', ');
  throw new Fault(
    'config',
    `reading nginx config ${path}: found no log_format "${name}", wanted one of ${names}`,
  );
}

class Walk {
  readonly found = new Map<string, LogFormatSource>([
    ['combined', { format: COMBINED, escape: 'default', file: 'nginx', line: 0 }],
  ]);
  readonly #root: string;
  #opened = 0;

  constructor(root: string) {
    this.#root = root;
  }

  /** `doing` says on whose behalf the file is read: the first words of a fault. */
  async read(path: string, within: readonly string[], doing: string): Promise<void> {
    const file = resolve(path);
    if (within.includes(file)) throw new Fault('config', `${doing}: ${path} includes itself`);
    if (within.length === DEEPEST) {
      throw new Fault('config', `${doing}: found includes nested more than ${DEEPEST} deep`);
    }
    if (++this.#opened > MOST_FILES) {
      throw new Fault('config', `${doing}: found more than ${MOST_FILES} files`);
    }
    for (const directive of nginxDirectives(await load(path, doing), path)) {
      const at = `reading nginx config ${path}:${directive.line}`;
      if (directive.words[0] === 'log_format') this.#define(directive, path, at);
      else if (directive.words[0] === 'include') {
        await this.#include(directive, [...within, file], at);
      }
    }
  }

  async #include(directive: Directive, within: readonly string[], at: string): Promise<void> {
    if (directive.words.length !== 2) {
      throw new Fault(
        'config',
        `${at}: include has ${directive.words.length - 1} arguments, wanted one`,
      );
    }
    const path = resolve(this.#root, directive.words[1]);
    const files = isGlob(path) ? await expandGlob(path) : [path];
    for (const file of files) await this.read(file, within, at);
  }

  #define({ words, line }: Directive, file: string, at: string): void {
    const [, name, ...rest] = words;
    let escaping: LogEscape = 'default';
    if (rest[0]?.startsWith('escape=')) {
      const wanted = rest[0].slice('escape='.length);
      const known = LOG_ESCAPES.find((one) => one === wanted);
      if (known === undefined) {
        throw new Fault(
          'config',
          `${at}: found escape=${wanted}, wanted one of ${LOG_ESCAPES.join(', ')}`,
        );
      }
      escaping = known;
      rest.shift();
    }
    if (name === undefined || rest.length === 0) {
      throw new Fault('config', `${at}: log_format wants a name and a format`);
    }
    if (this.found.has(name)) return;
    this.found.set(name, { format: rest.join(''), escape: escaping, file, line });
  }
}

async function load(path: string, doing: string): Promise<string> {
  try {
    const info = await stat(path);
    if (!info.isFile()) throw new Fault('config', `${doing}: ${path} is not a regular file`);
    if (info.size > LARGEST) {
      throw new Fault(
        'config',
        `${doing}: ${path} has ${info.size} bytes, wanted at most ${LARGEST}`,
      );
    }
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('config', `${doing}: cannot read ${path}: ${reasonOf(cause)}`, cause);
  }
}
