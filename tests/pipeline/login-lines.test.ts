import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/base/ascii.ts';
import { LoginReader } from '../../src/login/read/login-reader.ts';
import { Fields, Fit } from '../../src/model/fields.ts';
import type { LoginEvent } from '../../src/model/login-event.ts';
import { LoginLines } from '../../src/pipeline/login-lines.ts';
import { Sluice } from '../../src/pipeline/sluice.ts';
import { loadLoginRules } from '../../src/rules/login/login-library.ts';
import { type FormatName, passed, stages } from '../laws/sluice-of.ts';

const rules = await loadLoginRules();
const NOW = Date.UTC(2026, 10, 22, 12) / 1000;

/** The logins that a sluice reads, with what leaves. */
async function read(format: FormatName, source: string, cut = source.length) {
  const events: LoginEvent[] = [];
  const joined = await stages(format);
  const logins = new LoginLines(new LoginReader(rules, () => NOW), joined);
  logins.onEvent = (event) => events.push(event);
  const sluice = new Sluice({ ...joined, logins });
  let out = '';
  for (let at = 0; at < source.length; at += cut)
    out += Buffer.from(sluice.push(bytesOf(source.slice(at, at + cut)))).toString('latin1');
  out += Buffer.from(sluice.end()).toString('latin1');
  return { events, logins, out, plain: passed(new Sluice(joined), source) };
}

const access = (user: string, second: number, target = '/login', status = 302) =>
  `192.0.2.7 - ${user} [22/Nov/2026:10:00:0${second} +0000] "POST ${target} HTTP/1.1" ${status} 0 "-" "curl/8.5.0"\n`;
const page = (second: number) => access('-', second, '/page', 200);

describe('logins among lines', () => {
  it('are handed on with the number of their line', async () => {
    const { events } = await read(
      'combined',
      page(0) + access('jan', 1) + page(2) + access('bo', 3),
    );
    expect(events).toMatchObject([
      { account: 'jan', outcome: 'success', line: 2 },
      { account: 'bo', outcome: 'success', line: 4 },
    ]);
  });

  it('change nothing of the lines', async () => {
    const source = page(0) + access('jan', 1) + access('jan', 2, '/login', 401) + page(3);
    for (const cut of [1, 7, 200, 10_000]) {
      const { out, plain } = await read('combined', source, cut);
      expect(out).toBe(plain);
    }
  });

  it('are all read where lines repeat so often that a shortcut takes them', async () => {
    // The form itself is fetched from the same target, and its lines are known.
    const form = access('-', 1, '/login', 200).replace('POST', 'GET');
    const block = page(0) + form + access('jan', 2) + page(3) + access('jan', 4, '/login', 401);
    const { events, logins } = await read('combined', block.repeat(2000), 60_000);
    expect(events.length).toBe(4000);
    expect(logins.events).toBe(4000);
    expect(events.map(({ line }) => line).slice(0, 4)).toEqual([3, 5, 8, 10]);
    expect(events.at(-1)?.line).toBe(10_000);
  });

  it('say what stands in the redacted log for them, also when they are asked later', async () => {
    const { events, out } = await read('combined', access('jan', 0) + access('bo', 1));
    const [one, two] = out.trimEnd().split('\n');
    for (const [event, line] of [
      [events[0], one],
      [events[1], two],
    ] as const) {
      const { user, address, agent } = event.log();
      for (const shown of [user, address, agent]) expect(line).toContain(shown);
    }
  });

  it('are counted where the clock has to stand in for their time', async () => {
    const line = '{"event":"login","outcome":"success","account":"jan","ip":"192.0.2.7"}\n';
    const { events, logins } = await read('json', line);
    expect([events[0].time, logins.timedByClock]).toEqual([NOW, 1]);
  });

  it('that cannot be trusted are counted, not handed on', async () => {
    const line =
      '{"time":"2026-11-22T10:00:00Z","event":"login","outcome":"success","account":"jan","account":"bo","ip":"192.0.2.7"}\n';
    const { events, logins } = await read('json', line);
    expect([events.length, logins.refused]).toEqual([0, 1]);
  });

  it('have their line withheld, where it cannot be read', async () => {
    const joined = await stages('combined');
    class Failing extends LoginReader {
      override read(): never {
        throw new Error('of the reader');
      }
    }
    const logins = new LoginLines(new Failing(rules, () => NOW), joined);
    const out = passed(new Sluice({ ...joined, logins }), access('jan', 0));
    expect(out).toMatch(/withheld.*failed/);
    expect(out).not.toContain('jan');
    expect(logins.failed).toBe(1);
  });

  it('name no pseudonym of an account that does not stand in the redacted log by itself', async () => {
    const message = 'Login failed: jan (Remote IP: 192.0.2.7)';
    const line = JSON.stringify({ time: '2026-11-22T10:00:00+00:00', app: 'core', message });
    const { events } = await read('json', `${line}\n`);
    expect(events).toMatchObject([{ account: 'jan', outcome: 'failure' }]);
    expect(events[0].log().user).toBeUndefined();
  });

  it('let their line go on when telling of them fails', async () => {
    const joined = await stages('combined');
    const logins = new LoginLines(new LoginReader(rules, () => NOW), joined);
    logins.onEvent = () => {
      throw new Error('of the one who is told');
    };
    const out = passed(new Sluice({ ...joined, logins }), access('jan', 0));
    expect(out).toBe(passed(new Sluice(joined), access('jan', 0)));
    expect(logins.failed).toBe(1);
  });
});

it('reads no login out of a line that has none', async () => {
  const { events, logins } = await read('auto', 'free text\n{"event":"logout"}\n\n');
  expect([events, logins.events, logins.failed]).toEqual([[], 0, 0]);
  const fields = new Fields();
  const position = { source: 's', line: 1, time: Number.NaN };
  logins.see(new Uint8Array(0), 0, 0, fields, Fit.none, 'text', position);
  expect(logins.failed).toBe(0);
});
