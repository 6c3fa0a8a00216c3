import { Stamp } from '../../generate/format/stamp.ts';
import type { Login } from '../login.ts';
import { text } from './text.ts';

/** An access log of the form `combined`, of a site that names the account in `$remote_user`. */
export function nginx({ time, outcome, account, address, agent }: Login): string {
  const status = outcome === 'success' ? 302 : 401;
  return `${text(address)} - ${account} [${Stamp.local().of(time)}] "POST /login HTTP/1.1" ${status} 145 "https://portal.example/login" "${agent ?? '-'}"`;
}
