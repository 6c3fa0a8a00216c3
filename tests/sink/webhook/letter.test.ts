import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingLine } from '../../../src/sink/findings/finding-line.ts';
import { idempotencyKey } from '../../../src/sink/webhook/idempotency-key.ts';
import { letterOf } from '../../../src/sink/webhook/letter.ts';
import { findings, SAMPLE } from '../findings/findings.ts';

const SECRET = Buffer.from('correct horse battery staple');
const JSON_HEAD = { format: 'json', secret: SECRET, version: '0.1.0' } as const;
const LINE = findingLine(SAMPLE);

describe('letterOf()', () => {
  it('signs time and body, so that a receiver can verify both', () => {
    const { body, headers } = letterOf(LINE, JSON_HEAD, 1_764_000_000.9);
    const v1 = createHmac('sha256', SECRET).update('1764000000.').update(body).digest('hex');
    expect(headers['x-logsluice-signature']).toBe(`t=1764000000,v1=${v1}`);
    expect(headers['user-agent']).toBe('logsluice/0.1.0');
  });

  it('wraps the finding as it stands in a file of findings', () => {
    fc.assert(
      fc.property(findings, (finding) => {
        const line = findingLine(finding);
        const { body, headers } = letterOf(line, JSON_HEAD, 0);
        const id = headers['idempotency-key'];
        expect(JSON.parse(body)).toEqual({ version: 1, id, finding: JSON.parse(line) });
        expect(id).toMatch(/^[\w-]+$/);
      }),
    );
  });

  it('writes a text for Slack in which nothing is a link or a call', () => {
    const organization = '<!channel> & <https://example.org|x>';
    const login = { ...SAMPLE.login, network: { ...SAMPLE.login.network, organization } };
    const line = findingLine({ ...SAMPLE, login });
    const { body, headers } = letterOf(
      line,
      { ...JSON_HEAD, format: 'slack', secret: undefined },
      0,
    );
    const { text } = JSON.parse(body) as { text: string };
    expect(text).toMatch(/^HIGH unfamiliar login: account_/);
    expect(text).toContain(
      'AS64500 &lt;!channel&gt; &amp; &lt;https://example.org|x&gt; (hosting)',
    );
    expect(headers).not.toHaveProperty('x-logsluice-signature');
  });
});

describe('idempotencyKey()', () => {
  it('is the same for the same state of a finding, and another for any other', () => {
    const key = (change: object) => {
      const finding = { ...SAMPLE, ...change };
      return idempotencyKey(finding, findingLine(finding));
    };
    expect(key({})).toBe(key({}));
    expect(key({})).toMatch(/^4fq2mz-opened-1-[0-9a-f]{12}$/);
    const others = [
      { id: 'x' },
      { state: 'closed' },
      { count: 2 },
      { status: 'safe' },
      { severity: 'low' },
    ];
    expect(new Set([{}, ...others].map(key)).size).toBe(6);
  });
});
