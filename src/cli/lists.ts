import type { ListSettings } from '../filter/list/list-settings.ts';
import { newCommand } from './new-command.ts';
import { REPORT_OPTIONS } from './options.ts';

const EXAMPLES = `  logsluice lists update --config logsluice.yaml        fetch the lists that have a url, say what changed
  logsluice lists check --config logsluice.yaml         exit 1 when a list cannot be used
  logsluice lists show drop --config logsluice.yaml     the prefixes of a list, as few as say the same`;

const CONFIG = ['-c, --config <file>', 'the YAML config that names the lists'] as const;

/** Gives the lists that the config at a path names; without a path, those of the defaults. */
export type NamedLists = (config: string | undefined) => Promise<readonly ListSettings[]>;

/** `lists`: the lists of addresses that the filter uses. */
export function listsCommand(namedLists: NamedLists) {
  const lists = newCommand('lists', EXAMPLES).description(
    'fetch, check and show the lists of addresses of the filter',
  );
  lists.addCommand(updateCommand(namedLists));
  lists.addCommand(checkCommand(namedLists));
  lists.addCommand(showCommand(namedLists));
  return lists;
}

function updateCommand(namedLists: NamedLists) {
  return newCommand(
    'update',
    `  logsluice lists update --config logsluice.yaml               all lists that have a url
  logsluice lists update drop --config logsluice.yaml          this one
  logsluice lists update drop --force --config logsluice.yaml  although it is of quite another size`,
  )
    .description(
      'fetch lists from their urls; on any fault the old one stays, and the exit status tells',
    )
    .argument('[names...]', 'lists; without one, all that have a url')
    .option(...CONFIG)
    .option('--force', 'take a list with less than half or more than three times the entries, too')
    .option(...REPORT_OPTIONS.json)
    .action(async (names, options) => {
      const { updateLists } = await import('./lists-update.ts');
      await updateLists(await namedLists(options.config), names, options);
    });
}

function checkCommand(namedLists: NamedLists) {
  return newCommand(
    'check',
    `  logsluice lists check --config logsluice.yaml          counts, and places of what is odd
  logsluice lists check --config logsluice.yaml --json   for a program`,
  )
    .description('read the lists as a run would, and exit 1 if one cannot be used')
    .argument('[names...]', 'lists; without one, all')
    .option(...CONFIG)
    .option(...REPORT_OPTIONS.json)
    .action(async (names, options) => {
      const { checkLists } = await import('./lists-check.ts');
      await checkLists(await namedLists(options.config), names, options);
    });
}

function showCommand(namedLists: NamedLists) {
  return newCommand('show', '  logsluice lists show drop --config logsluice.yaml | wc -l')
    .description('print the prefixes of a list, merged, one a line')
    .argument('<name>', 'the list')
    .option(...CONFIG)
    .option(...REPORT_OPTIONS.json)
    .action(async (name, options) => {
      const { showList } = await import('./lists-show.ts');
      await showList(await namedLists(options.config), name, options);
    });
}
