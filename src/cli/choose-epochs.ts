import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../base/fault.ts';
import { firstSecond, parseEpochName } from '../pseudonym/epoch.ts';
import type { KeyDirectory } from '../pseudonym/key-directory.ts';

const WANTED = 'wanted one such as 2026-11-22T13, 2026-11-22, 2026-W47 or 2026-11';

/**
 * The epochs whose keys are to be destroyed: those of `names`, and with `before` those with a key
 * that had ended when that epoch began. A name that is not an epoch with a key is a fault, before
 * anything is destroyed.
 */
export function chooseEpochs(
  directory: KeyDirectory,
  names: readonly string[],
  before: string | undefined,
): readonly string[] {
  if (names.length === 0 && before === undefined)
    throw new Fault(
      'usage',
      'cannot destroy keys: no epoch named, wanted EPOCH… or --before EPOCH; "logsluice keys list" shows them',
    );
  for (const name of names) {
    epochOf(name);
    // Asked of the file alone: a key that cannot be used can still be destroyed.
    const file = lstatSync(join(directory.path, `${name}.key`), { throwIfNoEntry: false });
    if (file === undefined && !directory.isDestroyed(name))
      throw new Fault(
        'usage',
        `cannot destroy the key of ${name}: ${directory.path} has no such key; "logsluice keys list" shows them`,
      );
  }
  const ended = before === undefined ? [] : endedBy(directory, epochOf(before).begins);
  return [...new Set([...names, ...ended])];
}

/** The epochs with a key that ended at this second or earlier. */
function endedBy(directory: KeyDirectory, second: number): string[] {
  return directory
    .list()
    .filter(({ name, state }) => state === 'active' && epochOf(name).ends <= second)
    .map(({ name }) => name);
}

/** When the epoch of this name begins and ends, in seconds since 1970 UTC. */
function epochOf(name: string): { readonly begins: number; readonly ends: number } {
  const parsed = parseEpochName(name);
  if (parsed === undefined)
    throw new Fault(
      'usage',
      `cannot destroy keys: ${JSON.stringify(name)} is not the name of an epoch, ${WANTED}`,
    );
  const { length, epoch } = parsed;
  return { begins: firstSecond(length, epoch), ends: firstSecond(length, epoch + 1) };
}
