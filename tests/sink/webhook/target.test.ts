import { describe, expect, it } from 'vitest';
import { hostOf, readTarget } from '../../../src/sink/webhook/target.ts';

const STRICT = { http: false, private: false };

const refusal = (url: string, allowed = STRICT): string => {
  try {
    readTarget(url, allowed);
  } catch (fault) {
    expect(fault).toMatchObject({ name: 'Fault', code: 'config' });
    return (fault as Error).message.replace('cannot use the URL of the webhook: ', '');
  }
  return 'taken';
};

describe('readTarget()', () => {
  it('takes https to a name', () => {
    expect(refusal('https://hooks.example.org:8443/a?b=c')).toBe('taken');
    expect(hostOf(readTarget('https://hooks.example.org/a', STRICT))).toBe('hooks.example.org');
    expect(hostOf(readTarget('https://[::1]/', { http: false, private: true }))).toBe('::1');
  });

  it('refuses plain http, other schemes and names in the URL', () => {
    expect(refusal('http://hooks.example.org/')).toBe(
      'it is plain http, wanted https://…, or allow_http',
    );
    expect(refusal('http://hooks.example.org/', { http: true, private: false })).toBe('taken');
    expect(refusal('file:///etc/passwd')).toBe('its scheme is file, wanted https://…');
    expect(refusal('hooks.example.org')).toBe('it is no URL, wanted https://…');
    expect(refusal('https://anna:s3cret@hooks.example.org/')).toBe(
      'it holds a user name or password, wanted a secret in a file',
    );
  });

  it('refuses private addresses however they are written', () => {
    const all = [
      '127.0.0.1',
      '127.1',
      '0x7f.1',
      '2130706433',
      '0177.0.0.1',
      '[::1]',
      '[::ffff:10.0.0.1]',
    ];
    for (const host of all) {
      expect(refusal(`https://${host}/`)).toMatch(
        /is a private or reserved address, wanted a public one/,
      );
      expect(refusal(`https://${host}/`, { http: false, private: true })).toBe('taken');
    }
  });

  it('never quotes the path, which may be a secret', () => {
    for (const url of [
      'http://127.0.0.1/T0/s3cret',
      'ftp://h/s3cret',
      'https://x:s3cret@h/s3cret',
      's3cret',
    ]) {
      expect(refusal(url)).not.toContain('s3cret');
    }
  });
});
