import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault, reasonOf } from '../base/fault.ts';
import { RULES } from '../rules/library-files.ts';

/**
 * The lines of the package in which nothing is personal but what fields of the format are made for:
 * rules are measured on them, and a rule that hits one is too broad.
 */
export function harmlessLines(): Uint8Array {
  try {
    return new Uint8Array(readFileSync(join(RULES, 'harmless.log')));
  } catch (cause) {
    const found = `cannot read the harmless lines of the package: ${reasonOf(cause)}`;
    throw new Fault('config', `${found}; install logsluice again`, cause);
  }
}
