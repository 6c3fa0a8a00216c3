import { Command } from '@commander-js/extra-typings';

/** A command whose help begins with its examples. */
export function newCommand(name: string, examples: string) {
  return new Command(name).addHelpText('before', `Examples:\n${examples}\n`);
}
