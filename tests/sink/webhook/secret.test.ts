import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSecret, type SecretSource } from '../../../src/sink/webhook/secret.ts';
import { temporaryDirectories } from '../../pseudonym/temporary.ts';

const temporaryDirectory = temporaryDirectories();
const SECRET = 'correct horse battery staple';

function file(text: string, mode = 0o600): string {
  const path = join(temporaryDirectory(), 'secret');
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

const refusal = (source: SecretSource, environment: Record<string, string> = {}): string => {
  try {
    readSecret(source, environment);
  } catch (fault) {
    expect(fault).toMatchObject({ name: 'Fault', code: 'config' });
    return (fault as Error).message;
  }
  return 'taken';
};

describe('readSecret()', () => {
  it('reads a file or a variable, without the line end', () => {
    for (const end of ['', '\n', '\r\n']) {
      expect(readSecret({ file: file(SECRET + end) }, {}).toString()).toBe(SECRET);
    }
    expect(readSecret({ file: file(SECRET, 0o400) }, {}).toString()).toBe(SECRET);
    expect(readSecret({ env: 'HOOK' }, { HOOK: SECRET }).toString()).toBe(SECRET);
  });

  it('follows a link, and judges what it leads to', () => {
    const link = join(temporaryDirectory(), 'link');
    symlinkSync(file(SECRET), link);
    expect(readSecret({ file: link }, {}).toString()).toBe(SECRET);
  });

  it('refuses a file that others can read, a short or long secret, and what is no file', () => {
    expect(refusal({ file: file(SECRET, 0o640) })).toMatch(/: its mode is 0640, wanted 0600$/);
    expect(refusal({ file: file('short') })).toMatch(/: it has 5 bytes, wanted at least 16$/);
    expect(refusal({ file: file('x'.repeat(4096)) })).toBe('taken');
    expect(refusal({ file: file('x'.repeat(4097)) })).toMatch(/: it has more than 4096 bytes$/);
    expect(refusal({ file: 'none/x' })).toBe(
      'cannot use the secret of the webhook in none/x: no such file or directory (ENOENT)',
    );
    expect(refusal({ file: temporaryDirectory() })).toMatch(/: it is no file$/);
    const pipe = join(temporaryDirectory(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(refusal({ file: pipe })).toMatch(/: it is no file$/);
    expect(refusal({ env: 'HOOK' })).toBe(
      'cannot use the secret of the webhook in the environment variable HOOK: it is not set',
    );
  });

  it('never quotes the secret', () => {
    expect(refusal({ env: 'HOOK' }, { HOOK: 's3cret' })).not.toContain('s3cret');
    expect(refusal({ file: file('s3cret'.repeat(1000)) })).not.toContain('s3cret');
  });
});
