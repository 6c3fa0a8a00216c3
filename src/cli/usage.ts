import type { CommanderError, CommandUnknownOpts } from '@commander-js/extra-typings';
import { Fault } from '../base/fault.ts';

/** An option as one is spelled; anything else in its place may be part of a log line. */
const SPELLED = /^error: unknown option '(?:-\w|--[a-z-]+)'/;

/**
 * Lets a command and all below it throw instead of ending the process: a Fault for what is not
 * understood, the CommanderError for a help or version that was asked for. What they say on standard
 * output goes to `say`.
 */
export function tellUsage(
  command: CommandUnknownOpts,
  say: (text: string) => void,
  above = '',
): void {
  const path = above === '' ? command.name() : `${above} ${command.name()}`;
  command.configureOutput({ writeOut: say, outputError: () => undefined });
  command.exitOverride((error) => {
    throw error.exitCode === 0 || error.code === 'commander.help' ? error : faultOf(error, path);
  });
  for (const inner of command.commands) tellUsage(inner, say, path);
}

function faultOf({ code, message }: CommanderError, path: string): Fault {
  let says = message.replace(/^error: |\.$/g, '').replaceAll('\n', ' ');
  if (code === 'commander.unknownOption' && !SPELLED.test(message)) says = 'unknown option';
  if (path.endsWith(' explain')) {
    if (code === 'commander.unknownOption')
      says += '; a line that begins with - goes behind --, or to standard input';
    if (code === 'commander.excessArguments')
      says += '; a line goes in quotes, or to standard input';
  }
  return new Fault('usage', `${says}; "${path} --help" tells more`);
}
