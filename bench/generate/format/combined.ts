import type { Line } from '../line.ts';
import type { Value } from '../value.ts';
import type { Visit } from '../visit.ts';
import { escapeDefault } from './escape.ts';
import { Stamp } from './stamp.ts';

/** nginx's predefined `combined`; a variable without a value is `-`. */
export function combined(): (visit: Visit, line: Line) => void {
  const stamp = Stamp.local();
  const add = (line: Line, field: string, value: Value, orNone = '-'): void => {
    if (value.length === 0) line.add(orNone);
    else line.addValue(field, value, escapeDefault);
  };
  return (visit, line) => {
    add(line, 'remote_addr', visit.address);
    line.add(' - ');
    add(line, 'remote_user', visit.user);
    line.add(` [${stamp.of(visit.time)}] "`);
    add(line, 'request', visit.request, '');
    line.add(`" ${visit.status} ${visit.size} "`);
    add(line, 'http_referer', visit.referer);
    line.add('" "');
    add(line, 'http_user_agent', visit.agent);
    line.add('"\n');
  };
}
