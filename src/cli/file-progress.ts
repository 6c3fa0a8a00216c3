import { statSync } from 'node:fs';
import { STDIN } from '../source/open-source.ts';
import type { MessageOptions } from './messages.ts';
import { Progress } from './progress.ts';

/**
 * The bar for work on these files, or undefined where nobody looks at it: only on a terminal, with
 * sizes that are known, and not when standard output (`toStdout`) writes over the same terminal.
 */
export function progressFor(
  inputs: readonly string[],
  options: MessageOptions,
  toStdout: boolean,
): Progress | undefined {
  if (process.stderr.isTTY !== true || options.json === true || options.quiet === true) return;
  if ((toStdout && process.stdout.isTTY === true) || inputs.includes(STDIN)) return;
  const total = inputs.reduce((sum, path) => sum + statSync(path).size, 0);
  return new Progress(
    total,
    () => performance.now(),
    (text) => process.stderr.write(text),
  );
}
