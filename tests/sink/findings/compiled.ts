import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * The URL of a module of src, compiled with what it imports into the empty directory `to`: a child
 * process can import it, and Node 20 does not run TypeScript.
 */
export function compiled(module: string, to: string): string {
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      rootDir: join(root, 'src'),
      outDir: to,
      declaration: false,
      // The whole suite is checked elsewhere.
      noCheck: true,
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: [],
    files: [join(root, 'src', module)],
  };
  writeFileSync(join(to, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(to, 'package.json'), '{"type":"module"}');
  symlinkSync(join(root, 'node_modules'), join(to, 'node_modules'));
  const typescript = dirname(
    createRequire(import.meta.url).resolve('typescript/package.json', { paths: [root] }),
  );
  execFileSync(process.execPath, [join(typescript, 'bin/tsc'), '-p', to]);
  return pathToFileURL(join(to, module.replace(/\.ts$/, '.js'))).href;
}
