import { Command } from '@commander-js/extra-typings';
import { Fault } from '../base/fault.ts';
import type { KeyDirectory, KeyEntry } from '../pseudonym/key-directory.ts';
import { REPORT_OPTIONS } from './options.ts';
import { table } from './table.ts';

const EXAMPLES = `Examples:
  logsluice keys init --keys /var/lib/logsluice/keys
  logsluice keys list --keys /var/lib/logsluice/keys
  logsluice keys destroy --keys /var/lib/logsluice/keys --before 2026-10-22 --yes
`;

const DIRECTORY = ['-k, --keys <dir>', 'the key directory'] as const;

/** `keys`: the keys that tie pseudonyms to values. */
export function keysCommand() {
  const keys = new Command('keys')
    .description('make, list and destroy the keys of the epochs')
    .addHelpText('before', EXAMPLES);
  keys
    .command('init')
    .description('make a key directory, mode 0700; keys are made in it as epochs come')
    .requiredOption(...DIRECTORY)
    .action(async (options) => {
      (await directoryAt(options.keys)).init();
      process.stderr.write(`logsluice: ${options.keys} is ready\n`);
    });
  keys
    .command('list')
    .description('show each epoch, its key id and the network of its address pseudonyms')
    .requiredOption(...DIRECTORY)
    .option(...REPORT_OPTIONS.json)
    .action(async (options) => {
      const entries = (await directoryAt(options.keys)).list();
      process.stdout.write(
        options.json === true ? `${JSON.stringify(entries)}\n` : listed(entries),
      );
    });
  keys
    .command('destroy')
    .description('destroy keys for good: their pseudonyms can never be tied to a value again')
    .argument('[epochs...]', 'epochs as "keys list" shows them')
    .requiredOption(...DIRECTORY)
    .option('--before <epoch>', 'all epochs whose name sorts before this one, such as 2026-10-22')
    .option('--yes', 'do it; without this, only say what would be destroyed')
    .option(...REPORT_OPTIONS.json)
    .action(async (epochs, options) => {
      const directory = await directoryAt(options.keys);
      const chosen = choose(directory, epochs, options.before);
      if (options.yes === true) for (const epoch of chosen) directory.destroy(epoch);
      tellDestroyed(chosen, options.yes === true, options.json === true);
    });
  for (const command of keys.commands) command.exitOverride();
  return keys;
}

async function directoryAt(path: string): Promise<KeyDirectory> {
  const { KeyDirectory } = await import('../pseudonym/key-directory.ts');
  return new KeyDirectory(path);
}

/** The epochs with a key that were named or lie before the given one. */
function choose(directory: KeyDirectory, epochs: readonly string[], before?: string): string[] {
  if (epochs.length === 0 && before === undefined)
    throw new Fault(
      'usage',
      'cannot destroy keys: no epoch named, wanted EPOCH… or --before EPOCH',
    );
  const active = directory.list().filter(({ state }) => state === 'active');
  const unknown = epochs.find((epoch) => !active.some(({ name }) => name === epoch));
  if (unknown !== undefined)
    throw new Fault(
      'usage',
      `cannot destroy the key of ${unknown}: the directory has no such key; "logsluice keys list" shows them`,
    );
  const older = active.filter(({ name }) => before !== undefined && name < before);
  return [...new Set([...epochs, ...older.map(({ name }) => name)])];
}

function listed(entries: readonly KeyEntry[]): string {
  if (entries.length === 0)
    return 'no keys yet: each is made when the first line of its epoch comes\n';
  return table([
    ['epoch', 'state', 'key id', 'addresses', 'since'],
    ...entries.map((entry) =>
      entry.state === 'active'
        ? [entry.name, entry.state, entry.keyId, entry.prefix, entry.created]
        : [entry.name, entry.state, '', '', entry.destroyed],
    ),
  ]);
}

function tellDestroyed(epochs: readonly string[], done: boolean, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ destroyed: done, epochs })}\n`);
    return;
  }
  const what = epochs.length === 1 ? '1 key' : `${epochs.length} keys`;
  const text = done ? `${what} destroyed` : `would destroy ${what}; add --yes to do it`;
  process.stdout.write(`${text}${epochs.length > 0 ? `: ${epochs.join(' ')}` : ''}\n`);
}
