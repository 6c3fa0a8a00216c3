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
