import { isatty } from 'node:tty';
import { totalSize } from '../source/total-size.ts';
import type { MessageOptions } from './messages.ts';
import { Progress } from './progress.ts';

/** A terminal that does not tell its width has this one. */
const USUAL_WIDTH = 80;

/**
 * The bar for work on these inputs, or undefined where nobody looks at it: only on a terminal, with
 * sizes that are known, and not when standard output (`toStdout`) writes over the same terminal.
 */
export function progressFor(
  inputs: readonly string[],
  options: MessageOptions,
  toStdout: boolean,
): Progress | undefined {
  if (!isatty(2) || options.json === true || options.quiet === true) return undefined;
  if (toStdout && isatty(1)) return undefined;
  const total = totalSize(inputs);
  if (total === undefined) return undefined;
  return new Progress(total, () => performance.now(), {
    write: (text) => process.stderr.write(text),
    get columns() {
      return process.stderr.columns || USUAL_WIDTH;
    },
  });
}
