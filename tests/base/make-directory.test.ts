import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeDirectory } from '../../src/base/make-directory.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';

const temporaryDirectory = temporaryDirectories();

it('makes what is missing above it too, with the mode that is wanted', () => {
  const root = temporaryDirectory();
  const path = join(root, 'a', 'b', 'c');
  makeDirectory(path, 0o700);
  for (const made of [path, join(root, 'a')]) expect(statSync(made).mode & 0o777).toBe(0o700);
  makeDirectory(path, 0o755);
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

it('makes nothing below a file', () => {
  const file = join(temporaryDirectory(), 'file');
  writeFileSync(file, 'x');
  makeDirectory(file);
  expect(statSync(file).isFile()).toBe(true);
  for (const path of [join(file, 'a'), join(file, 'a', 'b')])
    expect(() => makeDirectory(path)).toThrow(expect.objectContaining({ code: 'ENOTDIR' }));
});

it.runIf(existsSync('/proc/self'))('ends where no directory can be made', () => {
  for (const path of ['/proc/logsluice', '/proc/logsluice/a/b'])
    expect(() => makeDirectory(path)).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});
