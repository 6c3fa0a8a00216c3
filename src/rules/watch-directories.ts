import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileFacts } from '../base/file-facts.ts';
import { type Later, RestWatch } from '../base/rest-watch.ts';

/**
 * Tells when files below directories were changed, made or removed, and are at rest again. What was there
 * at `since` (ms since 1970) is no change.
 */
export function watchDirectories(
  directories: readonly string[],
  since: number,
  changed: () => void,
  later?: Later,
): RestWatch {
  let newest = 0;
  const look = async (): Promise<string> => {
    const paths = (await Promise.all(directories.map(filesBelow))).flat();
    const facts = await Promise.all(paths.map(fileFacts));
    newest = Math.max(...facts.map((one) => one.changed));
    return facts.map(({ text }, i) => `${paths[i]} ${text}`).join('\n');
  };
  return new RestWatch({
    directories,
    recursive: true,
    look,
    tellsFirst: () => newest > since,
    changed,
    ...(later !== undefined && { later }),
  });
}

/** The directory and all that is below it. */
async function filesBelow(directory: string): Promise<string[]> {
  try {
    const names = await readdir(directory, { recursive: true });
    return [directory, ...names.sort().map((name) => join(directory, name))];
  } catch {
    // It is gone, or being changed: the facts of it will tell.
    return [directory];
  }
}
