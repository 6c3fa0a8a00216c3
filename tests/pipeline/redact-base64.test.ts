import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import type { EpochKeys } from '../../src/model/action.ts';
import { Kind } from '../../src/model/kind.ts';
import { actionsOf } from '../../src/pipeline/actions.ts';
import { FixedKeyring, passed, sluiceOf, stages } from '../laws/sluice-of.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const plain = (text: string): string => Buffer.from(text, 'base64').toString();
const TOKEN = /^email_[a-z2-7]{8}_[a-z2-7]{16}$/;

/** What becomes of a line of text. */
const out = async (line: string): Promise<string> => passed(await sluiceOf('text'), line);

describe('base64 with personal data in it', () => {
  it('is base64 of the redacted text', async () => {
    const line = await out(`got ${base64('{"email":"jan@mail.example","page":2}')} ok`);
    const [, written] = /^got ([\w+/=]+) ok$/.exec(line) ?? [];
    const inner = JSON.parse(plain(written));
    expect(inner).toEqual({ email: expect.stringMatching(TOKEN), page: 2 });
  });

  it('has the pseudonym that the value has everywhere', async () => {
    const value = 'jan@mail.example';
    const line = await out(
      `${value} ${base64(`to ${value}`)} ${base64url(base64url(`to ${value}`))}`,
    );
    const [token, once, twice] = line.split(' ');
    expect(token).toMatch(TOKEN);
    expect(plain(once)).toBe(`to ${token}`);
    expect(plain(plain(twice))).toBe(`to ${token}`);
  });

  it.each([
    ['padding', base64, 'to jan@mail.example'],
    ['no padding', base64url, 'to jan@mail.example'],
    ['marks of base64', base64, 'x~~>>>??? to jan@mail.example'],
    ['marks of base64url', base64url, 'x~~>>>??? to jan@mail.example'],
  ])('keeps its alphabet: %s', async (_, write, text) => {
    const line = await out(`x ${write(text)} y`);
    const written = line.slice(2, -2);
    expect(written).toBe(write(plain(written)));
    expect(plain(written)).toMatch(/to email_/);
  });

  it.each([1, 2])('keeps its percent-encoding, %i times', async (times) => {
    const encode = (text: string): string =>
      Array.from({ length: times }).reduce<string>((all) => encodeURIComponent(all), text);
    const decode = (text: string): string =>
      Array.from({ length: times }).reduce<string>((all) => decodeURIComponent(all), text);
    const written = encode(base64('~~?~~>~~?to jan@mail.example'));
    expect(written).toContain('%');
    const sluice = await sluiceOf('common');
    const line = (value: string) =>
      `- - - [22/Nov/2026:17:15:43 +0000] "GET /x?state=${value}&b=1 HTTP/1.1" 200 5`;
    const after = /state=([^&]*)&b=1/.exec(passed(sluice, line(written)))?.[1] ?? '';
    expect(after).not.toMatch(/[+/=]/);
    expect(plain(decode(after))).toMatch(/^~~\?~~>~~\?to email_/);
  });

  it('changes nothing but pseudonyms when it is redacted again', async () => {
    const line = `x ${base64('password=hunter2&user=jan')} y`;
    const once = await out(line);
    const twice = await out(once);
    const inside = (text: string) => plain(text.split(' ')[1]).replace(/user_\w+/, 'user');
    expect(inside(once)).toBe('password=redacted_secret&user=user');
    expect(inside(twice)).toBe(inside(once));
  });

  it('is dropped when it cannot be written again', async () => {
    const { policy, names } = await stages('text');
    const broken = (keys: EpochKeys | undefined, text: string): string => {
      const action = actionsOf(policy, names).actions[Kind.encoded];
      if (action.type !== 'encoded') throw new Error('base64 is not redacted inside');
      return latin1(action.write(bytesOf(text), 1, keys));
    };
    const keys = new FixedKeyring().open(1);
    expect(broken(keys, base64('to jan@mail.example'))).toMatch(/^[\w+/=]+$/);
    expect(broken(keys, `x ${base64('to jan@mail.example')}`)).toBe('redacted_encoded');
    expect(broken(keys, '')).toBe('');
    expect(broken(undefined, base64('to jan@mail.example'))).toBe('redacted_encoded');
  });

  it('leaves lines of other epochs their own keys', async () => {
    const at = (day: string) => `${day}T10:00:00Z ${base64('to jan@mail.example')}`;
    const lines = [at('2026-11-22'), at('2026-11-23'), at('2026-11-22'), at('2026-11-23')].join(
      '\n',
    );
    const written = (await out(lines)).split('\n').map((line) => plain(line.split(' ')[1]));
    expect(written[0]).toBe(written[2]);
    expect(written[1]).toBe(written[3]);
    expect(written[0]).not.toBe(written[1]);
  });
});
