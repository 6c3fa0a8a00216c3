import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { ecsLine } from '../../../src/sink/findings/ecs-line.ts';
import { BARE, findings, SAMPLE } from './findings.ts';

/** Field of ECS 8.17 and its type, from the field reference; `[]`: it is an array by convention. */
const FIELDS: Readonly<Record<string, string>> = {
  '@timestamp': 'date',
  'ecs.version': 'keyword',
  message: 'keyword',
  'event.kind': 'keyword',
  'event.category': 'keyword[]',
  'event.type': 'keyword[]',
  'event.outcome': 'keyword',
  'event.severity': 'long',
  'event.risk_score': 'float',
  'event.id': 'keyword',
  'event.action': 'keyword',
  'event.module': 'keyword',
  'event.dataset': 'keyword',
  'event.reason': 'keyword',
  'event.start': 'date',
  'event.end': 'date',
  'rule.id': 'keyword',
  'rule.name': 'keyword',
  'rule.category': 'keyword',
  'rule.ruleset': 'keyword',
  'threat.framework': 'keyword',
  'threat.technique.id': 'keyword[]',
  'threat.technique.subtechnique.id': 'keyword[]',
  'threat.technique.subtechnique.reference': 'keyword[]',
  'user.hash': 'keyword',
  'source.address': 'keyword',
  'source.ip': 'ip',
  'source.geo.country_iso_code': 'keyword',
  'source.as.number': 'long',
  'source.as.organization.name': 'keyword',
  'user_agent.original': 'keyword',
  'related.ip': 'ip[]',
  'related.user': 'keyword[]',
  'related.hash': 'keyword[]',
  'log.file.path': 'keyword',
  'observer.vendor': 'keyword',
  'observer.product': 'keyword',
  'observer.version': 'keyword',
};

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  date: (value) => !Number.isNaN(Date.parse(String(value))),
  keyword: (value) => typeof value === 'string',
  long: (value) => Number.isSafeInteger(value),
  float: (value) => Number.isFinite(value),
  ip: (value) => isIP(String(value)) !== 0,
};

const ecs = (finding: Finding) => JSON.parse(ecsLine(finding, '0.1.0')) as Record<string, never>;

/** Leaves by path, but for our own. */
function leaves(value: unknown, path: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'logsluice' && path === '' ? [] : leaves(one, path === '' ? key : `${path}.${key}`),
  );
}

describe('ecsLine()', () => {
  it('says what ECS wants of an alert about a login', () => {
    expect(ecs(SAMPLE)).toMatchObject({
      '@timestamp': SAMPLE.last,
      ecs: { version: '8.17.0' },
      event: {
        kind: 'alert',
        category: ['authentication'],
        type: ['info'],
        outcome: 'success',
        severity: 73,
        action: 'finding-opened',
      },
      rule: { id: 'unfamiliar_login', name: 'unfamiliar login' },
      user: { hash: SAMPLE.account },
      source: {
        ip: SAMPLE.log.address,
        geo: { country_iso_code: 'RO' },
        as: { number: 64500, organization: { name: 'Example Hosting' } },
      },
      threat: { framework: 'MITRE ATT&CK', technique: { id: ['T1078'] } },
    });
  });

  it('has no field that ECS does not know, none of another type, and none that is null', () => {
    const seen = new Set<string>();
    const check = (finding: Finding): void => {
      for (const [path, value] of leaves(ecs(finding), '')) {
        const type = FIELDS[path] ?? expect.fail(`ECS has no ${path}`);
        const values = type.endsWith('[]') ? (value as unknown[]) : [value];
        expect(values.every(TYPES[type.replace('[]', '')] ?? (() => false)), path).toBe(true);
        seen.add(path);
      }
    };
    check(BARE);
    fc.assert(fc.property(findings, check), { numRuns: 100 });
    expect([...seen].sort()).toEqual(Object.keys(FIELDS).sort());
  });

  it('names a sub-technique under its technique', () => {
    const { threat } = ecs({ ...SAMPLE, technique: 'T1110.003' });
    expect(threat).toEqual({
      framework: 'MITRE ATT&CK',
      technique: {
        id: ['T1110'],
        subtechnique: {
          id: ['T1110.003'],
          reference: ['https://attack.mitre.org/techniques/T1110/003/'],
        },
      },
    });
  });

  it('gives a pseudonym that is no address as source.address alone', () => {
    const log = { ...SAMPLE.log, address: 'address_k3fq_mz4tq2aaaaaaaaaa' };
    expect(ecs({ ...SAMPLE, log })['source']).not.toHaveProperty('ip');
    expect(ecs({ ...SAMPLE, log })['source']).toHaveProperty('address', log.address);
  });
});
