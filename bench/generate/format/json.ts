import type { Line } from '../line.ts';
import type { Value } from '../value.ts';
import type { Visit } from '../visit.ts';
import { escapeJson } from './escape.ts';
import { Stamp } from './stamp.ts';

/**
 * A `log_format … escape=json` with fifteen keys, as sites have it for log collectors. A variable without
 * a value is an empty string; status, size and duration are bare numbers.
 */
export function json(): (visit: Visit, line: Line) => void {
  const stamp = Stamp.iso8601();
  return (visit, line) => {
    const key = (name: string, value: Value): void => {
      line.add(`,"${name}":"`);
      line.addValue(name, value, escapeJson);
      line.add('"');
    };
    line.add(`{"time_iso8601":"${stamp.of(visit.time)}"`);
    key('remote_addr', visit.address);
    key('x_forwarded_for', visit.forwarded);
    key('remote_user', visit.user);
    key('request', visit.request);
    key('request_method', [visit.method]);
    key('request_uri', visit.target);
    line.add(`,"status":${visit.status},"body_bytes_sent":${visit.size}`);
    line.add(`,"request_time":${(visit.duration / 1000).toFixed(3)}`);
    key('http_referer', visit.referer);
    key('http_user_agent', visit.agent);
    key('host', [visit.host]);
    key('upstream_addr', visit.upstream);
    key('request_id', [visit.id]);
    line.add('}\n');
  };
}
