import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VerdictJournal } from '../../src/login/journal/verdict-journal.ts';
import { StateLock } from '../../src/login/store/state-lock.ts';

const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');

const cwd = mkdtempSync(join(tmpdir(), 'logsluice-findings-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function logsluice(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

const login = (day: number, more: object): string =>
  JSON.stringify({
    time: `2026-11-${String(day).padStart(2, '0')}T08:00:00Z`,
    event: 'login',
    outcome: 'success',
    account: 'jan.jansen',
    ip: '192.0.2.7',
    user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    geo: {
      country: 'NL',
      asn: 64496,
      network: 'fixed',
      latitude: 52.1,
      longitude: 5.1,
      radius_km: 20,
    },
    ...more,
  });

const USUAL = Array.from({ length: 19 }, (_, i) => login(i + 1, {}));

const FROM_AFAR = login(20, {
  ip: '198.51.100.9',
  user_agent: 'curl/8.1',
  geo: {
    country: 'RO',
    asn: 64500,
    network: 'hosting',
    latitude: 44.4,
    longitude: 26.1,
    radius_km: 20,
  },
});

let id = '';

beforeAll(() => {
  writeFileSync(join(cwd, 'logins.ndjson'), `${[...USUAL, FROM_AFAR].join('\n')}\n`);
  logsluice('keys', 'init', '--keys', 'keys');
  logsluice(
    '--keys',
    'keys',
    '--state',
    'state',
    '--findings',
    'f.ndjson',
    '-o',
    'clean',
    'logins.ndjson',
  );
  id = JSON.parse(readFileSync(join(cwd, 'f.ndjson'), 'utf8')).id;
});

describe('the desk of a reviewer', () => {
  it('lists findings by severity, status, account and time', () => {
    expect(logsluice('findings', 'list', '--state', 'state').out).toMatch(
      /high +open +2026-11-20 09?0?8:00/,
    );
    const found = (...args: string[]) =>
      JSON.parse(logsluice('findings', 'list', '--file', 'f.ndjson', '--json', ...args).out).length;
    expect(found('--severity', 'low')).toBe(0);
    const since = ['--since', '2026-11-20'];
    expect(found('--status', 'open', '--account', 'account_', ...since)).toBe(1);
    expect(found('--until', '2026-11-20')).toBe(0);
  });

  it('tells the story of one, with pseudonyms that stand in the redacted log', () => {
    const { out } = logsluice('findings', 'show', id.slice(0, 6), '--state', 'state');
    expect(out).toContain('country RO: 0 of 19 logins in 90 days');
    expect(out).toMatch(/NL +█{20} 100 %/);
    const [, address = ''] = /grep -F '([^']+)'/.exec(out) ?? [];
    expect(readFileSync(join(cwd, 'clean'), 'latin1')).toContain(address);
    expect(out).not.toMatch(/jansen|198\.51\.100|curl\/8\.1/);
  });

  it('says what is wrong with an id, with the status of a wrong command line', () => {
    const { status, err } = logsluice('findings', 'show', 'nosuch', '--state', 'state');
    expect(status).toBe(64);
    expect(err).toContain('no finding has such an id');
  });

  it('takes a verdict without a run, tells what it changed, and another one after it', () => {
    const safe = logsluice('findings', 'verdict', id, 'safe', '--by', 'anna', '--state', 'state');
    expect(safe).toMatchObject({ status: 0, err: '' });
    expect(safe.out).toContain('count as 3 more logins of the account');
    const noise = logsluice('findings', 'verdict', id, 'noise', '--by', 'bob', '--state', 'state');
    expect(noise.out).toContain('that is taken back');
    expect(logsluice('findings', 'list', '--state', 'state').out).toMatch(/high +noise/);
    expect(logsluice('findings', 'stats', '--state', 'state').out).toContain(
      '100 % of those judged were noise',
    );
  });

  it('hands a verdict to the run that holds the state', async () => {
    const run = spawn(process.execPath, [MAIN, '-q', '--keys', 'keys', '--state', 'state', '-'], {
      cwd,
    });
    run.stdin.write(`${FROM_AFAR}\n`);
    await once(run.stdout, 'data');
    const said = logsluice(
      'findings',
      'verdict',
      id,
      'compromised',
      '--by',
      'anna',
      '--state',
      'state',
    );
    expect(said.out).toMatch(/is compromised, says anna\n {2}/);
    run.stdin.end();
    expect(await once(run, 'exit')).toEqual([0, null]);
  });

  it('two desks at once are both answered, and a verdict given twice changes nothing', async () => {
    const desk = async (by: string) => {
      const args = ['findings', 'verdict', id, 'noise', '--by', by, '--state', 'state'];
      const child = spawn(process.execPath, [MAIN, ...args], { cwd });
      const out = text(child.stdout);
      const [status] = await once(child, 'exit');
      return { status, out: await out };
    };
    const [anna, bob] = await Promise.all([desk('anna'), desk('bob')]);
    expect([anna.status, bob.status]).toEqual([0, 0]);
    const changed = [anna.out, bob.out].filter((out) => out.includes('neither learned nor told'));
    const again = [anna.out, bob.out].filter((out) => out.includes('nothing: it was judged noise'));
    expect([changed.length, again.length]).toEqual([1, 1]);
  });

  it('judges itself when the run lets go of the state without an answer', async () => {
    const lock = await StateLock.take(join(cwd, 'state'));
    const args = ['findings', 'verdict', id, 'safe', '--by', 'anna', '--state', 'state'];
    const child = spawn(process.execPath, [MAIN, ...args], { cwd });
    const out = text(child.stdout);
    const journal = new VerdictJournal(join(cwd, 'state/verdicts.ndjson'));
    while (journal.read().at(-1)?.verdict.verdict !== 'safe') await sleep(20);
    await lock.release();
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await out).toContain('count as 3 more logins of the account');
  });

  it('prints the JSON Schema of a line', () => {
    expect(JSON.parse(logsluice('findings', 'schema').out)).toMatchObject({ type: 'object' });
  });
});
