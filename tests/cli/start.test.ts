import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** No login, so that nothing about networks is asked for. */
const LINE =
  '192.0.2.7 - - [22/Nov/2026:10:00:00 +0000] "GET /a HTTP/1.1" 200 5 "-" "curl/8.5.0"\n';

/** Tells on standard error what is loaded, one address a line. */
const HOOKS = `export async function load(url, context, next) {
  process._rawDebug('loads ' + url);
  return next(url, context);
}`;
const asModule = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;
const REGISTER = `import { register } from 'node:module'; register(${JSON.stringify(asModule(HOOKS))});`;

/** The packages, and how many files and bytes of our own, that a call of the program loads. */
function loadedBy(...args: string[]) {
  const front = ['--import', asModule(REGISTER)];
  const { status, stderr } = spawnSync(process.execPath, [...front, PROGRAM, ...args], {
    encoding: 'utf8',
    input: LINE,
  });
  const addresses = [...stderr.matchAll(/^loads file:(\S+)$/gm)].map(([, path]) => path);
  const packages = addresses.flatMap(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
  );
  const own = addresses.filter((path) => path?.includes('node_modules') === false);
  const bytes = own.reduce((sum, path) => sum + statSync(`${path}`).size, 0);
  return { status, files: own.length, bytes, packages: [...new Set(packages)] };
}

describe('what a command loads', () => {
  it('is next to nothing for the version', () => {
    const { status, files, bytes, packages } = loadedBy('--version');
    expect([status, packages]).toEqual([0, []]);
    expect(files).toBeLessThan(4);
    expect(bytes).toBeLessThan(20_000);
  });

  it('is for a run without config no package of config, findings, geo, webhooks or messages', () => {
    const { status, files, bytes, packages } = loadedBy('-q');
    expect([status, packages.sort()]).toEqual([0, ['@commander-js/extra-typings', 'lru-cache']]);
    expect(files).toBeLessThan(10);
    expect(bytes).toBeLessThan(700_000);
  });
});
