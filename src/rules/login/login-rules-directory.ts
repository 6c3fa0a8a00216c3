import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, reasonOf } from '../../base/fault.ts';
import { printable } from '../../yaml/quote.ts';
import { readText } from '../../yaml/read-text.ts';
import { joined } from '../rules-directory.ts';
import type { LoginRuleFile } from './login-rule-file.ts';
import { readLoginRule } from './read-login-rule.ts';

/** More files than this are another directory by mistake. */
const MOST = 2_000;

/**
 * The login rules in the files of `directory` that end in `.yaml` or `.yml`, in the order of their names.
 * Throws one Fault with everything that is wrong: faults of files, two rules of one id, no rules at all.
 * Samples are not proven yet.
 */
export async function readLoginRulesDirectory(directory: string): Promise<LoginRuleFile[]> {
  const faults: Fault[] = [];
  const files = new Map<string, LoginRuleFile>();
  for (const name of await namesOf(directory)) {
    const path = join(directory, name);
    try {
      const text = await readText(path, { kind: 'login rule', wanted: 'wanted a YAML file' });
      const file = readLoginRule(text, path);
      const { id } = file.rule;
      const other = files.get(id);
      if (other !== undefined) {
        const both = `${printable(path)} and ${printable(other.file)}`;
        throw new Fault('config', `two login rules have the id ${id}: ${both}, wanted one of them`);
      }
      files.set(id, file);
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      faults.push(cause);
    }
  }
  if (faults.length > 0) throw joined(faults);
  if (files.size === 0)
    throw new Fault(
      'config',
      `no login rules in ${printable(directory)}, wanted files that end in .yaml`,
    );
  return [...files.values()];
}

async function namesOf(directory: string): Promise<string[]> {
  let names: string[];
  try {
    names = await readdir(directory, { encoding: 'utf8' });
  } catch (cause) {
    const found = `cannot read ${printable(directory)}: ${reasonOf(cause)}`;
    throw new Fault('config', `${found}, wanted a directory of login rules`, cause);
  }
  const rules = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  if (rules.length > MOST)
    throw new Fault(
      'config',
      `${printable(directory)} holds ${rules.length} login rules, wanted at most ${MOST}`,
    );
  return rules;
}
