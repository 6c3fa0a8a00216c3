import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/*
 * The law of the floors: an import goes down a floor or stays in its folder; folders of one floor do
 * not know each other; type imports count.
 */

const FLOORS: Record<string, number> = {
  base: 0,
  model: 1,
  yaml: 1,
  source: 2,
  frame: 2,
  parse: 2,
  redact: 2,
  pseudonym: 2,
  kernel: 2,
  filter: 2,
  geo: 2,
  login: 2,
  sink: 2,
  pipeline: 3,
  rules: 4,
  config: 5,
  cli: 6,
};

const SRC = join(import.meta.dirname, '..', 'src');

/** Every import, export-from and dynamic import of a module, types included. */
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"](\.[^'"]+)['"]/g;

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

function imports(): Import[] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return files.flatMap((file) => {
    const text = readFileSync(join(SRC, file), 'utf8');
    return [...text.matchAll(IMPORT)].map((match) => {
      const target = relative(SRC, join(SRC, dirname(file), match[1]));
      return { file, from: folderOf(file), to: folderOf(target) };
    });
  });
}

const folderOf = (file: string): string => (file.includes('/') ? file.split('/')[0] : 'index.ts');

/** What is wrong with an import, or undefined. */
function broken({ file, from, to }: Import): string | undefined {
  if (from === to) return undefined;
  if (from === 'index.ts') return undefined;
  if (FLOORS[to] === undefined) return `${file} imports ${to}, which has no floor`;
  if (FLOORS[to] > FLOORS[from]) return `${file} imports up, from ${from} to ${to}`;
  if (FLOORS[to] === FLOORS[from]) return `${file} imports its neighbour ${to}`;
  return undefined;
}

describe('floors', () => {
  it('every folder of src has its floor', () => {
    const folders = readdirSync(SRC, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.sort()).toEqual(Object.keys(FLOORS).sort());
  });

  it('every import goes down a floor or stays in its folder', () => {
    const all = imports();
    expect(all.length).toBeGreaterThan(100);
    expect(all.map(broken).filter((fault) => fault !== undefined)).toEqual([]);
  });

  it('the law sees an import that goes up, sideways or nowhere', () => {
    const file = 'redact/x.ts';
    expect(broken({ file, from: 'redact', to: 'cli' })).toMatch(/up/);
    expect(broken({ file, from: 'redact', to: 'parse' })).toMatch(/neighbour/);
    expect(broken({ file, from: 'redact', to: 'utils' })).toMatch(/no floor/);
    expect(broken({ file, from: 'redact', to: 'model' })).toBeUndefined();
  });

  it('no two modules import each other in a circle', () => {
    const graph = new Map<string, string[]>();
    for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const text = readFileSync(join(SRC, file), 'utf8');
      const targets = [...text.matchAll(IMPORT)].map((match) =>
        relative(SRC, join(SRC, dirname(file), match[1])),
      );
      graph.set(file, targets);
    }
    const circles: string[] = [];
    const state = new Map<string, 'open' | 'done'>();
    const visit = (file: string, path: string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        circles.push([...path.slice(path.indexOf(file)), file].join(' > '));
        return;
      }
      state.set(file, 'open');
      for (const target of graph.get(file) ?? []) visit(target, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of graph.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });
});
