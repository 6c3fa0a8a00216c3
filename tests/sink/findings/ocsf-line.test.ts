import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { ocsfLine } from '../../../src/sink/findings/ocsf-line.ts';
import { BARE, findings, SAMPLE } from './findings.ts';

/** What an attribute is: a type of OCSF, or the name of an object, `[]` for an array; `!`: required. */
type Attributes = Readonly<Record<string, string>>;

/** From https://schema.ocsf.io/1.5.0: the attributes that we use, and all that is required. */
const OBJECTS: Readonly<Record<string, Attributes>> = {
  detection_finding: {
    category_uid: 'integer!',
    category_name: 'string',
    class_uid: 'integer!',
    class_name: 'string',
    activity_id: 'integer!',
    activity_name: 'string',
    type_uid: 'integer!',
    type_name: 'string',
    time: 'timestamp!',
    start_time: 'timestamp',
    end_time: 'timestamp',
    count: 'integer',
    severity_id: 'integer!',
    severity: 'string',
    status_id: 'integer',
    status: 'string',
    is_alert: 'boolean',
    message: 'string',
    metadata: 'metadata!',
    finding_info: 'finding_info!',
    evidences: 'evidences[]',
    anomaly_analyses: 'anomaly_analysis[]',
    unmapped: 'anything',
  },
  metadata: { version: 'string!', product: 'product!', log_name: 'string' },
  product: { name: 'string', vendor_name: 'string!', version: 'string' },
  finding_info: {
    uid: 'string!',
    title: 'string',
    desc: 'string',
    types: 'string[]',
    analytic: 'analytic',
    attacks: 'attack[]',
    first_seen_time: 'timestamp',
    last_seen_time: 'timestamp',
    product: 'product',
  },
  analytic: { type_id: 'integer!', type: 'string', name: 'string', uid: 'string' },
  attack: { technique: 'technique', sub_technique: 'technique' },
  technique: { uid: 'string!', src_url: 'string' },
  evidences: {
    actor: 'actor',
    src_endpoint: 'network_endpoint',
    http_request: 'http_request',
    verdict_id: 'integer',
    verdict: 'string',
  },
  actor: { user: 'user' },
  user: { uid: 'string!', name: 'string' },
  network_endpoint: {
    ip: 'string',
    uid: 'string',
    location: 'location',
    autonomous_system: 'autonomous_system',
  },
  location: { country: 'string' },
  autonomous_system: { number: 'integer', name: 'string' },
  http_request: { user_agent: 'string' },
  anomaly_analysis: {
    analysis_targets: 'analysis_target[]!',
    anomalies: 'anomaly[]!',
    baselines: 'anomaly[]',
  },
  analysis_target: { name: 'string!', type: 'string' },
  anomaly: {
    observation_parameter: 'string!',
    observation_type: 'string',
    observations: 'observation[]!',
  },
  observation: { value: 'string!', count: 'integer' },
};

const AT_LEAST_ONE: Readonly<Record<string, readonly string[]>> = {
  evidences: ['actor', 'src_endpoint'],
  network_endpoint: ['ip', 'uid'],
  actor: ['user'],
  attack: ['technique'],
};

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isSafeInteger(value),
  timestamp: (value) => Number.isSafeInteger(value),
  anything: () => true,
};

/** Throws where a value is no `name` of OCSF. */
function check(value: unknown, name: string, path: string): void {
  const isType = TYPES[name];
  if (isType !== undefined) return expect(isType(value), path).toBe(true);
  const attributes = OBJECTS[name] ?? expect.fail(`OCSF has no ${name}`);
  const object = value as Record<string, unknown>;
  for (const [key, type] of Object.entries(attributes)) {
    if (type.endsWith('!')) expect(object, path).toHaveProperty(key);
  }
  const oneOf = AT_LEAST_ONE[name];
  if (oneOf !== undefined)
    expect(
      oneOf.some((key) => key in object),
      path,
    ).toBe(true);
  for (const [key, one] of Object.entries(object)) {
    const type = attributes[key]?.replace('!', '') ?? expect.fail(`${path} has no ${key}`);
    const all = type.endsWith('[]') ? (one as unknown[]) : [one];
    if (type.endsWith('[]'))
      expect(all.length > 0 || key === 'baselines', `${path}.${key}`).toBe(true);
    for (const item of all) check(item, type.replace('[]', ''), `${path}.${key}`);
  }
}

const ocsf = (finding: Finding) => JSON.parse(ocsfLine(finding, '0.1.0')) as Record<string, never>;

describe('ocsfLine()', () => {
  it('is a Detection Finding of OCSF 1.5.0 with its anomalies', () => {
    const time = Date.parse(SAMPLE.last);
    expect(ocsf(SAMPLE)).toMatchObject({
      category_uid: 2,
      class_uid: 2004,
      activity_id: 1,
      type_uid: 200401,
      time,
      severity_id: 4,
      status_id: 1,
      is_alert: true,
      metadata: { version: '1.5.0', product: { name: 'logsluice', version: '0.1.0' } },
      finding_info: { uid: SAMPLE.id, attacks: [{ technique: { uid: 'T1078' } }] },
      evidences: [
        {
          actor: { user: { uid: SAMPLE.account, name: SAMPLE.log.user } },
          src_endpoint: {
            ip: SAMPLE.log.address,
            location: { country: 'RO' },
            autonomous_system: { number: 64500, name: 'Example Hosting' },
          },
          verdict_id: 4,
        },
      ],
      anomaly_analyses: [
        {
          analysis_targets: [{ name: SAMPLE.account, type: 'User Account' }],
          anomalies: [
            {
              observation_parameter: 'new_country',
              observations: [{ value: 'country RO: 0 of 214 logins in 90 days' }],
            },
            { observation_parameter: 'hosting_network' },
          ],
          baselines: [
            {
              observation_parameter: 'country',
              observations: [
                { value: 'NO', count: 193 },
                { value: 'SE', count: 21 },
              ],
            },
            { observation_parameter: 'network', observations: [{ value: 'AS64501', count: 214 }] },
            { observation_parameter: 'device' },
          ],
        },
      ],
    });
  });

  it('has only attributes of the schema, all that it requires, each of its type', () => {
    check(ocsf(BARE), 'detection_finding', '$');
    fc.assert(
      fc.property(findings, (finding) => check(ocsf(finding), 'detection_finding', '$')),
      { numRuns: 100 },
    );
  });

  it('follows an episode: create, update, close, and what a reviewer said', () => {
    const of = (change: Partial<Finding>) => {
      const { activity_id, type_uid, status_id, status, is_alert } = ocsf({ ...SAMPLE, ...change });
      return [activity_id, type_uid, status_id, status, is_alert];
    };
    expect(of({ state: 'updated' })).toEqual([2, 200402, 1, 'New', true]);
    expect(of({ state: 'closed' })).toEqual([3, 200403, 5, 'Archived', false]);
    expect(of({ state: 'closed', status: 'safe' })).toEqual([3, 200403, 3, 'Suppressed', false]);
    expect(of({ state: 'closed', status: 'noise' })).toEqual([3, 200403, 3, 'Suppressed', false]);
    expect(of({ state: 'updated', status: 'compromised' })).toEqual([
      2,
      200402,
      2,
      'In Progress',
      true,
    ]);
  });
});
