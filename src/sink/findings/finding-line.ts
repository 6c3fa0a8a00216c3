import type { Finding } from '../../model/finding.ts';

/**
 * A finding as one line of JSON, without a line end. The keys come in the order of the interface,
 * always all of them: what is undefined is null, so every line has the same columns.
 */
export function findingLine(finding: Finding): string {
  const { log, login, usual, previous } = finding;
  const ordered = {
    schema: finding.schema,
    id: finding.id,
    type: finding.type,
    state: finding.state,
    status: finding.status,
    severity: finding.severity,
    score: finding.score,
    threshold: finding.threshold,
    account: finding.account,
    log: { user: log.user, address: log.address, agent: log.agent },
    reasons: finding.reasons.map(({ code, weight, words, numbers }) => ({
      code,
      weight,
      words,
      numbers,
    })),
    login: {
      time: login.time,
      source: login.source,
      line: login.line,
      country: login.country,
      network: {
        asn: login.network.asn,
        organization: login.network.organization,
        kind: login.network.kind,
      },
      device: login.device,
    },
    usual: usual && {
      logins: usual.logins,
      days: usual.days,
      countries: usual.countries.map(({ country, share }) => ({ country, share })),
      networks: usual.networks.map(({ asn, share }) => ({ asn, share })),
      devices: usual.devices.map(({ device, share }) => ({ device, share })),
    },
    previous: previous && {
      time: previous.time,
      country: previous.country,
      distance_km: previous.distance_km,
      uncertainty_km: previous.uncertainty_km,
      minutes: previous.minutes,
    },
    technique: finding.technique,
    count: finding.count,
    first: finding.first,
    last: finding.last,
  } satisfies Record<keyof Finding, unknown>;
  return JSON.stringify(ordered, (_, value: unknown) => (value === undefined ? null : value));
}
