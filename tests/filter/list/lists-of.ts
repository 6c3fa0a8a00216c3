import { LIST_DEFAULTS, type ListSettings } from '../../../src/filter/list/list-settings.ts';

/** A list named `drop` in a file, with the defaults. */
export function listIn(file: string, said: Partial<ListSettings> = {}): ListSettings {
  return { name: 'drop', file, url: undefined, ...LIST_DEFAULTS, ...said };
}
