import { Fault } from '../base/fault.ts';
import { type ListReport, placesOf } from '../filter/list/list-report.ts';
import type { ListSettings } from '../filter/list/list-settings.ts';
import { readList } from '../filter/list/read-list.ts';
import { printable } from '../yaml/quote.ts';
import { jsonText } from './json-text.ts';
import { chooseLists } from './lists-choose.ts';
import { print } from './print.ts';
import { table } from './table.ts';

/** A list that was read, or what is wrong with it. */
type Checked = { readonly list: ListSettings } & (
  | { readonly report: ListReport }
  | { readonly fault: Fault }
);

/** `lists check`: what is in the lists; exit 1 when one of them cannot be used. */
export async function checkLists(
  lists: readonly ListSettings[],
  names: readonly string[],
  options: { readonly json?: true | undefined },
): Promise<void> {
  const checked: Checked[] = [];
  for (const list of chooseLists(lists, names)) checked.push(await checkOne(list));
  if (checked.some((one) => 'fault' in one)) process.exitCode = 1;
  await print(options.json === true ? jsonText(checked.map(asJson)) : asText(checked));
}

async function checkOne(list: ListSettings): Promise<Checked> {
  try {
    return { list, report: (await readList(list)).report };
  } catch (cause) {
    if (cause instanceof Fault) return { list, fault: cause };
    throw cause;
  }
}

function asJson(checked: Checked) {
  const { name, file } = checked.list;
  if ('fault' in checked) return { name, file, ok: false, message: checked.fault.message };
  const { entries, prefixes, duplicates, overlaps, hostBits, garbage } = checked.report;
  const counts = { entries, prefixes, duplicates, overlaps, host_bits: hostBits, garbage };
  return { name, file, ok: true, ...counts };
}

function asText(checked: readonly Checked[]): string {
  if (checked.length === 0) return 'the config names no lists\n';
  const head = ['list', 'entries', 'prefixes', 'duplicates', 'overlaps', 'host bits', 'garbage'];
  const rows = checked.map((one) => {
    if ('fault' in one) return [one.list.name, 'cannot be used'];
    const { entries, prefixes, duplicates, overlaps, hostBits, garbage } = one.report;
    return [one.list.name, entries, prefixes, duplicates, overlaps, hostBits, garbage];
  });
  return [table([head, ...rows]), ...checked.flatMap(remarks)].join('');
}

/** What somebody may want to mend, with its place. */
function remarks(checked: Checked): string[] {
  if ('fault' in checked) return [`${checked.fault.message}\n`];
  const { garbage, garbageLines, hostBits, hostBitsLines } = checked.report;
  const file = printable(checked.list.file);
  const told = [];
  if (garbage > 0)
    told.push(`no address, prefix or range: ${placesOf(file, garbageLines, garbage)}\n`);
  if (hostBits > 0)
    told.push(
      `bits set behind the prefix, taken off: ${placesOf(file, hostBitsLines, hostBits)}\n`,
    );
  return told;
}
