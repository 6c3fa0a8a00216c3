import type { FormatName } from './sluice-of.ts';
import { errorTime, isoTime, localTime } from './times.ts';

/* Where one and the same value can turn up: every sort of field, in lines of one day. */

export const NOON = Date.UTC(2026, 10, 22, 12) / 1000;

export interface Sighting {
  readonly name: string;
  readonly format: FormatName;
  readonly line: (value: string) => string;
  /** A URL: here a value may be percent-encoded as well. */
  readonly url?: boolean;
}

export const access = (from: string, target: string, referer: string): string =>
  `${from} - - [${localTime(NOON)}] "GET ${target} HTTP/1.1" 200 5 "${referer}" "-"`;
export const json = (key: string, value: string): string =>
  `{"time":"${isoTime(NOON)}","${key}":"${value}"}`;
export const error = (says: string, client: string): string =>
  `${errorTime(NOON)} [error] 12#12: *45 ${says}, client: ${client}, server: shop.example, request: "GET / HTTP/1.1"`;

export const SIGHTINGS: readonly Sighting[] = [
  { name: 'client address', format: 'combined', line: (v) => access(v, '/', '-') },
  {
    name: 'second of a chain in the client column',
    format: 'combined',
    line: (v) => access(`192.0.2.9, ${v}`, '/', '-'),
  },
  {
    name: 'named parameter',
    format: 'combined',
    line: (v) => access('-', `/?ip=${v}&page=2`, '-'),
    url: true,
  },
  {
    name: 'other parameter',
    format: 'combined',
    line: (v) => access('-', `/?q=${v}`, '-'),
    url: true,
  },
  { name: 'path', format: 'common', line: (v) => access('-', `/from/${v}/now`, '-'), url: true },
  {
    name: 'referer',
    format: 'combined',
    line: (v) => access('-', '/', `https://shop.example/?q=${v}`),
    url: true,
  },
  {
    name: 'X-Forwarded-For',
    format: 'custom',
    line: (v) => `${access('-', '/', '-')} "192.0.2.9, ${v}" "-" "-" "-" shop.example rt=0.1`,
  },
  {
    name: 'Forwarded',
    format: 'json',
    line: (v) => json('forwarded', `for=\\"${v}\\";proto=https`),
  },
  { name: 'client of the error log', format: 'error', line: (v) => error('no such file', v) },
  {
    name: 'message of the error log',
    format: 'error',
    line: (v) => error(`refused ${v} here`, 'unix:'),
  },
  { name: 'JSON key of an address', format: 'json', line: (v) => json('client_ip', v) },
  { name: 'JSON text', format: 'json', line: (v) => json('msg', `from ${v} today`) },
  { name: 'JSON key', format: 'json', line: (v) => json(v, 'x') },
  { name: 'text', format: 'text', line: (v) => `${isoTime(NOON)} from ${v} today` },
];
