import type { ListSettings } from '../filter/list/list-settings.ts';
import { readList } from '../filter/list/read-list.ts';
import { DescriptorSink } from '../sink/descriptor-sink.ts';
import { jsonText } from './json-text.ts';
import { chooseLists } from './lists-choose.ts';
import { print } from './print.ts';

/** Prefixes that are written at once. */
const BLOCK = 4096;

/** `lists show`: the prefixes of a list, one a line. */
export async function showList(
  lists: readonly ListSettings[],
  name: string,
  options: { readonly json?: true | undefined },
): Promise<void> {
  const [list] = chooseLists(lists, [name]);
  const { set } = await readList(list);
  if (options.json === true) return print(jsonText([...set.prefixes()]));
  const sink = DescriptorSink.stdout();
  let block: string[] = [];
  for (const prefix of set.prefixes()) {
    block.push(`${prefix}\n`);
    if (block.length < BLOCK) continue;
    await sink.write(Buffer.from(block.join('')));
    block = [];
  }
  await sink.write(Buffer.from(block.join('')));
}
