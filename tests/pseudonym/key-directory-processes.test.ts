import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryDirectories } from './temporary.ts';

const temporaryDirectory = temporaryDirectories();
const root = fileURLToPath(new URL('../..', import.meta.url));
const PROCESSES = 5;
const EPOCHS = Array.from({ length: 24 }, (_, h) => `2026-11-22T${String(h).padStart(2, '0')}`);

/** Node 20 does not run TypeScript: the folder is compiled, alone, to a place that is thrown away. */
function compiled(): string {
  const to = temporaryDirectory();
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      rootDir: join(root, 'src'),
      outDir: to,
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: [],
    files: [join(root, 'src/pseudonym/key-directory.ts')],
  };
  writeFileSync(join(to, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(to, 'package.json'), '{"type":"module"}');
  const typescript = dirname(
    createRequire(import.meta.url).resolve('typescript/package.json', { paths: [root] }),
  );
  execFileSync(process.execPath, [join(typescript, 'bin/tsc'), '-p', to]);
  return join(to, 'pseudonym/key-directory.js');
}

/** Says that it is ready, waits for a byte, opens all epochs and prints their keys. */
const child = (module: string, keys: string): string => `
  import { readSync, writeSync } from 'node:fs';
  import { KeyDirectory } from ${JSON.stringify(pathToFileURL(module).href)};
  const directory = new KeyDirectory(${JSON.stringify(keys)});
  writeSync(2, 'ready');
  readSync(0, new Uint8Array(1));
  const keys = ${JSON.stringify(EPOCHS)}.map((name) => Buffer.from(directory.open(name)).toString('hex'));
  writeSync(1, JSON.stringify(keys));
`;

it('processes that create the same epochs at once agree on every key', async () => {
  const module = compiled();
  const keys = temporaryDirectory();
  const children = Array.from({ length: PROCESSES }, () =>
    spawn(process.execPath, ['--input-type=module', '--eval', child(module, keys)]),
  );
  const outputs = children.map((process) => text(process.stdout));
  await Promise.all(children.map((process) => once(process.stderr, 'data')));
  for (const process of children) process.stdin.end('!');
  const [first, ...others] = await Promise.all(outputs);
  expect(new Set(JSON.parse(first) as string[]).size).toBe(EPOCHS.length);
  for (const other of others) expect(other).toBe(first);
  expect(readdirSync(keys).sort()).toEqual(EPOCHS.map((name) => `${name}.key`));
});
