import { readdir, stat } from 'node:fs/promises';
import { join, parse } from 'node:path';

/**
 * The paths of existing files and directories that fit an absolute pattern, sorted, as glob(3) does
 * it for nginx: `*` and `?` stand for anything within a name except a `.` at its start.
 */
export async function expandGlob(pattern: string): Promise<string[]> {
  const { root } = parse(pattern);
  let paths = [root];
  for (const name of pattern.slice(root.length).split('/')) {
    if (name === '') continue;
    paths = (await Promise.all(paths.map((path) => step(path, name)))).flat();
  }
  return paths.sort();
}

/** Whether a path is a pattern at all. */
export function isGlob(path: string): boolean {
  return /[*?]/.test(path);
}

async function step(directory: string, name: string): Promise<string[]> {
  if (!isGlob(name)) {
    const path = join(directory, name);
    return (await exists(path)) ? [path] : [];
  }
  const source = name.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^${source.replace(/\*+/g, '.*').replace(/\?/g, '.')}$`, 's');
  const entries = await readdir(directory).catch(() => []);
  return entries
    .filter((entry) => pattern.test(entry) && (name.startsWith('.') || !entry.startsWith('.')))
    .map((entry) => join(directory, entry));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
