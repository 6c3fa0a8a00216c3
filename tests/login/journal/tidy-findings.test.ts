import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { tidyFindings } from '../../../src/login/journal/tidy-findings.ts';

const folder = mkdtempSync(join(tmpdir(), 'logsluice-tidy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

const line = (id: string, state: string, day: number): string =>
  `${JSON.stringify({ id, state, last: new Date(START + day * DAY).toISOString() })}\n`;

/** What is left of a journal. */
function tidied(text: string | Buffer, limits?: Parameters<typeof tidyFindings>[1]): string {
  const path = join(folder, 'findings.ndjson');
  writeFileSync(path, text, { mode: 0o600 });
  tidyFindings(path, limits);
  expect(lstatSync(path).mode & 0o777).toBe(0o600);
  return readFileSync(path, 'utf8');
}

it('closed episodes go after 90 days of event time, open ones stay, with all their states', () => {
  const old = line('a', 'opened', 0) + line('a', 'closed', 9);
  const open = line('b', 'opened', 5);
  const later = line('c', 'opened', 50) + line('c', 'closed', 51);
  expect(tidied(old + open + later)).toBe(old + open + later);
  const now = line('d', 'opened', 100);
  expect(tidied(old + open + later + now)).toBe(open + later + now);
});

it('of a journal that has grown, the last state of each episode stays, in order', () => {
  const first = line('a', 'opened', 0) + line('b', 'opened', 1);
  const last = line('b', 'updated', 2) + line('a', 'closed', 3);
  const small = { largest: 1e6, mostEpisodes: 100 };
  expect(tidied(first + last, small)).toBe(first + last);
  expect(tidied(first + last, { ...small, largest: 10 })).toBe(last);
});

it('the episodes that were told last stay, and no more of them than there may be', () => {
  const lines = Array.from({ length: 9 }, (_, i) => line(`e${i}`, 'opened', 9 - i));
  const again = line('e0', 'updated', 10);
  const left = tidied(lines.join('') + again, { largest: 1e6, mostEpisodes: 3 });
  expect(left).toBe(`${lines[0]}${lines[7]}${lines[8]}${again}`);
});

it('wherever a crash has cut the last line, all lines before it stay and nothing else', () => {
  const whole = Array.from({ length: 4 }, (_, i) => line(`é${i}`, 'opened', i));
  const bytes = Buffer.from(whole.join(''));
  fc.assert(
    fc.property(fc.nat(bytes.length), (end) => {
      const left = tidied(bytes.subarray(0, end));
      const ends = whole.map((_, i) => Buffer.byteLength(whole.slice(0, i + 1).join('')));
      const count = ends.filter((one) => one <= end + 1).length;
      // Of a line that lacks nothing but its line end, everything is there.
      expect(left.trimEnd()).toBe(whole.slice(0, count).join('').trimEnd());
    }),
    { numRuns: 60 },
  );
});

it('a line that is longer than any finding is not held, and goes', () => {
  const kept = line('a', 'opened', 0);
  expect(tidied(`${kept}${'x'.repeat(3 << 20)}\n${kept}`)).toBe(kept + kept);
});

it('what needs no tidying is not written, and what is not there is not made', () => {
  const path = join(folder, 'still');
  tidyFindings(path);
  expect(lstatSync(path, { throwIfNoEntry: false })).toBeUndefined();
  writeFileSync(path, line('a', 'opened', 0), { mode: 0o600 });
  const { ino, mtimeMs } = lstatSync(path);
  tidyFindings(path);
  expect(lstatSync(path)).toMatchObject({ ino, mtimeMs });
});

it('a link, and a file that others may read, are refused with the reason', () => {
  const path = join(folder, 'mine');
  writeFileSync(path, 'torn', { mode: 0o600 });
  symlinkSync(path, join(folder, 'link'));
  expect(() => tidyFindings(join(folder, 'link'))).toThrow(/it is a symbolic link/);
  chmodSync(path, 0o644);
  expect(() => tidyFindings(path)).toThrow(/its mode is 0644, wanted 0600; chmod 600/);
  expect(readFileSync(path, 'utf8')).toBe('torn');
});
