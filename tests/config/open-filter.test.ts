import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bytesOf } from '../../src/base/ascii.ts';
import type { Fault } from '../../src/base/fault.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import type { Geo, NetworkFacts } from '../../src/model/network.ts';
import { address } from '../filter/prefixes.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';

// The build: lists that are followed are read by a thread, which is a file of JavaScript.
const { href } = new URL('../../dist/config/open-filter.js', import.meta.url);
const { openFilter }: typeof import('../../src/config/open-filter.ts') = await import(href);

const temporaryDirectory = temporaryDirectories();
let cwd: string;
beforeEach(() => {
  cwd = temporaryDirectory();
});

const write = (name: string, content: string) => writeFileSync(join(cwd, name), content);

let country = 'NL';
const NOWHERE: NetworkFacts = {
  ...{ country: undefined, asn: undefined, organization: undefined },
  ...{ kind: 'unknown', place: undefined, reserved: undefined },
};
const geo = vi.fn(async (): Promise<Geo> => ({ lookup: () => ({ ...NOWHERE, country }) }));

async function open(text: string, follows = false) {
  geo.mockClear();
  const told: string[] = [];
  const faults: Fault[] = [];
  const filter = await openFilter(parseConfig(text, join(cwd, 'c.yaml')), geo, follows, {
    tell: (said) => void told.push(said),
    tellFault: (fault) => void faults.push(fault),
  });
  const passes = (client: string) => filter.lines?.passes(bytesOf(client), 0, client.length);
  return { filter, told, faults, passes };
}

describe('the filter that a config says', () => {
  it('is none where no rule and no proxy is', async () => {
    const { filter } = await open('');
    expect(filter.lines).toBe(undefined);
    expect(filter.isListed(address('192.0.2.1'))).toBe(false);
  });

  it('knows clients also where proxies are trusted and no rule is: logins come from them', async () => {
    const { filter } = await open('trusted_proxies: [192.0.2.1]');
    expect([filter.lines?.isPlain, filter.lines?.client]).toEqual([false, undefined]);
  });

  it('asks what networks are only where a rule wants to know', async () => {
    const { passes } = await open('filter: [{ when: { cidr: 203.0.113.0/24 }, do: drop }]');
    expect(geo).not.toHaveBeenCalled();
    expect([passes('203.0.113.9'), passes('192.0.2.1')]).toEqual([false, true]);
  });

  it('judges anew when what is known of networks changes', async () => {
    const { filter, passes } = await open('filter: [{ when: { country: RO }, do: drop }]');
    expect(geo).toHaveBeenCalledOnce();
    expect(passes('203.0.113.9')).toBe(true);
    country = 'RO';
    filter.forget();
    expect(passes('203.0.113.9')).toBe(false);
    country = 'NL';
  });

  it('knows the lists that logins are told of, and of them only those', async () => {
    write('bad', '203.0.113.0/24\n');
    write('other', '192.0.2.0/24\n');
    const { filter } = await open(
      'lists: { bad: { file: bad }, other: { file: other } }\nlogins: { listed: [bad] }\n',
    );
    const is = (client: string) => filter.isListed(address(client));
    expect([is('203.0.113.9'), is('192.0.2.1'), is('2001:db8::1')]).toEqual([true, false, false]);
  });

  it('throws one fault for all lists that cannot be used', async () => {
    const text = 'lists: { one: { file: gone-1 }, two: { file: gone-2 } }';
    await expect(open(text)).rejects.toThrow(/gone-1[\s\S]*gone-2/);
  });
});

describe('lists that are followed', () => {
  const CONFIG = `lists: { bad: { file: bad } }
filter: [{ when: { list: bad }, do: drop }]
logins: { listed: [bad] }
`;

  it('are put in force for lines and logins at once, when they are asked for', async () => {
    write('bad', '203.0.113.0/24\n');
    const { filter, passes, told } = await open(CONFIG, true);
    const changed = vi.fn();
    const following = filter.follow(changed);
    write('new', '192.0.2.0/24\n# more\n');
    renameSync(join(cwd, 'new'), join(cwd, 'bad'));
    await following.ask();
    following.stop();
    expect(changed).toHaveBeenCalled();
    expect([passes('203.0.113.9'), passes('192.0.2.1')]).toEqual([true, false]);
    expect(filter.isListed(address('192.0.2.1'))).toBe(true);
    expect(told.join()).toContain('bad');
  });

  it('stay as they were when the new file is none, and that is told', async () => {
    write('bad', '203.0.113.0/24\n');
    const { filter, passes, faults } = await open(CONFIG, true);
    const changed = vi.fn();
    const following = filter.follow(changed);
    write('bad', '<html>\n'.repeat(50));
    await following.ask();
    following.stop();
    expect(passes('203.0.113.9')).toBe(false);
    expect(changed).not.toHaveBeenCalled();
    expect(faults.map(({ message }) => message).join()).toContain('the old list stays in force');
    expect(readFileSync(join(cwd, 'bad'), 'utf8')).toContain('html');
  });
});
