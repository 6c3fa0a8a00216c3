import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { writeFiles } from '../rules/directories.ts';
import { ruleText } from '../rules/rule-text.ts';
import { end, firstBytes, start } from './command.ts';

const temporaryDirectory = temporaryDirectories();
let cwd: string;
beforeEach(() => {
  cwd = temporaryDirectory();
  writeFiles(cwd, { 'c.yaml': 'rules: [./rules]\n', 'rules/shop/number.yaml': ruleText() });
});

/** A rule that drops `BON-` and four digits. */
const RECEIPT = ruleText({
  id: 'id: receipt',
  find: "find: { pattern: 'BON-\\d{4}' }",
  do: 'do: { action: drop }',
  samples: `samples:
  redacts: [{ from: 'BON-1234 paid', to: 'redacted_user paid', as: text }]
  leaves: ['BON-123']`,
});

const LINE = 'KLANT-123456 BON-1234\n';
const BEFORE = /^user_[a-z2-7]{8}_[a-z2-7]{16} BON-1234\n$/;
const AFTER = /^user_[a-z2-7]{8}_[a-z2-7]{16} redacted_user\n$/;

/** A run that waits for lines, and what it told so far. */
class Running {
  readonly child: ChildProcessWithoutNullStreams;
  told = '';

  constructor(...args: string[]) {
    this.child = start(['--config', 'c.yaml', '--summary', 's', ...args], cwd);
    this.child.stderr.on('data', (block) => {
      this.told += block;
    });
  }

  /** Sends a line; gives what leaves. */
  async passed(line = LINE): Promise<string> {
    this.child.stdin.write(line);
    // The shorter of the two results: what is missing then comes with the next read.
    let out = await firstBytes(this.child, 1);
    while (!out.endsWith('\n')) out += await firstBytes(this.child, 1);
    return out;
  }

  async untilTold(what: RegExp): Promise<void> {
    while (!what.test(this.told)) await once(this.child.stderr, 'data');
  }

  async end(): Promise<number | null> {
    this.child.stdin.end();
    return (await end(this.child)).status;
  }
}

describe('a run that waits for lines', () => {
  it('takes a rule that is added in force for the next line, under the same keys', async () => {
    const run = new Running();
    const before = await run.passed();
    expect(before).toMatch(BEFORE);
    writeFiles(cwd, { 'rules/shop/receipt.yaml': RECEIPT });
    await run.untilTold(/rules: 1 changed, \d+ in force\n/);
    const after = await run.passed();
    expect(after).toMatch(AFTER);
    expect(after.split(' ')[0]).toBe(before.split(' ')[0]);
    expect(await run.end()).toBe(0);
  });

  it('takes it in force on all threads', async () => {
    const run = new Running('--threads', '2');
    const before = await run.passed();
    expect(before).toMatch(BEFORE);
    writeFiles(cwd, { 'rules/shop/receipt.yaml': RECEIPT });
    await run.untilTold(/rules: 1 changed, \d+ in force\n/);
    for (let i = 0; i < 3; i++) {
      const after = await run.passed();
      expect(after).toMatch(AFTER);
      expect(after.split(' ')[0]).toBe(before.split(' ')[0]);
    }
    expect(await run.end()).toBe(0);
    expect(JSON.parse(readFileSync(join(cwd, 's'), 'utf8'))).toMatchObject({
      ...{ lines_in: 4, lines_out: 4, replaced: { user: 7 } },
    });
  });

  it('keeps the old rules when one of the new ones is wrong, and says so with its place', async () => {
    const run = new Running();
    expect(await run.passed()).toMatch(BEFORE);
    writeFiles(cwd, {
      'rules/shop/receipt.yaml': RECEIPT,
      'rules/shop/broken.yaml': RECEIPT.replace('id: receipt', 'id: broken').replace('4}', '5}'),
    });
    await run.untilTold(/the old rules stay in force\n/);
    expect(run.told).toMatch(/broken\.yaml:\d+:\d+: the sample does not leave as it should/);
    expect(await run.passed()).toMatch(BEFORE);
    rmSync(join(cwd, 'rules/shop/broken.yaml'));
    await run.untilTold(/rules: 1 changed/);
    expect(await run.passed()).toMatch(AFTER);
    expect(await run.end()).toBe(0);
  });

  it('takes a rule away that is gone, and keeps the old ones when the directory is', async () => {
    writeFiles(cwd, { 'rules/shop/receipt.yaml': RECEIPT });
    const run = new Running();
    expect(await run.passed()).toMatch(AFTER);
    rmSync(join(cwd, 'rules/shop/receipt.yaml'));
    await run.untilTold(/rules: 1 changed/);
    expect(await run.passed()).toMatch(BEFORE);
    rmSync(join(cwd, 'rules'), { recursive: true });
    await run.untilTold(/cannot read .*rules.*\n?.*the old rules stay in force/s);
    expect(await run.passed()).toMatch(BEFORE);
    expect(await run.end()).toBe(0);
  });

  it('reads the rules again on SIGHUP, and goes on', async () => {
    const run = new Running();
    expect(await run.passed()).toMatch(BEFORE);
    run.child.kill('SIGHUP');
    await run.untilTold(/rules: 0 changed, \d+ in force\n/);
    expect(await run.passed()).toMatch(BEFORE);
    expect(await run.end()).toBe(0);
  });

  it('loses nothing of what comes in meanwhile, nor of a line whose end has not come', async () => {
    const run = new Running();
    expect(await run.passed()).toMatch(BEFORE);
    let out = '';
    run.child.stdout.on('data', (block) => {
      out += block;
    });
    run.child.stdout.resume();
    run.child.stdin.write('KLANT-123456 BON-');
    writeFiles(cwd, { 'rules/shop/receipt.yaml': RECEIPT });
    let sent = 0;
    let swapped = false;
    const told = run.untilTold(/rules: 1 changed/).then(() => {
      swapped = true;
    });
    run.child.stdin.write('1234\n');
    while (!swapped) {
      run.child.stdin.write(LINE);
      sent++;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await told;
    run.child.stdin.end('KLANT-123456 BON-1234');
    const [status] = await once(run.child, 'close');
    expect(status).toBe(0);
    const lines = out.split('\n');
    expect(lines).toHaveLength(sent + 2);
    // The old rules, then the new ones, and never the old ones again.
    const first = lines.findIndex((line) => line.endsWith('redacted_user'));
    expect(first).toBeGreaterThan(0);
    for (const [i, line] of lines.entries())
      expect(`${line}\n`).toMatch(i < first ? BEFORE : AFTER);
  });
});
