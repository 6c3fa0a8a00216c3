import { type OutgoingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { ADDRESS, ADDRESS_6, BSN, basic, IBAN, mail, PHONE } from './planted.ts';

interface Request {
  readonly path: string;
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
}

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0';

/** Personal data in every place that a well-formed request has. */
const REQUESTS: readonly Request[] = [
  { path: '/' },
  { path: '/assets/jquery-3.4.1.2.min.js?v=1.2.3.4', headers: { 'User-Agent': FIREFOX } },
  { path: `/?email=${encodeURIComponent(mail('query'))}&page=2` },
  { path: `/?email=${encodeURIComponent(encodeURIComponent(mail('twice')))}` },
  { path: `/?page=${mail('page')}` },
  { path: '/?naam=Planted%20Persoon&wachtwoord=planted-geheim&sessie=planted-sessie' },
  { path: `/?telefoon=${PHONE}&iban=${IBAN}&bsn=${BSN}&maat=42` },
  { path: '/?user[name]=planted&access_token=planted-token&code=planted-code&sort=asc' },
  { path: `/m/${mail('path')}/inbox` },
  { path: `/m/${mail('escaped').replace('@', '%40')}/${ADDRESS}/${ADDRESS_6}` },
  { path: `/?next=%2Flogin%3Fuser%3Dplanted-next%26token%3Dplanted-token&ip=${ADDRESS}` },
  { path: '/', headers: { 'X-Real-IP': ADDRESS } },
  { path: '/', headers: { 'X-Real-IP': ADDRESS_6 } },
  { path: '/', headers: { 'X-Forwarded-For': `${ADDRESS}, ${ADDRESS_6}, unknown, planted-proxy` } },
  { path: '/', headers: { 'X-Forwarded-For': `"[${ADDRESS_6}]:4711", ${ADDRESS}:80` } },
  { path: '/', headers: { Cookie: `sid=planted-sid; lang=nl; mail=${mail('cookie')}` } },
  { path: '/', headers: { Cookie: 'quoted="planted;cookie"; theme=planted' } },
  { path: '/', headers: { Referer: `https://shop.example.com/?email=${mail('referer')}&step=2` } },
  { path: '/', headers: { Referer: `https://planted:planted@${ADDRESS}/x?naam=planted` } },
  { path: '/', headers: { Referer: 'https://203-0-113-77.dialup.example/' } },
  { path: '/', headers: { 'User-Agent': FIREFOX } },
  { path: '/', headers: { 'User-Agent': `planted's "phone" \\ (${mail('agent')}; ${ADDRESS})` } },
  {
    path: '/',
    headers: { 'User-Agent': 'Mozilla/5.0 (compatible; plantedbot/1.0; +http://x.example)' },
  },
  { path: '/', headers: { 'User-Agent': 'pl\xe9 planted \xff' } },
  { path: '/', headers: { Authorization: basic('user') } },
  { path: '/', headers: { Authorization: 'Bearer planted.bearer.token' } },
  { path: '/', headers: { Host: '203-0-113-77.dialup.example' } },
  { path: '/', headers: { Host: `${ADDRESS}:8080` } },
  { path: '/private/', headers: { Authorization: basic('stranger') } },
  { path: `/forbidden/?token=planted-token&email=${mail('forbidden')}` },
  { path: `/upstream/?iban=${IBAN}&page=3`, headers: { 'X-Real-IP': ADDRESS } },
  {
    path: `/files/${mail('file')}/photo.jpg`,
    headers: { Referer: `https://x.example/${mail('r')}` },
  },
  { path: `/?q=${'long+'.repeat(1590)}&email=${mail('long')}`, method: 'POST' },
];

const raw = (text: string): Buffer => Buffer.from(text, 'latin1');

/** What no HTTP client would send. */
const BYTES: readonly Buffer[] = [
  raw(`\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03${mail('tls')}\r\n\r\n`),
  raw(` ${mail('blank')}\r\n\r\n`),
  raw('\r\n'),
  raw(`GET /${mail('nine')}\r\n`),
  raw(`GET /pl\xe9?naam=planted\xe9\xff&x="1" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
  raw(`GET /a b?email=${mail('gap')} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
  raw(`GET http://planted:pw@${ADDRESS}/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
  raw(`GET /?email=${mail('huge')}&x=${'y'.repeat(9000)} HTTP/1.1\r\nHost: x\r\n\r\n`),
  raw(`GET / HTTP/1.1\r\nHost: x\r\nX-Cut: ${mail('cut')}`),
  Buffer.alloc(0),
];

/** Sends everything, one after the other, so that the log has one order. */
export async function sendRequests(port: number): Promise<void> {
  for (const one of REQUESTS) await send(port, one);
  for (const bytes of BYTES) await sendBytes(port, bytes);
}

function send(port: number, { path, method = 'GET', headers = {} }: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { port, host: '127.0.0.1', path, method, headers, agent: false };
    const sent = request(options, (response) => {
      response.resume();
      response.once('end', resolve);
    });
    sent.once('error', reject);
    sent.end();
  });
}

/** Waits until the server has closed the connection: it has written its line by then. */
function sendBytes(port: number, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.resume();
    // A reset connection is an answer as well.
    socket.once('error', () => undefined);
    socket.once('close', () => resolve());
  });
}
