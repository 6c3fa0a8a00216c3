import { fstatSync, statSync } from 'node:fs';
import { STDIN } from './open-source.ts';

/** How many bytes the inputs have together; undefined when one of them is no file. */
export function totalSize(paths: readonly string[]): number | undefined {
  const facts = paths.map((path) => (path === STDIN ? fstatSync(0) : statSync(path)));
  if (!facts.every((fact) => fact.isFile())) return undefined;
  return facts.reduce((sum, { size }) => sum + size, 0);
}
