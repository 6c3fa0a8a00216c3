import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { MAIN } from './command.ts';

const SECRET = '192.0.2.7 jan@example.org';

/** Runs the command after a module that breaks the platform, and leaves its input open for a while. */
async function broken(module: string, args: readonly string[] = []) {
  const source = `data:text/javascript,${encodeURIComponent(module)}`;
  const child = spawn(process.execPath, ['--import', source, MAIN, '-q', ...args]);
  const [out, err] = [text(child.stdout), text(child.stderr)];
  child.stdin.on('error', () => undefined);
  child.stdin.write('a line\n');
  const [status] = await once(child, 'exit');
  return { status, out: await out, err: await err };
}

describe('an error of our own', () => {
  const BREAK = `Uint8Array.prototype.lastIndexOf = () => { throw new TypeError('${SECRET}'); };`;

  it('is told without its message, with its place, exit 70', async () => {
    const { status, out, err } = await broken(BREAK);
    expect([status, out]).toEqual([70, '']);
    expect(err).toMatch(
      /^logsluice: internal error: TypeError at [\w-]+\.js:\d+:\d+; please report it, without log content\n$/,
    );
  });

  it('is told to programs as JSON', async () => {
    const { status, err } = await broken(BREAK, ['--json']);
    expect(status).toBe(70);
    expect(JSON.parse(err)).toMatchObject({ level: 'error', code: 'internal' });
    expect(err).not.toContain('jan');
  });

  it.each([
    ['a rejection that nobody waits for', `Promise.reject(new RangeError('${SECRET}'))`],
    ['an exception out of nowhere', `(() => { throw new RangeError('${SECRET}'); })()`],
    ['what is no error at all', `(() => { throw '${SECRET}'; })()`],
  ])('ends the run in good order, exit 70: %s', async (_, fault) => {
    const { status, out, err } = await broken(`setTimeout(() => { ${fault}; }, 700);`);
    expect([status, out]).toEqual([70, 'a line\n']);
    expect(err).toMatch(/^logsluice: internal error: (Range)?Error; please report it/);
    expect(err).not.toMatch(/jan|192\.0/);
  });
});
