import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectories } from '../../pseudonym/temporary.ts';
import { compiled } from './compiled.ts';

const temporaryDirectory = temporaryDirectories();

/** Appends a short line, one that does not fit, and another short one; prints what failed. */
const child = (module: string, path: string): string => `
  import { AppendFile } from ${JSON.stringify(module)};
  const file = await AppendFile.open(${JSON.stringify(path)});
  for (const line of ['a', 'b'.repeat(5000), 'c']) {
    await file.append(line + '\\n').catch((fault) => console.log(fault.code, fault.message));
  }
  await file.close();
`;

describe('AppendFile', () => {
  it('takes back the half of a line that found no room', () => {
    const module = compiled('sink/findings/append-file.ts', temporaryDirectory());
    const path = join(temporaryDirectory(), 'file');
    writeFileSync(path, 'before\n');
    // No file may become larger than 4 KiB.
    const shell = 'ulimit -f 4 && exec "$0" --input-type=module --eval "$1"';
    const said = execFileSync('bash', ['-c', shell, process.execPath, child(module, path)]);
    expect(said.toString()).toBe(`output cannot write ${path}: the file is too large (EFBIG)\n`);
    expect(readFileSync(path, 'utf8')).toBe('before\na\nc\n');
  });
});
