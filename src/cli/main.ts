#!/usr/bin/env node
import { CommanderError } from '@commander-js/extra-typings';
import { FAULT_EXITS, Fault } from '../base/fault.ts';
import { openMessages } from './messages.ts';
import { program } from './program.ts';

/*
 * The only place that ends the process. `process.exit` is never called: it would lose what a slow
 * pipe has not taken yet.
 */

// Nobody reads the messages any more: that is no reason to stop.
process.stderr.on('error', () => undefined);

try {
  await program().parseAsync();
} catch (cause) {
  process.exitCode = await exitCodeOf(cause);
}

async function exitCodeOf(cause: unknown): Promise<number> {
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : FAULT_EXITS.usage;
  const messages = await openMessages({ json: process.argv.includes('--json') });
  if (cause instanceof Fault) {
    messages.fault(cause);
    return FAULT_EXITS[cause.code];
  }
  // A fault of our own. Its message could quote what was being worked on; where it happened cannot.
  const kind = cause instanceof Error ? cause.name : 'Error';
  const where = cause instanceof Error ? placeOf(cause) : '';
  messages.fault(
    new Fault('data', `internal error: ${kind}${where}; please report it, without log content`),
  );
  return 70;
}

/** ` at splice.js:42:7`, out of the first line of the stack that has a place in it. */
function placeOf(error: Error): string {
  const place = /\/([\w-]+\.js:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1];
  return place === undefined ? '' : ` at ${place}`;
}
