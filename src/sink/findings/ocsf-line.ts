import { isIP } from 'node:net';
import type { Finding, FindingState, FindingStatus, Severity } from '../../model/finding.ts';
import { ifKnown } from './if-known.ts';
import { readableLine } from './readable-line.ts';
import { techniqueOf } from './technique.ts';
import { titleOf } from './title.ts';

/*
 * Open Cybersecurity Schema Framework, class Detection Finding, https://schema.ocsf.io/1.5.0/classes/detection_finding:
 * the first version that has anomaly_analyses.
 */

const OCSF_VERSION = '1.5.0';
const CLASS = 2004;

interface Code {
  readonly id: number;
  readonly name: string;
}

const ACTIVITIES: Readonly<Record<FindingState, Code>> = {
  opened: { id: 1, name: 'Create' },
  updated: { id: 2, name: 'Update' },
  closed: { id: 3, name: 'Close' },
};

const SEVERITY_CODES: Readonly<Record<Severity, Code>> = {
  low: { id: 2, name: 'Low' },
  medium: { id: 3, name: 'Medium' },
  high: { id: 4, name: 'High' },
};

/** `Suppressed` is what was judged benign or false; nobody told us that a break-in was mended, which would be `Resolved`. */
const STATUSES: Readonly<Record<FindingStatus, Code>> = {
  open: { id: 1, name: 'New' },
  safe: { id: 3, name: 'Suppressed' },
  noise: { id: 3, name: 'Suppressed' },
  compromised: { id: 2, name: 'In Progress' },
};

const VERDICTS: Readonly<Record<FindingStatus, Code>> = {
  open: { id: 4, name: 'Suspicious' },
  safe: { id: 5, name: 'Benign' },
  noise: { id: 3, name: 'Disregard' },
  compromised: { id: 2, name: 'True Positive' },
};

const ARCHIVED: Code = { id: 5, name: 'Archived' };

/** A finding as one line of OCSF, without a line end; times in milliseconds. What is not known is left out. */
export function ocsfLine(finding: Finding, version: string): string {
  const { state, severity, type } = finding;
  const activity = ACTIVITIES[state];
  const quiet = state === 'closed' && finding.status === 'open';
  const status = quiet ? ARCHIVED : STATUSES[finding.status];
  const first = Date.parse(finding.first);
  const last = Date.parse(finding.last);
  const product = { name: 'logsluice', vendor_name: 'logsluice', version };
  return JSON.stringify({
    category_uid: 2,
    category_name: 'Findings',
    class_uid: CLASS,
    class_name: 'Detection Finding',
    activity_id: activity.id,
    activity_name: activity.name,
    type_uid: CLASS * 100 + activity.id,
    type_name: `Detection Finding: ${activity.name}`,
    time: last,
    start_time: first,
    end_time: last,
    count: finding.count,
    severity_id: SEVERITY_CODES[severity].id,
    severity: SEVERITY_CODES[severity].name,
    status_id: status.id,
    status: status.name,
    is_alert: state !== 'closed',
    message: readableLine(finding),
    metadata: { version: OCSF_VERSION, product, log_name: finding.login.source },
    finding_info: {
      uid: finding.id,
      title: titleOf(finding),
      desc: finding.reasons.map(({ words }) => words).join('; '),
      types: [type],
      analytic: { type_id: 3, type: 'Statistical', name: type, uid: type },
      attacks: attacksOf(finding),
      first_seen_time: first,
      last_seen_time: last,
      product,
    },
    evidences: evidencesOf(finding),
    anomaly_analyses: analysesOf(finding),
    unmapped: {
      score: finding.score,
      threshold: finding.threshold,
      network: finding.login.network.kind,
      device: finding.login.device,
      line: finding.login.line,
      previous: finding.previous,
    },
  });
}

function attacksOf({ technique }: Finding): object[] | undefined {
  const known = techniqueOf(technique);
  if (known === undefined) return undefined;
  const { id, sub, url } = known;
  return [
    {
      technique: { uid: id, src_url: sub === undefined ? url : undefined },
      sub_technique: ifKnown(sub, (uid) => ({ uid, src_url: url })),
    },
  ];
}

/** Account and address; a finding that has neither has no evidence in the sense of OCSF. */
function evidencesOf(finding: Finding): object[] | undefined {
  const { account, log } = finding;
  const user = ifKnown(account ?? log.user, (uid) => ({ uid, name: log.user }));
  const source = endpointOf(finding);
  if (user === undefined && source === undefined) return undefined;
  const verdict = VERDICTS[finding.status];
  return [
    {
      actor: ifKnown(user, (one) => ({ user: one })),
      src_endpoint: source,
      http_request: ifKnown(log.agent, (agent) => ({ user_agent: agent })),
      verdict_id: verdict.id,
      verdict: verdict.name,
    },
  ];
}

/** The pseudonym is an address in the default mode, and a name in others. */
function endpointOf({ log, login }: Finding): object | undefined {
  const { asn, organization } = login.network;
  if (log.address === undefined) return undefined;
  return {
    ...(isIP(log.address) === 0 ? { uid: log.address } : { ip: log.address }),
    location: ifKnown(login.country, (country) => ({ country })),
    autonomous_system: ifKnown(asn, (number) => ({ number, name: organization })),
  };
}

/** Reasons are the anomalies, and what is usual for the account is the baseline that they depart from. */
function analysesOf(finding: Finding): object[] | undefined {
  const { account, login, reasons, usual } = finding;
  if (reasons.length === 0) return undefined;
  const target =
    account === undefined
      ? { name: login.source, type: 'Log Source' }
      : { name: account, type: 'User Account' };
  const baselines = usual && [
    baseline('country', usual.logins, usual.countries, ({ country }) => country),
    baseline('network', usual.logins, usual.networks, ({ asn }) => `AS${asn}`),
    baseline('device', usual.logins, usual.devices, ({ device }) => device),
  ];
  return [
    {
      analysis_targets: [target],
      anomalies: reasons.map(({ code, words }) => ({
        observation_parameter: code,
        observation_type: 'Deviation Analysis',
        observations: [{ value: words }],
      })),
      baselines: baselines?.filter(({ observations }) => observations.length > 0),
    },
  ];
}

interface Baseline {
  readonly observation_parameter: string;
  readonly observation_type: string;
  readonly observations: readonly object[];
}

/** How often each was seen, from its share of the logins. */
function baseline<T extends { readonly share: number }>(
  parameter: string,
  logins: number,
  shares: readonly T[],
  nameOf: (share: T) => string,
): Baseline {
  return {
    observation_parameter: parameter,
    observation_type: 'Frequency Analysis',
    observations: shares.map((one) => ({
      value: nameOf(one),
      count: Math.round(one.share * logins),
    })),
  };
}
