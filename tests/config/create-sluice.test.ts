import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createSluice, Fault, SluiceStream } from '../../src/index.ts';

const redact = async (line: string, options: Parameters<typeof createSluice>[0]) => {
  const sluice = await createSluice(options);
  const bytes = Buffer.from(line);
  return Buffer.concat([sluice.push(bytes).slice(), sluice.end()]).toString();
};

describe('createSluice()', () => {
  it('takes the format that it is told', async () => {
    expect(await redact('{"token":"t1"}\n', { format: 'json' })).toBe(
      '{"token":"redacted_secret"}\n',
    );
  });

  it('replaces the whole value of one cookie, whatever is in it', async () => {
    expect(await redact('lang=nl x\n', { format: '$cookie_lang x' })).toBe('redacted_cookie x\n');
    expect(await redact('lang=nl x\n', { format: '$http_cookie x' })).toBe(
      'lang=redacted_cookie x\n',
    );
  });

  it('takes a config as text', async () => {
    const config = 'redact: { email: drop }';
    expect(await redact('to jane@example.com', { config })).toBe('to redacted_email');
  });

  it('applies the filter of a config, with lists, countries and reserved ranges', async () => {
    const line = (address: string) =>
      `${address} - - [22/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 1 "-" "-"\n`;
    const log = line('203.0.113.9') + line('10.0.0.1') + line('192.0.2.7');
    const config = `logins: { watch: false }
redact: { address: keep }
filter:
  - { when: { cidr: 203.0.113.0/24 }, do: drop }
  - { when: [{ country: ZZ }, { reserved: private-use }], do: withhold }
`;
    const [marker, ...rest] = (await redact(log, { config, format: 'combined' })).split('\n');
    expect(marker).toBe('[logsluice: line withheld, reason filter]');
    expect(rest).toEqual([line('192.0.2.7').trimEnd(), '']);
  });

  it.each([
    ['logins: { state: s }', '1:1: logins'],
    ['findings: { file: f }', '1:1: findings'],
    ['webhooks: [{ url_env: A, format: slack }]', '1:1: webhooks'],
    ['filter: [{ when: { cidr: 192.0.2.7 }, do: finding }]', '1:43: a sluice tells nobody'],
    [
      'filter: [{ when: { cidr: 192.0.2.7 }, do: { finding: low } }]',
      '1:43: a sluice tells nobody',
    ],
  ])('refuses what only the command can do, with its place: %s', async (config, told) => {
    await expect(createSluice({ config })).rejects.toThrow(`config:${told}`);
  });

  it('refuses a config that is wrong', async () => {
    await expect(createSluice({ config: 'redact: { email: burn }' })).rejects.toThrow(Fault);
  });
});

describe('SluiceStream', () => {
  it('redacts what flows through it, to the last line without a line feed', async () => {
    const sluice = await createSluice({ config: 'redact: { address: drop, embedded: drop }' });
    const raw = Readable.from([Buffer.from('from 192.0.'), Buffer.from('2.7\nat 2001:db8::1')]);
    expect(await text(raw.pipe(new SluiceStream(sluice)))).toBe(
      'from redacted_address\nat redacted_address',
    );
  });
});
