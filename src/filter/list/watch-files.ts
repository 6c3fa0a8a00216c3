import { dirname } from 'node:path';
import { fileFacts } from '../../base/file-facts.ts';
import { type Later, RestWatch } from '../../base/rest-watch.ts';

/**
 * Tells when files were changed, made or removed and are at rest again. What they are at first is told,
 * too: nobody can know what changed before.
 */
export function watchFiles(
  paths: readonly string[],
  changed: () => void,
  later?: Later,
): RestWatch {
  return new RestWatch({
    // A file that is replaced is another one: its directory tells.
    directories: new Set(paths.map((path) => dirname(path))),
    look: async () => (await Promise.all(paths.map(fileFacts))).map(({ text }) => text).join('\n'),
    tellsFirst: () => true,
    changed,
    ...(later !== undefined && { later }),
  });
}
