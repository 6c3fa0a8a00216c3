import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Fault, reasonOf } from '../base/fault.ts';
import { printable } from '../yaml/quote.ts';
import { readRule } from './read-rule.ts';
import type { RuleFile } from './rule-file.ts';

/** A rule is a page; more is another file by mistake. */
const LARGEST = 1024 * 1024;

/** More files than this are another directory by mistake. */
const MOST = 20_000;

/**
 * The rules in the files below `directory` that end in `.yaml` or `.yml`, in the order of their names.
 * The folder of a file is the group of its rule; of one at the top the name of `directory` itself.
 * Throws one Fault with everything that is wrong: faults of files, two rules of one id, a link that
 * leads out of the directory, no rules at all. Samples are not proven yet.
 */
export function readRulesDirectory(directory: string): RuleFile[] {
  const paths = pathsOf(directory);
  const faults: Fault[] = [];
  const rules: RuleFile[] = [];
  const byId = new Map<string, RuleFile>();
  for (const path of paths) {
    try {
      const folder = dirname(relative(directory, path));
      const group = basename(folder === '.' ? resolve(directory) : folder);
      const file = readRule(textOf(path, directory), path, group, (name) =>
        wordsOf(join(dirname(path), name), directory),
      );
      const other = byId.get(file.rule.id);
      if (other !== undefined) {
        const both = `${printable(path)} and ${printable(other.file)}`;
        throw new Fault(
          'config',
          `two rules have the id ${file.rule.id}: ${both}, wanted one of them`,
        );
      }
      byId.set(file.rule.id, file);
      rules.push(file);
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      faults.push(cause);
    }
  }
  if (faults.length > 0) throw joined(faults);
  if (rules.length === 0)
    throw new Fault(
      'config',
      `no rules in ${printable(directory)}, wanted files that end in .yaml`,
    );
  return rules;
}

/** One fault that tells them all. */
export function joined(faults: readonly Fault[]): Fault {
  return new Fault('config', faults.map(({ message }) => message).join('\n'), faults[0]);
}

function pathsOf(directory: string): string[] {
  let names: string[];
  try {
    names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  } catch (cause) {
    const wanted = 'wanted a directory of rules';
    throw new Fault(
      'config',
      `cannot read ${printable(directory)}: ${reasonOf(cause)}, ${wanted}`,
      cause,
    );
  }
  const rules = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  if (rules.length > MOST)
    throw new Fault(
      'config',
      `${printable(directory)} holds ${rules.length} rules, wanted at most ${MOST}`,
    );
  return rules.map((name) => join(directory, name));
}

/** The text of a file that lies in the directory, links followed. */
function textOf(path: string, directory: string): string {
  const name = printable(path);
  let bytes: Buffer;
  try {
    const real = realpathSync.native(path);
    if (!real.startsWith(realpathSync.native(directory) + sep))
      throw new Fault(
        'config',
        `rule ${name} is a link that leads out of its directory, wanted a file`,
      );
    if (statSync(real).size > LARGEST)
      throw new Fault(
        'config',
        `rule ${name} is larger than 1 MiB, wanted a YAML file of some lines`,
      );
    bytes = readFileSync(real);
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('config', `cannot read rule ${name}: ${reasonOf(cause)}`, cause);
  }
  if (!isUtf8(bytes) || bytes.includes(0))
    throw new Fault('config', `rule ${name} is no text in UTF-8, wanted a YAML file`);
  return bytes.toString();
}

/** The words of a file, one on each line; empty lines and those that begin with `#` do not count. */
function wordsOf(path: string, directory: string): string[] {
  const lines = textOf(path, directory).split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}
