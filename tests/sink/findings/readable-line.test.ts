import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { readableLine } from '../../../src/sink/findings/readable-line.ts';
import { BARE, findings, SAMPLE } from './findings.ts';

describe('readableLine()', () => {
  it('says how grave it is, what, whose, where from, why, and how to read more', () => {
    expect(readableLine(SAMPLE, '--state state')).toBe(
      'HIGH unfamiliar login: account_k3fq_mz4tq2aaaaaaaaaa from RO, AS64500 Example Hosting (hosting), ' +
        'Linux, Firefox, desktop: country RO: 0 of 214 logins in 90 days; network of a hosting company ' +
        '[4fq2mz, logsluice findings show 4fq2mz --state state]',
    );
  });

  it('leaves out what is not known, and a command that would find nothing', () => {
    expect(readableLine(BARE)).toBe('HIGH misconfiguration: from an unknown place [4fq2mz]');
  });

  it('says that an episode goes on, and how it ended', () => {
    const line = (change: Partial<Finding>) => readableLine({ ...SAMPLE, ...change });
    expect(line({ state: 'updated', count: 3 })).toContain('desktop, 3 logins: country');
    expect(line({ state: 'closed', status: 'safe' })).toContain('desktop, closed as safe: country');
    expect(line({ state: 'closed' })).toContain('desktop, closed unjudged: country');
  });

  it('is one line that no text in it can break or turn', () => {
    const organization = 'a\u001b[2Jb\r\nc\u202ed\u2028e\u009bf';
    const login = { ...SAMPLE.login, network: { ...SAMPLE.login.network, organization } };
    expect(readableLine({ ...SAMPLE, login })).toContain('AS64500 a?[2Jb??c?d?e?f (hosting)');
    fc.assert(
      fc.property(findings, (finding) => {
        expect(readableLine(finding)).not.toMatch(/\p{Cc}|\p{Bidi_Control}|\p{Zl}|\p{Zp}/u);
      }),
    );
  });
});
