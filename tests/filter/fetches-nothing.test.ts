import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/*
 * A run never fetches a list: what can is in one folder, which only the command that updates lists
 * loads.
 */

const SRC = join(import.meta.dirname, '..', '..', 'src');
const FETCHES = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"](undici|(?:node:)?(?:https?2?|net|tls))['"]/;
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|new URL\(\s*)['"](\.[^'"]+)['"]/g;

const text = (file: string): string => readFileSync(join(SRC, file), 'utf8');
const modules = (folder: string): string[] =>
  readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

/** What a module loads, at once or later. */
const loads = (file: string): string[] =>
  [...text(file).matchAll(IMPORT)]
    .map(([, path]) => relative(SRC, join(SRC, dirname(file), path)).replace(/\.js$/, '.ts'))
    .filter((target) => target.endsWith('.ts'));

describe('a run', () => {
  it('has no part of the filter that can fetch, but for the updater', () => {
    const fetching = modules('filter').filter((file) => FETCHES.test(text(file)));
    expect(fetching).toEqual(['filter/update/fetch-list.ts']);
    expect(text('filter/update/fetch-list.ts')).toMatch(FETCHES);
  });

  it('does not load the updater, not even later', () => {
    const users = modules('.').filter((file) =>
      loads(file).some((target) => target.startsWith('filter/update/')),
    );
    expect(users.filter((file) => !file.startsWith('filter/update/'))).toEqual([
      'cli/lists-update.ts',
    ]);
    const callers = modules('.').filter((file) => loads(file).includes('cli/lists-update.ts'));
    expect(callers).toEqual(['cli/lists.ts']);
    expect(text('cli/lists.ts')).toMatch(/await import\('\.\/lists-update\.ts'\)/);
    expect(text('cli/lists.ts')).not.toMatch(/from '\.\/lists-update\.ts'/);
  });
});
