#!/usr/bin/env node
import { FAULT_EXITS, Fault } from '../base/fault.ts';
import { isAnswered } from './answered.ts';
import { INTERNAL_EXIT } from './exit-statuses.ts';
import { openMessages } from './messages.ts';
import { print } from './print.ts';
import { versionText } from './product-version.ts';

/*
 * The only place that ends the process. `process.exit` is not called once a run has begun: it would lose
 * what a slow pipe has not taken yet.
 */

// An error that nobody waits for. What runs is ended in good order, as a signal would.
process.on('uncaughtException', async (cause) => {
  process.exitCode = await exitCodeOf(cause);
  // Before a run has begun nobody ends it, and nothing was written that could get lost.
  if (!process.emit('SIGTERM')) process.exit();
});

const said: string[] = [];
try {
  const [asked = '', ...more] = process.argv.slice(2);
  // Asked for alone, the version needs no command line to be understood.
  if (more.length === 0 && ['--version', '-V'].includes(asked)) {
    await print(`${versionText()}\n`);
  } else {
    endure();
    const { program } = await import('./program.ts');
    await program((text) => said.push(text)).parseAsync();
  }
} catch (cause) {
  process.exitCode = await exitCodeOf(cause);
}

async function exitCodeOf(cause: unknown): Promise<number> {
  if (isAnswered(cause)) {
    try {
      await print(said.join(''));
    } catch (failure) {
      return exitCodeOf(failure);
    }
    return cause.exitCode === 0 ? 0 : FAULT_EXITS.usage;
  }
  endure();
  const messages = await openMessages({ json: process.argv.includes('--json') });
  if (cause instanceof Fault) {
    messages.fault(cause);
    return FAULT_EXITS[cause.code];
  }
  // A fault of our own. Its message could quote what was being worked on; where it happened cannot.
  const kind = cause instanceof Error ? cause.name : 'Error';
  const where = cause instanceof Error ? placeOf(cause) : '';
  const message = `internal error: ${kind}${where}; please report it, without log content`;
  messages.fault({ code: 'internal', message });
  return INTERNAL_EXIT;
}

/** ` at splice.js:42:7`, out of the first line of the stack that has a place in it. */
function placeOf(error: Error): string {
  const place = /\/([\w-]+\.js:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1];
  return place === undefined ? '' : ` at ${place}`;
}

/**
 * Nobody reads the messages any more: that is no reason to stop. Not for those who ask for the version: to look at
 * standard error loads what takes as long as their answer.
 */
function endure(): void {
  if (process.stderr.listenerCount('error') === 0) process.stderr.on('error', () => undefined);
}
