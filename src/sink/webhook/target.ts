import { isIP } from 'node:net';
import { Fault } from '../../base/fault.ts';
import { isPrivateTarget } from './private-targets.ts';

/** What a receiver may be that is refused otherwise. */
export interface Allowed {
  /** Plain http: what is sent, and its signature, can be read and held back on the way. */
  readonly http: boolean;
  /** Private, loopback, link-local and other reserved addresses. */
  readonly private: boolean;
}

/**
 * Reads the URL of a receiver. Throws a Fault with code `config`, which never quotes the URL: its path
 * may be a secret.
 */
export function readTarget(text: string, allowed: Allowed): URL {
  if (!URL.canParse(text)) throw refused('it is no URL', 'https://…');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refused(`its scheme is ${url.protocol.slice(0, -1)}`, 'https://…');
  }
  if (url.protocol === 'http:' && !allowed.http) {
    throw refused('it is plain http', 'https://…, or allow_http');
  }
  if (url.username !== '' || url.password !== '') {
    throw refused('it holds a user name or password', 'a secret in a file');
  }
  const host = hostOf(url);
  // Names are judged when they are looked up. The URL parser has rewritten `127.1` and its like.
  if (isIP(host) !== 0 && isPrivateTarget(host) && !allowed.private) {
    throw refused(`${host} is a private or reserved address`, 'a public one, or allow_private');
  }
  return url;
}

/** The name or address, without brackets and port. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

function refused(found: string, wanted: string): Fault {
  return new Fault('config', `cannot use the URL of the webhook: ${found}, wanted ${wanted}`);
}
