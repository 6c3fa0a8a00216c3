import { FAULT_EXITS, Fault } from '../base/fault.ts';
import type { ListSettings } from '../filter/list/list-settings.ts';
import { FETCH_TIMES } from '../filter/update/fetch-list.ts';
import { type Updated, updateList } from '../filter/update/update-list.ts';
import { jsonText } from './json-text.ts';
import { chooseLists } from './lists-choose.ts';
import { openMessages } from './messages.ts';
import { print } from './print.ts';
import { table } from './table.ts';

/** What came of the update of one list. */
type Outcome = { readonly name: string } & (Updated | { readonly fault: Fault });

/**
 * `lists update`: fetches lists, one after the other. One that fails keeps the others from nothing; the exit
 * status is that of the first fault.
 */
export async function updateLists(
  lists: readonly ListSettings[],
  names: readonly string[],
  options: { readonly force?: true | undefined; readonly json?: true | undefined },
): Promise<void> {
  const messages = await openMessages(options);
  const outcomes: Outcome[] = [];
  for (const list of chosen(lists, names)) {
    const outcome = await updateOne(list, options.force === true);
    outcomes.push({ name: list.name, ...outcome });
    if (!('fault' in outcome)) continue;
    messages.fault(outcome.fault);
    process.exitCode ??= FAULT_EXITS[outcome.fault.code];
  }
  await print(options.json === true ? jsonText(outcomes.map(asJson)) : asText(outcomes));
}

type Fetchable = ListSettings & { readonly url: string };

function chosen(lists: readonly ListSettings[], names: readonly string[]): Fetchable[] {
  return chooseLists(lists, names).flatMap((list) => {
    if (list.url !== undefined) return [{ ...list, url: list.url }];
    if (names.length === 0) return [];
    throw new Fault('usage', `cannot update list ${list.name}: it has no url in the config`);
  });
}

async function updateOne(
  list: Fetchable,
  force: boolean,
): Promise<Updated | { readonly fault: Fault }> {
  try {
    return await updateList(list, { force, times: FETCH_TIMES });
  } catch (cause) {
    if (cause instanceof Fault) return { fault: cause };
    throw cause;
  }
}

function asJson(outcome: Outcome) {
  if (!('fault' in outcome)) return outcome;
  return { name: outcome.name, state: 'failed', message: outcome.fault.message };
}

function asText(outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return 'no list of the config has a url\n';
  const rows = outcomes.map((one) =>
    'fault' in one
      ? [one.name, 'failed, the old one stays']
      : [one.name, one.state, one.before ?? '', one.entries, one.added, one.removed],
  );
  return table([['list', 'state', 'before', 'entries', 'added', 'removed'], ...rows]);
}
