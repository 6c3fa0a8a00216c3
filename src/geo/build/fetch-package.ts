import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A package of the npm registry, pinned to its bytes. */
export interface Pinned {
  readonly name: string;
  readonly version: string;
  /** SHA-512 of the archive, as npm writes it. */
  readonly integrity: string;
}

/** Unpacks a package below `directory`, and gives the folder of its files. */
export function fetchPackage({ name, version, integrity }: Pinned, directory: string): string {
  const told = execFileSync('npm', ['pack', '--json', '--ignore-scripts', `${name}@${version}`], {
    cwd: directory,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [packed] = JSON.parse(told) as { filename: string; integrity: string }[];
  if (packed.integrity !== integrity)
    throw new Error(`${name}@${version} has integrity ${packed.integrity}, wanted ${integrity}`);
  const folder = join(directory, packed.filename.replace(/\.tgz$/, ''));
  mkdirSync(folder);
  execFileSync('tar', ['-xzf', packed.filename, '-C', folder], { cwd: directory });
  return join(folder, 'package');
}
