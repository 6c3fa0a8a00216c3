import type { Format } from '../model/format.ts';
import type { NameTable } from '../model/name-table.ts';
import { logFormat } from './log-format.ts';

/** The Common Log Format, as nginx would be told to write it. */
export const COMMON =
  '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent';

/** nginx's own format; the same as Apache's "combined" of a host without identd. */
export const COMBINED = `${COMMON} "$http_referer" "$http_user_agent"`;

/** What nginx writes unless told otherwise. More columns behind it are text. */
export function combined(names: NameTable): Format {
  return logFormat('combined', COMBINED, names, 'default');
}

/** The Common Log Format. Every combined line also fits it: try `combined` first. */
export function common(names: NameTable): Format {
  return logFormat('common', COMMON, names, 'default');
}
