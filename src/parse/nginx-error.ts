import { bytesOf, DIGIT, LETTER } from '../base/ascii.ts';
import { type Fields, Fit } from '../model/fields.ts';
import type { Format } from '../model/format.ts';
import { Kind } from '../model/kind.ts';
import { looksLikeAddress } from './address-shape.ts';
import { eventTime } from './event-time.ts';
import { beginsAt, lastIndexOfBytes, standsAt } from './find-bytes.ts';
import { datedEnd } from './time-shape.ts';

const BLANK = 0x20;
const QUOTE = 0x22;
const HASH = 0x23;
const STAR = 0x2a;
const COMMA = 0x2c;
const SLASH = 0x2f;

const OPEN = bytesOf(' [');
const CLOSE = bytesOf('] ');
const COLON = bytesOf(': ');

const LEVELS = ['debug', 'info', 'notice', 'warn', 'error', 'crit', 'alert', 'emerg'].map(bytesOf);

const CLIENT = bytesOf(', client: ');
const SERVER = bytesOf(', server: ');

/** What may follow the server, in the order in which nginx writes it (http, mail and stream). */
const KEYS: readonly { readonly key: Uint8Array; readonly kind: number }[] = [
  { key: bytesOf(', login: "'), kind: Kind.user },
  { key: bytesOf(', request: "'), kind: Kind.request },
  { key: bytesOf(', subrequest: "'), kind: Kind.target },
  // The mail module writes it without quotes.
  { key: bytesOf(', upstream: '), kind: Kind.upstream },
  { key: bytesOf(', host: "'), kind: Kind.text },
  { key: bytesOf(', referrer: "'), kind: Kind.referer },
];

/** What ngx_http_auth_basic_module says of a user who may not come in. */
const USER = bytesOf('user "');
const USER_ENDS = ['" was not found in "', '": password mismatch'].map(bytesOf);

/** Digits of a process, thread or connection number. */
const LONGEST_NUMBER = 20;

/**
 * Lines of nginx's error log:
 *
 *     2026/11/22 12:00:00 [error] 12#12: *45 MESSAGE, client: ADDRESS, server: NAME, request: "…", host: "…"
 *     time                header             text   the last that fits           keys, the last ones first
 *
 * nginx does not escape what it writes there, so a message, a request or a referrer may hold bytes
 * that look like keys. Whatever is taken for what: every value behind the header is in a field that
 * is replaced or searched.
 */
export function nginxError(): Format {
  return { name: 'error', family: 'error', json: false, parse };
}

function parse(bytes: Uint8Array, start: number, end: number, fields: Fields): Fit {
  const timeEnd = end - start > 4 && bytes[start + 4] === 0x2f ? datedEnd(bytes, start, end) : -1;
  const time = timeEnd === -1 ? Number.NaN : eventTime(bytes, start, timeEnd);
  if (Number.isNaN(time) || !beginsAt(bytes, timeEnd, end, OPEN)) return fields.asText(start, end);
  fields.clear();
  fields.push(Kind.time, start, timeEnd);
  fields.time = time;
  const message = headerEnd(bytes, timeEnd + OPEN.length, end);
  if (message === -1) {
    if (timeEnd < end) fields.push(Kind.text, timeEnd, end);
    return Fit.partial;
  }
  const client = clientAt(bytes, message, end);
  pushMessage(bytes, message, client === -1 ? end : client, fields);
  if (client !== -1) pushContext(bytes, client, end, fields);
  return Fit.whole;
}

/** Where the message begins behind `error] 12#12: *45 `; -1 when that is something else. */
function headerEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && LETTER[bytes[i]] === 1) i++;
  const close = i;
  if (!LEVELS.some((level) => level.length === close - at && standsAt(bytes, at, end, level))) {
    return -1;
  }
  if (!standsAt(bytes, i, end, CLOSE)) return -1;
  i = digitsEnd(bytes, i + CLOSE.length, end);
  if (i === -1 || bytes[i] !== HASH) return -1;
  i = digitsEnd(bytes, i + 1, end);
  if (i === -1 || !standsAt(bytes, i, end, COLON)) return -1;
  i += COLON.length;
  if (i < end && bytes[i] === STAR) {
    const number = digitsEnd(bytes, i + 1, end);
    if (number !== -1 && number < end && bytes[number] === BLANK) return number + 1;
  }
  return i;
}

/** Where the digits that begin at `at` end; -1 without any, with too many, and at the line's end. */
function digitsEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && DIGIT[bytes[i]] === 1) i++;
  return i === at || i === end || i - at > LONGEST_NUMBER ? -1 : i;
}

/**
 * Where the last `, client: ` begins that goes on as nginx writes it, or -1. One that stands within
 * a request or a referrer does not: a server and another key, or the end of the line, must follow.
 */
function clientAt(bytes: Uint8Array, start: number, end: number): number {
  let at = lastIndexOfBytes(bytes, start, end, CLIENT);
  while (at !== -1 && !goesOn(bytes, at + CLIENT.length, end)) {
    at = lastIndexOfBytes(bytes, start, at, CLIENT);
  }
  return at;
}

function goesOn(bytes: Uint8Array, at: number, end: number): boolean {
  const address = wordEnd(bytes, at, end);
  if (address === end) return true;
  if (address === at || !beginsAt(bytes, address, end, SERVER)) return false;
  const server = valueEnd(bytes, Math.min(address + SERVER.length, end), end);
  return server === end || KEYS.some(({ key }) => beginsAt(bytes, server, end, key));
}

/** `client` and `server`, and the keys behind them. */
function pushContext(bytes: Uint8Array, at: number, end: number, fields: Fields): void {
  const address = at + CLIENT.length;
  const addressEnd = wordEnd(bytes, address, end);
  if (address < addressEnd) fields.push(Kind.address, address, addressEnd);
  if (!standsAt(bytes, addressEnd, end, SERVER)) {
    if (addressEnd < end) fields.push(Kind.text, addressEnd, end);
    return;
  }
  const server = addressEnd + SERVER.length;
  const serverEnd = valueEnd(bytes, server, end);
  if (server < serverEnd) fields.push(Kind.text, server, serverEnd);
  pushKeys(bytes, serverEnd, end, KEYS.length - 1, fields);
}

/** Splits `[at, end)` at the last place of key `last`, and what is in front of it at the keys before. */
function pushKeys(bytes: Uint8Array, at: number, end: number, last: number, fields: Fields): void {
  if (last === -1) {
    if (at < end) fields.push(Kind.text, at, end);
    return;
  }
  const { key, kind } = KEYS[last];
  const found = lastIndexOfBytes(bytes, at, end, key);
  pushKeys(bytes, at, found === -1 ? end : found, last - 1, fields);
  if (found !== -1) pushValue(kind, bytes, found + key.length, end, fields);
}

/** The value that ends at the last quote, or at `end` where the line was cut; text behind it. */
function pushValue(kind: number, bytes: Uint8Array, at: number, end: number, fields: Fields): void {
  const start = kind === Kind.upstream && at < end && bytes[at] === QUOTE ? at + 1 : at;
  let stop = end;
  while (stop > start && bytes[stop - 1] !== QUOTE) stop--;
  stop = stop > start ? stop - 1 : end;
  if (start < stop) {
    if (kind === Kind.upstream) pushUpstream(bytes, start, stop, fields);
    else fields.push(kind, start, stop);
  }
  if (stop + 1 < end) fields.push(Kind.text, stop + 1, end);
}

/**
 * `http://192.0.2.9:8080/x?y`: the address is one of our own servers, what is behind it a target. A
 * socket or a name in its place is searched.
 */
function pushUpstream(bytes: Uint8Array, start: number, end: number, fields: Fields): void {
  let host = start;
  while (host < end && bytes[host] !== SLASH) host++;
  host = host + 1 < end && bytes[host + 1] === SLASH ? host + 2 : start;
  let hostEnd = host;
  while (hostEnd < end && bytes[hostEnd] !== SLASH) hostEnd++;
  if (!looksLikeAddress(bytes, host, hostEnd)) {
    fields.push(Kind.target, start, end);
    return;
  }
  fields.push(Kind.upstream, host, hostEnd);
  if (hostEnd < end) fields.push(Kind.target, hostEnd, end);
}

/** The message; a user who may not come in is named at its start. */
function pushMessage(bytes: Uint8Array, start: number, end: number, fields: Fields): void {
  let rest = start;
  if (standsAt(bytes, start, end, USER)) {
    const name = start + USER.length;
    // The name may hold the words behind it; what nginx wrote comes last.
    let nameEnd = -1;
    for (const words of USER_ENDS) {
      nameEnd = Math.max(nameEnd, lastIndexOfBytes(bytes, name, end, words));
    }
    rest = nameEnd === -1 ? end : nameEnd;
    if (name < rest) fields.push(Kind.user, name, rest);
  }
  if (rest < end) fields.push(Kind.text, rest, end);
}

function wordEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && bytes[i] !== COMMA && bytes[i] !== QUOTE && bytes[i] !== BLANK) i++;
  return i;
}

function valueEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && bytes[i] !== COMMA && bytes[i] !== QUOTE) i++;
  return i;
}
