import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Node 20 does not run TypeScript, and threads and child processes need a module of their own: the
 * store is compiled, alone, to a place that is thrown away after the tests. Gives what makes the
 * address of a module for an `import`.
 */
export function compiledStore(): (module: string) => string {
  const to = mkdtempSync(join(tmpdir(), 'logsluice-store-'));
  afterAll(() => rmSync(to, { recursive: true, force: true }));
  const store = join(root, 'src/login/store');
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      rootDir: join(root, 'src'),
      outDir: to,
      declaration: false,
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: [],
    files: ['open-state.ts', 'writer-thread.ts', 'lmdb-walk.ts'].map((file) => join(store, file)),
  };
  writeFileSync(join(to, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(to, 'package.json'), '{"type":"module"}');
  symlinkSync(join(root, 'node_modules'), join(to, 'node_modules'));
  const typescript = dirname(
    createRequire(import.meta.url).resolve('typescript/package.json', { paths: [root] }),
  );
  execFileSync(process.execPath, [join(typescript, 'bin/tsc'), '-p', to]);
  return (module) => JSON.stringify(pathToFileURL(join(to, 'login/store', module)).href);
}
