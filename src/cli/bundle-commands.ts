import { readdirSync, rmSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/*
 * A step of `npm run build`: joins the compiled modules of the command line into a few files, each loaded
 * when a command needs it. Node takes a third of a millisecond to find and link a module, and a
 * run has three hundred. Packages stay outside; what serves as a library stays as it was compiled.
 */

/** The compiled tree; one folder below it, as this file is, every address of another file still holds. */
const TREE = fileURLToPath(new URL('..', import.meta.url));

/** Where a process or a thread begins. */
const ENTRIES = [
  'cli/main.js',
  'config/prove-rules-thread.js',
  'config/threads/block-thread.js',
  'login/store/writer-thread.js',
  'filter/list/read-list-thread.js',
];

/**
 * What is loaded together is one file, with all that it imports: what `main.ts` needs by itself, which waits for
 * the rest and so must be apart from it, and then what a run without a config needs.
 */
const TOGETHER = [
  {
    name: 'start',
    test: /\/cli\/(answered|exit-statuses|messages|print|product-version)\.js$/,
    priority: 2,
  },
  { name: 'run', test: /\/(cli\/program|cli\/redact|config\/load)\.js$/, priority: 1 },
];

const bundle = await rolldown({
  input: ENTRIES.map((entry) => join(TREE, entry)),
  platform: 'node',
  // What one command loads late may belong to what another one begins with.
  checks: { ineffectiveDynamicImport: false },
  external: (id) => !id.startsWith('.') && !isAbsolute(id),
});
const { output } = await bundle.write({
  dir: join(TREE, 'cli'),
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
  codeSplitting: { groups: TOGETHER },
});
await bundle.close();

const written = new Set(output.map(({ fileName }) => fileName));
for (const name of readdirSync(join(TREE, 'cli')))
  if (!written.has(name)) rmSync(join(TREE, 'cli', name), { recursive: true });
