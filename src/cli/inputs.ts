import { isatty } from 'node:tty';
import { Fault } from '../base/fault.ts';
import { checkSources, STDIN } from '../source/open-source.ts';
import { nearest } from '../yaml/nearest.ts';
import { wasClosed } from './closed-descriptor.ts';
import type { Messages } from './messages.ts';

const COMMANDS = [
  ...['explain', 'audit', 'rules', 'keys', 'findings', 'geo', 'lists', 'config', 'help'],
];

/** What stands in log lines, and hardly ever in the name of a file. */
const LINE_LIKE = /[\s"@[\]{}]/;

/**
 * The inputs that the arguments name, standard input when they name none. Fails when one of them
 * cannot be read; tells a person at a terminal what is being waited for.
 */
export async function inputsOf(
  paths: readonly string[],
  messages: Messages,
): Promise<readonly string[]> {
  const inputs = paths.length > 0 ? paths : [STDIN];
  try {
    await checkSources(inputs);
  } catch (cause) {
    throw cause instanceof Fault ? withHint(cause, paths) : cause;
  }
  if (inputs.includes(STDIN)) {
    if (isatty(0)) messages.notice('reading standard input; Ctrl-D ends it, --help tells more');
    else if (wasClosed(0)) messages.notice('standard input is closed: there is nothing to read');
  }
  return inputs;
}

/** The fault with what was perhaps meant by an argument that names no file. */
function withHint(fault: Fault, paths: readonly string[]): Fault {
  const { code: reason, path } = (fault.cause ?? {}) as NodeJS.ErrnoException;
  if (reason !== 'ENOENT' && reason !== 'ENAMETOOLONG') return fault;
  const name = path ?? '';
  // A log line in place of a file name must not be quoted.
  if (reason === 'ENAMETOOLONG' || LINE_LIKE.test(name))
    return new Fault(
      'input',
      `cannot read input ${paths.indexOf(name) + 1}: there is no file of that name, which is not ` +
        'shown; if it is a log line, "logsluice explain" takes one',
      fault,
    );
  if (paths[0] !== name || !/^[a-z-]+$/.test(name)) return fault;
  const meant = nearest(name, COMMANDS);
  if (meant !== undefined)
    return new Fault(
      'usage',
      `unknown command "${name}", and there is no file of that name; did you mean "${meant}"?`,
      fault,
    );
  return new Fault(
    'input',
    `${fault.message}; nor is it a command, of which there are ${COMMANDS.join(', ')}`,
    fault,
  );
}
