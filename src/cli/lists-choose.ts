import { Fault } from '../base/fault.ts';
import type { ListSettings } from '../filter/list/list-settings.ts';
import { nearest } from '../yaml/nearest.ts';
import { quote } from '../yaml/quote.ts';

/** The lists of these names, all without one. Throws a Fault for a name that the config does not have. */
export function chooseLists(
  lists: readonly ListSettings[],
  names: readonly string[],
): readonly ListSettings[] {
  if (names.length === 0) return lists;
  return names.map((name) => {
    const list = lists.find((one) => one.name === name);
    if (list !== undefined) return list;
    const known = lists.map((one) => one.name);
    const meant = nearest(name, known);
    const wanted =
      known.length === 0 ? 'a section `lists` in --config' : `one of ${known.join(', ')}`;
    const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
    throw new Fault('usage', `there is no list ${quote(name)}, wanted ${wanted}${hint}`);
  });
}
