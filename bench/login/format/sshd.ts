import type { Login } from '../login.ts';
import { text } from './text.ts';

/** What sshd tells syslog, with RFC 3339 times as rsyslog writes them. */
export function sshd({ time, outcome, account, address, device }: Login): string {
  const stamp = new Date(time * 1000).toISOString().replace('.000Z', '.000000+00:00');
  const how = device === undefined ? 'password' : 'publickey';
  const said = outcome === 'success' ? `Accepted ${how}` : `Failed ${how}`;
  const key = device === undefined ? '' : `: ED25519 ${device}`;
  const port = 32_768 + (time % 28_000);
  return `${stamp} gate1 sshd[${1000 + (time % 30_000)}]: ${said} for ${account} from ${text(address)} port ${port} ssh2${key}`;
}
