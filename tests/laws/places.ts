import type { Encoding } from './escapes.ts';
import { nginxEscaped } from './lines.ts';
import type { Plant } from './plants.ts';
import type { FormatName } from './sluice-of.ts';

/*
 * Every field of every format into which something can be planted.
 *
 * Left out, because nothing could know it for what it is: a bare account, secret or browser string in
 * a field that is neither (`/jan/`, a status of `jan`). What has a shape of its own (an address, an
 * e-mail address) or a name before it (`password=`) is planted in the columns of numbers and times
 * too: nginx writes none there, but then the line does not fit and is text.
 */

export interface Place {
  readonly name: string;
  readonly format: FormatName;
  readonly line: (value: string) => string;
  /** The plants that this field has to know. */
  readonly takes: readonly Plant['known'][];
  /** It is a URL or a part of one, or may be; else it is text. */
  readonly url: boolean;
  /** How the writer of this log writes a value. */
  readonly write: (value: string, encoding: Encoding) => string;
  /** All of the line is escaped once more: in some encodings deeper than a trace is looked for. */
  readonly isDeep?: true;
}

/** nginx escapes what is not escaped yet. */
const escapedWrite: Place['write'] = (value, { encode, backslash }) =>
  backslash ? encode(value) : nginxEscaped(encode(value));

const jsonWrite: Place['write'] = (value, { encode, backslash }) =>
  backslash ? encode(value) : JSON.stringify(encode(value)).slice(1, -1);

const rawWrite: Place['write'] = (value, { encode }) => encode(value);

/** What is known in any text. */
export const IN_TEXT = ['shape', 'named', 'escaped'] as const;
const COOKIES = [...IN_TEXT, 'cookie'] as const;
/** Fields that are replaced as a whole take anything. */
const ALL = [...COOKIES, 'user', 'agent'] as const;

const REQUEST_COLUMN = 4;
const REFERER_COLUMN = 7;

const TIME = '22/Nov/2026:17:15:43 +0000';

function columns(
  format: FormatName,
  defaults: readonly string[],
  join: (values: readonly string[]) => string,
) {
  return (name: string, at: number, takes: Place['takes'], lead = '', tail = ''): Place => ({
    name,
    format,
    takes,
    // What a damaged line has behind the request may still belong to it.
    url: at >= REQUEST_COLUMN && at <= REFERER_COLUMN,
    write: escapedWrite,
    line: (value) => join(defaults.map((other, i) => (i === at ? lead + value + tail : other))),
  });
}

const commonLine = ([from, ident, user, time, request, status, size]: readonly string[]) =>
  `${from} ${ident} ${user} [${time}] "${request}" ${status} ${size}`;

const COMMON = ['192.0.2.1', '-', '-', TIME, 'GET / HTTP/1.1', '200', '5'];
const common = columns('common', COMMON, commonLine);

const COMBINED = [...COMMON, '-', '-'];
const combined = columns('combined', COMBINED, (v) => `${commonLine(v)} "${v[7]}" "${v[8]}"`);

const custom = columns(
  'custom',
  [...COMBINED, '-', '-', '-', '-', 'shop.example', '0.1'],
  (v) =>
    `${commonLine(v)} "${v[7]}" "${v[8]}" "${v[9]}" "${v[10]}" "${v[11]}" "${v[12]}" ${v[13]} rt=${v[14]}`,
);

/** The places that all three access formats have. */
function accessPlaces(place: typeof common): Place[] {
  return [
    place('client address', 0, IN_TEXT),
    place('second of the client column', 0, IN_TEXT, '192.0.2.9, '),
    place('user', 2, ALL),
    place('time', 3, IN_TEXT),
    place('whole request', 4, IN_TEXT),
    place('path', 4, IN_TEXT, 'GET /', '/a HTTP/1.1'),
    place('unnamed parameter', 4, IN_TEXT, 'GET /?q=', ' HTTP/1.1'),
    place('parameter', 4, IN_TEXT, 'GET /a?b=1&', '&c=2 HTTP/1.1'),
    place('fragment', 4, IN_TEXT, 'GET /#', ' HTTP/1.1'),
    place('method', 4, IN_TEXT, '', ' / HTTP/1.1'),
    place('protocol', 4, IN_TEXT, 'GET / '),
    place('status', 5, IN_TEXT),
    place('size', 6, IN_TEXT),
  ];
}

const withReferer = (place: typeof common): Place[] => [
  place('referer', 7, IN_TEXT),
  place('query of the referer', 7, IN_TEXT, 'https://shop.example/?a=1&', '&b=2'),
  place('agent', 8, ALL),
];

/** Of the places in JSON and in error logs. */
const URLS = [
  ...['URL', 'request', 'referer', 'referrer', 'host', 'server'],
  ...['upstream', 'upstream without a URL'],
];

const json = (
  name: string,
  before: string,
  after: string,
  takes: Place['takes'] = IN_TEXT,
): Place => ({
  name,
  format: 'json',
  takes,
  url: URLS.includes(name),
  write: jsonWrite,
  line: (value) => `{"time":"2026-11-22T17:15:43Z",${before}${value}${after}}`,
});

const error = (
  name: string,
  before: string,
  after: string,
  takes: Place['takes'] = IN_TEXT,
): Place => ({
  name,
  format: 'error',
  takes,
  url: URLS.includes(name),
  write: rawWrite,
  line: (value) => `2026/11/22 17:15:43 [error] 12#12: *45 ${before}${value}${after}`,
});

const text = (name: string, before: string, after: string): Place => ({
  name,
  format: 'text',
  takes: IN_TEXT,
  url: false,
  write: rawWrite,
  line: (value) => `${before}${value}${after}`,
});

/** Behind what carried the line. */
const behind =
  (head: string) =>
  (place: Place): Place => ({
    ...place,
    name: `${place.name} behind ${head.trim()}`,
    line: (value) => head + place.line(value),
  });

/** The line is a text of JSON, as Docker writes it. */
const withinJson = (place: Place): Place => ({
  ...place,
  name: `${place.name} within JSON`,
  format: 'json',
  isDeep: true,
  line: (value) => `{"log":${JSON.stringify(`${place.line(value)}\n`)},"stream":"stdout"}`,
});

const CARRIED = [
  combined('client address', 0, IN_TEXT),
  combined('user', 2, ALL),
  combined('parameter', 4, IN_TEXT, 'GET /a?b=1&', '&c=2 HTTP/1.1'),
  ...withReferer(combined),
];

const CONTEXT = ', client: unix:, server: shop.example';
const REQUEST = `${CONTEXT}, request: "GET / HTTP/1.1"`;

export const PLACES: readonly Place[] = [
  ...accessPlaces(common),
  ...accessPlaces(combined),
  ...withReferer(combined),
  combined('behind the last column', 8, IN_TEXT, 'curl/8" "'),
  ...accessPlaces(custom),
  ...withReferer(custom),
  custom('X-Forwarded-For', 9, IN_TEXT),
  custom('second of X-Forwarded-For', 9, IN_TEXT, '192.0.2.9, '),
  custom('cookies', 10, COOKIES),
  custom('Authorization', 11, ALL),
  custom('argument', 12, ALL),
  custom('host', 13, IN_TEXT),
  custom('request time', 14, IN_TEXT),

  error('message', 'bad ', REQUEST),
  error('whole message', '', REQUEST),
  error('client', 'bad, client: ', ', server: shop.example, request: "GET / HTTP/1.1"'),
  error('server', 'bad, client: unix:, server: ', ', request: "GET / HTTP/1.1"'),
  error('request', `bad${CONTEXT}, request: "GET /?a=1&`, '&b=2 HTTP/1.1", host: "shop.example"'),
  error('upstream', `bad${REQUEST}, upstream: "http://192.0.2.9:8080/`, '", host: "shop.example"'),
  error('upstream without a URL', `bad${REQUEST}, upstream: "`, '", host: "shop.example"'),
  error('host', `bad${REQUEST}, host: "`, '"'),
  error('referrer', `bad${REQUEST}, host: "shop.example", referrer: "https://shop.example/?`, '"'),
  error('user', 'user "', `" was not found in "/etc/htpasswd"${REQUEST}`, ALL),
  error('login', `bad${CONTEXT}, login: "`, '"', ALL),

  json('text', '"msg":"', '"'),
  json('text among words', '"msg":"from ', ' today"'),
  json('unknown key', '"x":"', '"'),
  json('deep', '"a":{"b":[[{"c":["x","', '"]}]]}'),
  json('array', '"a":[1,"', '",null]'),
  json('key', '"', '":"x"'),
  json('key among objects', '"a":{"', '":{"b":1}}'),
  json('JSON in a string', '"msg":"{\\"a\\":\\"', '\\"}"'),
  json('address', '"client_ip":"', '"'),
  json('chain', '"x_forwarded_for":"192.0.2.9, ', '"'),
  json('user', '"user":"', '"', ALL),
  json('user of an object', '"user":{"x":"', '"}', ALL),
  json('password', '"password":"', '"', ALL),
  json('list of secrets', '"token":["x","', '"]', ALL),
  json('below a secret', '"session":{"a":[{"b":"', '"}]}', ALL),
  json('agent', '"user_agent":"', '"', ALL),
  json('cookies', '"headers":{"Cookie":["', '"]}', COOKIES),
  json('Authorization', '"headers":{"Authorization":["', '"]}', ALL),
  json('URL', '"url":"https://shop.example/?a=1&', '&b=2"'),
  json('request', '"request":"GET /?', ' HTTP/1.1"'),
  json('referer', '"referer":"', '"'),
  json('time', '"timestamp":"', '"'),
  json('value cut off by the end of the line', '"msg":"', ''),

  json('number of a person', '"bsn":', '', ['number']),
  json('number of a secret', '"pin":', '', ['number']),
  json('number of an account', '"user":{"id":', '}', ['number']),
  json('number where an address belongs', '"client_ip":', '', ['number']),
  json('list of numbers', '"phone":[1,', ']', ['number']),

  text('whole line', '', ''),
  text('behind a time', '2026-11-22T17:15:43Z app: ', ' today'),
  text('in brackets', 'seen [', '] today'),
  text('in round brackets', 'seen (', '), gone'),
  text('in quotes', 'seen "', '" today'),
  text('in single quotes', "seen '", "' today"),
  text('in angle brackets', 'From: <', '>'),
  text('end of a sentence', 'seen ', '.'),
  text('in a list', 'seen a,', ',b'),
  text('behind a name', 'x=', ' y=1'),
  text('host of syslog', 'Nov 22 17:15:43 ', ' app[4711]: hello'),
  text('program of syslog', 'Nov 22 17:15:43 web1 ', '[4711]: hello'),
  text('message of syslog', 'Nov 22 17:15:43 web1 app[4711]: ', ' today'),

  ...CARRIED.map(behind('<190>Nov 22 17:15:43 web1 nginx: ')),
  ...CARRIED.map(withinJson),
  behind('web-1  | ')(error('user', 'user "', `" was not found in "/etc/htpasswd"${REQUEST}`, ALL)),
  behind('2026-11-22T17:15:43Z stdout F ')(json('agent', '"user_agent":"', '"', ALL)),
];
