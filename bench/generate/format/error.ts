import type { Line } from '../line.ts';
import { mix } from '../mix.ts';
import { person } from '../people.ts';
import { Random } from '../random.ts';
import { Sampler } from '../sampler.ts';
import { textOf, type Value } from '../value.ts';
import type { Visit } from '../visit.ts';
import { asItIs } from './escape.ts';
import { Stamp } from './stamp.ts';

interface Trouble {
  /** Lines in a hundred. */
  readonly weight: number;
  readonly level: 'error' | 'warn' | 'crit' | 'info' | 'notice';
  readonly message: (random: Random, visit: Visit) => Value;
  /** What of the request nginx adds: all, only the connection, or nothing. */
  readonly context: 'request' | 'upstream' | 'connection' | 'none';
}

/** Messages of nginx 1.24, from its source. */
const TROUBLES: readonly Trouble[] = [
  {
    weight: 45,
    level: 'error',
    message: (_, visit) => {
      const path = textOf(visit.target).replace(/\?.*/, '');
      const personal = visit.target.length > 1;
      return [
        `open() "/var/www/shop/public${personal ? '/index.html' : path}" failed (2: No such file or directory)`,
      ];
    },
    context: 'request',
  },
  {
    weight: 20,
    level: 'error',
    message: () => [
      'upstream timed out (110: Connection timed out) while reading response header from upstream',
    ],
    context: 'upstream',
  },
  {
    weight: 10,
    level: 'warn',
    message: (r) => [
      `an upstream response is buffered to a temporary file /var/cache/nginx/proxy_temp/${r.below(10)}/${10 + r.below(90)}/00000${1000 + r.below(9000)} while reading upstream`,
    ],
    context: 'upstream',
  },
  {
    weight: 9,
    level: 'error',
    message: (r) => [
      `limiting requests, excess: ${20 + r.below(9)}.${100 + r.below(900)} by zone "login"`,
    ],
    context: 'request',
  },
  { weight: 6, level: 'error', message: () => ['access forbidden by rule'], context: 'request' },
  {
    weight: 5,
    level: 'error',
    message: (r) => ['user "', person(r).user, '": password mismatch'],
    context: 'request',
  },
  {
    weight: 4,
    level: 'crit',
    message: () => [
      'SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL handshaking',
    ],
    context: 'connection',
  },
  { weight: 1, level: 'notice', message: () => ['signal process started'], context: 'none' },
];

/** The error log: what went wrong, then the connection and the request as `name: value`. */
export function errorLog(seed: number): (visit: Visit, line: Line) => void {
  const random = new Random(mix(seed, 0xe22));
  const troubles = new Sampler(TROUBLES.map((trouble) => trouble.weight));
  const stamp = Stamp.errorLog();
  let connection = 1;
  return (visit, line) => {
    const { level, message, context } = TROUBLES[troubles.draw(random)] as Trouble;
    const add = (field: string, value: Value): void => line.addValue(field, value, asItIs);
    const worker = 1200 + random.below(4);
    connection += 1 + random.below(40);
    line.add(`${stamp.of(visit.time)} [${level}] ${worker}#${worker}: `);
    if (context !== 'none') line.add(`*${connection} `);
    add('message', message(random, visit));
    if (context !== 'none') {
      line.add(', client: ');
      add('client', visit.address);
      line.add(', server: ');
      if (context === 'connection')
        add('server', [{ kind: 'upstream', text: '10.20.0.3' }, ':443']);
      else line.add(visit.host);
    }
    if (context === 'request' || context === 'upstream') {
      line.add(', request: "');
      add('request', visit.method === '' ? ['GET / HTTP/1.1'] : visit.request);
      line.add('"');
      if (context === 'upstream') {
        line.add(', upstream: "http://');
        add('upstream', [{ kind: 'upstream', text: `10.20.0.${11 + random.below(6)}` }, ':8080']);
        add('upstream', visit.target);
        line.add('"');
      }
      line.add(`, host: "${visit.host}"`);
      if (visit.referer.length > 0) {
        line.add(', referrer: "');
        add('referrer', visit.referer);
        line.add('"');
      }
    }
    line.add('\n');
  };
}
