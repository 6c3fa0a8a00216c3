import { parseArgs } from 'node:util';
import { FORMAT_NAMES } from './generate-lines.ts';
import { wholeNumber } from './whole-number.ts';
import { writeLog } from './write-log.ts';

const USAGE = `usage: generate [--lines N] [--seed S] [--format ${FORMAT_NAMES.join('|')}] [--out FILE] [--truth FILE]`;

/** The command line of the generator. */
function main(): void {
  const { values } = parseArgs({
    options: {
      lines: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      format: { type: 'string', default: 'combined' },
      out: { type: 'string', default: '-' },
      truth: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const lines = wholeNumber('--lines', values.lines);
  const seed = wholeNumber('--seed', values.seed);
  writeLog({ lines, seed, format: values.format }, values.out, values.truth);
}

try {
  main();
} catch (error) {
  // A reader that has seen enough, as in `| head`, is no error.
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') {
    process.stderr.write(`generate: ${(error as Error).message}\n${USAGE}\n`);
    process.exitCode = 64;
  }
}
