import type { KeyDirectory, KeyEntry } from '../pseudonym/key-directory.ts';
import { jsonText } from './json-text.ts';
import { newCommand } from './new-command.ts';
import { REPORT_OPTIONS } from './options.ts';
import { print } from './print.ts';
import { table } from './table.ts';

const EXAMPLES = `  logsluice keys init --keys /var/lib/logsluice/keys
  logsluice keys list --keys /var/lib/logsluice/keys
  logsluice keys destroy --keys /var/lib/logsluice/keys --before 2026-10-22 --yes`;

const DIRECTORY = ['-k, --keys <dir>', 'the key directory'] as const;

/** `keys`: the keys that tie pseudonyms to values. */
export function keysCommand() {
  const keys = newCommand('keys', EXAMPLES).description(
    'make, list and destroy the keys of the epochs',
  );
  keys.addCommand(initCommand());
  keys.addCommand(listCommand());
  keys.addCommand(destroyCommand());
  return keys;
}

function initCommand() {
  return newCommand('init', '  logsluice keys init --keys /var/lib/logsluice/keys')
    .description('make a key directory, mode 0700; keys are made in it as epochs come')
    .requiredOption(...DIRECTORY)
    .option(...REPORT_OPTIONS.json)
    .action(async (options) => {
      const directory = await directoryAt(options.keys);
      directory.init();
      const { path } = directory;
      await print(options.json === true ? jsonText({ directory: path }) : `${path} is ready\n`);
    });
}

function listCommand() {
  return newCommand(
    'list',
    `  logsluice keys list --keys /var/lib/logsluice/keys
  logsluice keys list --keys keys --json | jq -r '.[].prefix'   the networks to expire`,
  )
    .description('show each epoch, its key id and the network of its address pseudonyms')
    .requiredOption(...DIRECTORY)
    .option(...REPORT_OPTIONS.json)
    .action(async (options) => {
      const entries = (await directoryAt(options.keys)).list();
      await print(options.json === true ? jsonText(entries) : listed(entries));
    });
}

function destroyCommand() {
  return newCommand(
    'destroy',
    `  logsluice keys destroy --keys keys 2026-10-21                    what would be destroyed
  logsluice keys destroy --keys keys 2026-10-21 2026-10-20 --yes   for good
  logsluice keys destroy --keys keys --before 2026-10-22 --yes     all that ended by that day`,
  )
    .description('destroy keys for good: their pseudonyms can never be tied to a value again')
    .argument('[epochs...]', 'epochs as "keys list" shows them')
    .requiredOption(...DIRECTORY)
    .option('--before <epoch>', 'all epochs that ended when this one began, such as 2026-10-22')
    .option('--yes', 'do it; without this, only say what would be destroyed')
    .option(...REPORT_OPTIONS.json)
    .action(async (names, options) => {
      const { chooseEpochs } = await import('./choose-epochs.ts');
      const directory = await directoryAt(options.keys);
      const epochs = chooseEpochs(directory, names, options.before);
      const destroyed = options.yes === true;
      if (destroyed) for (const epoch of epochs) directory.destroy(epoch);
      await print(
        options.json === true ? jsonText({ destroyed, epochs }) : destroyedText(epochs, destroyed),
      );
    });
}

async function directoryAt(path: string): Promise<KeyDirectory> {
  const { KeyDirectory } = await import('../pseudonym/key-directory.ts');
  return new KeyDirectory(path);
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

function destroyedText(epochs: readonly string[], done: boolean): string {
  if (epochs.length === 0) return 'no keys to destroy\n';
  const what = epochs.length === 1 ? '1 key' : `${epochs.length} keys`;
  const text = done ? `${what} destroyed` : `would destroy ${what}; add --yes to do it`;
  return `${text}: ${epochs.join(' ')}\n`;
}
