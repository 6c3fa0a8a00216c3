import type { Note } from '../yaml/closed-shape.ts';

/** Sections that a sluice without a run around it cannot do anything about. */
const SECTIONS = ['logins', 'findings', 'webhooks'] as const;

/** Notes what of a config only the command can do: said in vain it would seem to be done. */
export function onlyForRuns(config: unknown, note: Note): void {
  const said = mapping(config);
  for (const section of SECTIONS) {
    const value = said[section];
    const isEmpty = value === null || value === undefined || Object.keys(value).length === 0;
    if (isEmpty || (section === 'logins' && isOff(value))) continue;
    note('key', [section], `${section} has no effect on a sluice, wanted a config without it`);
  }
  const { filter } = said;
  if (!Array.isArray(filter)) return;
  for (const [i, rule] of filter.entries()) {
    const { do: action } = mapping(rule);
    if (action === 'finding' || 'finding' in mapping(action))
      note(
        'value',
        ['filter', i, 'do'],
        'a sluice tells nobody of findings, wanted another action, such as { tag: NAME }',
      );
  }
}

/** `logins: { watch: false }` says what holds anyway. */
function isOff(logins: unknown): boolean {
  const said = mapping(logins);
  return said['watch'] === false && Object.keys(said).length === 1;
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
