import { isIP } from 'node:net';
import type { Finding, FindingType, Severity } from '../../model/finding.ts';
import { ifKnown } from './if-known.ts';
import { readableLine } from './readable-line.ts';
import { type Technique, techniqueOf } from './technique.ts';
import { titleOf } from './title.ts';

/*
 * The Elastic Common Schema, https://www.elastic.co/guide/en/ecs/8.17/ecs-field-reference.html. Fields
 * that it does not have stand under `logsluice`, as it wants of fields of one's own.
 */

const ECS_VERSION = '8.17.0';

/** ECS leaves the scale to the producer: these are the risk scores that Elastic gives its own severities. */
const SEVERITY_NUMBERS: Readonly<Record<Severity, number>> = { low: 21, medium: 47, high: 73 };

const CATEGORIES: Readonly<Record<FindingType, readonly string[]>> = {
  unfamiliar_login: ['authentication'],
  credential_attack: ['authentication', 'intrusion_detection'],
  listed_address: ['authentication'],
  configuration: ['configuration'],
};

/** Only of an unfamiliar login it is known how it ended: those are always successes. */
const outcomeOf = (type: FindingType): string =>
  type === 'unfamiliar_login' ? 'success' : 'unknown';

/** A finding as one line of ECS, without a line end. What is not known is left out. */
export function ecsLine(finding: Finding, version: string): string {
  const { id, type, state, severity, account, log, login, reasons } = finding;
  return JSON.stringify({
    '@timestamp': finding.last,
    ecs: { version: ECS_VERSION },
    message: readableLine(finding),
    event: {
      kind: 'alert',
      category: CATEGORIES[type],
      type: ['info'],
      outcome: outcomeOf(type),
      severity: SEVERITY_NUMBERS[severity],
      risk_score: finding.score,
      id,
      action: `finding-${state}`,
      module: 'logsluice',
      dataset: 'logsluice.finding',
      reason: reasons.map(({ words }) => words).join('; '),
      start: finding.first,
      end: finding.last,
    },
    rule: { id: type, name: titleOf(finding), category: 'login', ruleset: 'logsluice' },
    threat: ifKnown(techniqueOf(finding.technique), threatOf),
    user: ifKnown(account, (hash) => ({ hash })),
    source: sourceOf(finding),
    user_agent: ifKnown(log.agent, (original) => ({ original })),
    related: {
      ip: ifKnown(ipOf(log.address), (ip) => [ip]),
      user: ifKnown(log.user, (user) => [user]),
      hash: ifKnown(account, (hash) => [hash]),
    },
    log: { file: { path: login.source } },
    observer: { vendor: 'logsluice', product: 'logsluice', version },
    logsluice: {
      severity,
      state,
      status: finding.status,
      score: finding.score,
      threshold: finding.threshold,
      reasons,
      network: login.network.kind,
      device: login.device,
      line: login.line,
      usual: finding.usual,
      previous: finding.previous,
      count: finding.count,
    },
  });
}

/** The pseudonym is an address in the default mode; in others `ip`, which ECS indexes as one, has to go. */
function sourceOf({ log, login }: Finding): object {
  const { asn, organization } = login.network;
  return {
    address: log.address,
    ip: ipOf(log.address),
    geo: ifKnown(login.country, (country) => ({ country_iso_code: country })),
    as: ifKnown(asn, (number) => ({
      number,
      organization: ifKnown(organization, (name) => ({ name })),
    })),
  };
}

const ipOf = (address = ''): string | undefined => (isIP(address) === 0 ? undefined : address);

function threatOf({ id, sub, url }: Technique): object {
  return {
    framework: 'MITRE ATT&CK',
    technique: {
      id: [id],
      subtechnique: ifKnown(sub, (name) => ({ id: [name], reference: [url] })),
    },
  };
}
