import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { redacted } from './found.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const target = { as: 'target' } as const;

const PERSONAL = [
  'jan@mail.example',
  'from 192.0.2.7 today',
  '{"password":"hunter2","a":1}',
  'user=jan&password=hunter2',
  'x jan%40mail.example y',
  `{"inner":"${Buffer.from('jan@mail.example').toString('base64')}"}`,
];

describe('base64 with personal data in it', () => {
  it.each(PERSONAL)('%s is one span in every place', (text) => {
    for (const written of [base64(text), base64url(text)]) {
      expect(redacted(`got ${written} ok`)).toBe('got <encoded> ok');
      expect(redacted(`"${written}"`)).toBe('"<encoded>"');
      expect(redacted(`/a/${written}?b=1`, target)).toBe('/a/<encoded>?b=1');
      const escaped = encodeURIComponent(written);
      expect(redacted(`/x?state=${escaped}&b=1`, target)).toBe('/x?state=<encoded>&b=1');
      const twice = encodeURIComponent(escaped);
      expect(redacted(`/x?state=${twice}&b=1`, target)).toBe('/x?state=<encoded>&b=1');
      expect(redacted(JSON.stringify(written).replaceAll('/', '\\/'))).toBe('"<encoded>"');
    }
  });

  it('is found in the claims of a token', () => {
    const token = `${base64url('{"alg":"none"}')}.${base64url('{"email":"jan@mail.example"}')}.c2ln`;
    expect(redacted(`x ${token} y`)).toBe(`x ${base64url('{"alg":"none"}')}.<encoded>.c2ln y`);
  });

  it('stays where nothing in it is personal, or where it lies too deep', () => {
    const harmless = base64('nothing but words, and version 1.2.3');
    expect(redacted(`x ${harmless} y`)).toBe(`x ${harmless} y`);
    const deep = base64(base64(base64('jan@mail.example')));
    expect(redacted(`x ${deep} y`)).toBe(`x ${deep} y`);
  });

  it('belongs to the value around it', () => {
    const written = base64('user=jan&password=hunter2');
    expect(redacted(`/x?token=${written}&b=1`, target)).toBe('/x?token=<secret>&b=1');
    expect(redacted(`Authorization: Basic ${written} x`)).toBe('Authorization: <secret> x');
  });

  it('is in no hash, id or picture', () => {
    for (let i = 0; i < 5000; i++) {
      const hash = createHash('sha512').update(String(i)).digest();
      for (const encoding of ['base64', 'base64url', 'hex'] as const) {
        const text = `/x?h=${hash.toString(encoding)}`;
        expect(redacted(text, target)).toBe(text);
      }
    }
  });

  it('stays where the policy keeps it, or all that is in it', () => {
    const written = base64('jan@mail.example');
    expect(redacted(written, { keep: ['encoded'] })).toBe(written);
    expect(redacted(written, { keep: ['email'] })).toBe(written);
  });
});
