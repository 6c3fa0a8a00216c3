import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const MAIN = new URL('../../dist/cli/main.js', import.meta.url).pathname;

/** How often a run over so many lines asked V8 to collect: V8 gives "testing" as the reason of that. */
function collectionsIn(directory: string, lines: number): number {
  const log = join(directory, 'access.log');
  writeFileSync(log, 'GET /\n'.repeat(lines));
  const node = [
    '--trace-gc',
    MAIN,
    '--threads',
    '1',
    '--output',
    join(directory, 'clean.log'),
    log,
  ];
  const said = execFileSync(process.execPath, node, { encoding: 'utf8', stdio: 'pipe' });
  return [...said.matchAll(/Mark-Compact .* testing/g)].length;
}

it('a run collects old objects after each million lines, and not before', () => {
  const directory = mkdtempSync(join(tmpdir(), 'logsluice-'));
  try {
    expect(collectionsIn(directory, 900_000)).toBe(0);
    expect(collectionsIn(directory, 2_300_000)).toBe(2);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
