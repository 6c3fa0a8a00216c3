import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publicAddress, textOf } from '../geo/address.ts';
import { asnRecord, fileOf, flatCity } from '../geo/records.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { logsluice } from './command.ts';

const temporaryDirectory = temporaryDirectories();

const ADDRESS = textOf(publicAddress(1));

/** Two files of a user about one address. */
function files(): string {
  const cwd = temporaryDirectory();
  writeFileSync(join(cwd, 'city.mmdb'), fileOf({ [`${ADDRESS}/32`]: flatCity('NL', 52.1, 5.1) }));
  writeFileSync(join(cwd, 'asn.mmdb'), fileOf({ [`${ADDRESS}/32`]: asnRecord(64500, 'Example') }));
  return cwd;
}

const MINE = ['--geo', 'city.mmdb', '--geo', 'asn.mmdb'];

describe('geo lookup', () => {
  it('shows a row for each address, the files of the user first', () => {
    const { status, out, err } = logsluice(['geo', 'lookup', ...MINE, ADDRESS, '127.0.0.1'], {
      cwd: files(),
    });
    expect([status, err]).toEqual([0, '']);
    const [head, mine, loopback] = out.split('\n');
    expect(head).toMatch(/^ {2}address +country +AS +organization +kind +place +reserved$/);
    expect(mine).toMatch(/^ {2}\S+ +NL +64500 +Example +unknown +52\.10 5\.10 .{1,2} +\d+ km$/);
    expect(loopback).toMatch(/^ {2}127\.0\.0\.1 +private +loopback$/);
  });

  it('tells programs all facts, null where there is none', () => {
    const args = ['geo', 'lookup', '--json', '--geo', 'asn.mmdb', ADDRESS, '2001:DB8:0::1'];
    const [mine, documentation] = JSON.parse(logsluice(args, { cwd: files() }).out);
    expect(mine).toMatchObject({ address: ADDRESS, asn: 64500, kind: 'unknown', reserved: null });
    expect(mine.place).toMatchObject({ radius_km: expect.any(Number) });
    expect(documentation).toEqual({
      ...{ address: '2001:db8::1', country: null, asn: null, organization: null },
      ...{ kind: 'private', place: null, reserved: 'documentation' },
    });
  });

  it.each(['010.0.0.1', '198.51.100', '2130706433', 'secret.example', '192.0.2.1:80', '[::1]'])(
    'refuses what is no address, exit 64, and does not repeat it: %s',
    (text) => {
      const { status, out, err } = logsluice(['geo', 'lookup', '192.0.2.1', text]);
      expect([status, out]).toEqual([64, '']);
      expect(err).toMatch(/^logsluice: cannot look up address 2: it is none, wanted IPv4 such as/);
      expect(err).not.toContain(text);
    },
  );

  it('refuses to be asked nothing', () => {
    expect(logsluice(['geo', 'lookup']).status).toBe(64);
  });
});

describe('geo info', () => {
  it('shows the files in force in their order, with dates, sizes and attribution', () => {
    const { status, out } = logsluice(['geo', 'info', ...MINE], { cwd: files() });
    expect(status).toBe(0);
    const lines = out.split('\n');
    expect(lines[1]).toMatch(/^ {2}city\.mmdb +country, place +2026-05-28 +\d+$/);
    expect(lines[2]).toMatch(/^ {2}asn\.mmdb +asn +2026-05-28 +\d+$/);
    expect(lines[3]).toMatch(
      /world\.pack +country, asn, place, kind +2026-\d\d-\d\d +\d{7} +\d{7}$/,
    );
    expect(out).toMatch(/dbip-country-mmdb .*IP Geolocation by DB-IP +https:\/\/db-ip\.com/);
  });

  it('tells programs the same', () => {
    const { files: told, sources } = JSON.parse(logsluice(['geo', 'info', '--json']).out);
    expect(told).toEqual([
      expect.objectContaining({ says: ['country', 'asn', 'place', 'kind'], made: '2026-06-01' }),
    ]);
    expect(sources).toHaveLength(3);
  });

  it.each<[string, string | undefined, number, RegExp]>([
    ['missing', undefined, 66, /cannot read geo file mine\.mmdb: no such file/],
    ['damaged', 'nothing', 65, /cannot use geo file mine\.mmdb: it is no such file/],
  ])('says what is wrong with a file that is %s', (_, content, exit, says) => {
    const cwd = temporaryDirectory();
    if (content !== undefined) writeFileSync(join(cwd, 'mine.mmdb'), content);
    const { status, out, err } = logsluice(['geo', 'info', '--geo', 'mine.mmdb'], { cwd });
    expect([status, out]).toEqual([exit, '']);
    expect(err).toMatch(says);
  });
});
