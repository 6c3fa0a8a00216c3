import fc from 'fast-check';
import { damaged } from './streams.ts';

/*
 * Lines of JSON of few values, in a few orders of keys: those that the kernel takes, and such as are nearly like them.
 */

const TIMES = [
  '2026-11-22T23:59:58+00:00',
  '2026-11-22T23:59:59.250Z',
  '2026-11-23T00:00:00.001Z',
  '2026-11-22T17:15:60Z',
  '2026-11-22 17:15:43',
  '2026-11-22T17:15:43.5',
  '22/Nov/2026:17:15:43 +0000',
  '1795367743.120',
  '1795367743120',
  'Sun Nov 22 17:15:43.250 2026',
  '',
  'today',
  '1795367743,5',
  '1795367743.5 h',
  '1795367743h',
  '1795367743120.5',
  '2026-11-22T17:15:43\\u002b00:00',
];

const STRINGS = [
  '',
  '-',
  'jan',
  '27312152',
  '192.0.2.1',
  '198.51.100.7, 192.0.2.2',
  '2001:db8::1',
  'jan.jansen@example.org',
  'jan\\u0040example.org',
  'GET /a?email=jan%40example.org HTTP/1.1',
  'GET /a\\"b HTTP/1.1',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'POST /login HTTP/2.0',
  'GET /a b HTTP/1.1',
  'GET /c',
  '/a?token=hunter2&ip=192.0.2.9',
  'a \\"quoted\\" word',
  'ends in a backslash \\\\',
  '\\\\\\"',
  '999999990',
  '2026-11-22T17:15:43Z',
  'tab\there',
  'login',
  'user_k3fqa2cd_mz4tb6n7qxw2ayhd',
  '192.0.2.7 - jan [22/Nov/2026:17:15:43 +0000] \\"GET /a HTTP/1.1\\" 200 5 \\"-\\" \\"curl/8.1\\"\\n',
  '192.0.2.7 - jan [nearly] \\"GET /a HTTP/1.1\\" 200 5 \\"-\\" \\"curl/8.1\\"',
  `/${'long '.repeat(90)}`,
];

const BARE = [
  '200',
  '0',
  '0.012',
  '12.3456',
  '-1',
  '1e5',
  '999999990',
  '1795367743',
  '1795367743.120',
  '31612345678',
  'true',
  'null',
  '-',
  '',
  '007',
  '1.',
  '.5',
  '1.2.3',
  '00',
  'yes',
];

const KEYS = [
  'remote_addr',
  'client_ip',
  'user',
  'request',
  'uri',
  'user_agent',
  'msg',
  'status',
  'took',
  'bsn',
  'token',
  'time_local',
  'http2',
  'ts',
  'email',
  'bsn number',
  'onze kvk',
];

/** Now and then one that is replaced itself. */
const ODD_KEYS = ['jan@example.org', '192.0.2.9'];

/** What stands at a place: in quotes, and without them. */
interface Said {
  readonly text: string;
  readonly bare: string;
}

type Shape = (values: readonly Said[], time: Said) => string;

const sort = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('string', 'string', 'bare', 'object', 'array') },
  fc.constant('pair'),
);

/** A line of these keys: what stands between its values, which are strings, bare, in an object or an array. */
const shape: fc.Arbitrary<Shape> = fc
  .tuple(
    fc.shuffledSubarray(KEYS, { minLength: 2, maxLength: 6 }),
    fc.oneof(
      { weight: 9, arbitrary: fc.constant([]) },
      fc.constantFrom(...ODD_KEYS).map((key) => [key]),
    ),
    fc.array(sort, {
      minLength: 7,
      maxLength: 7,
    }),
    fc.constantFrom('time', '@timestamp', 'ts'),
    fc.constantFrom(false, false, true),
    fc.nat(3),
  )
  .map(([ordinary, odd, sorts, timeKey, isBare, place]) => (values, time) => {
    const members = [...ordinary, ...odd].map((key, i) => {
      const { text = '', bare = '' } = values[i] ?? {};
      const sort = sorts[i];
      if (sort === 'bare') return `"${key}":${bare}`;
      if (sort === 'object') return `"${key}":{"name":"${text}", "n":${bare}}`;
      // How far the keyword of the key reaches.
      if (sort === 'pair') return `"${key}":["${text}","266880782"]`;
      return sort === 'array' ? `"${key}":["${text}"]` : `"${key}":"${text}"`;
    });
    members.splice(place, 0, `"${timeKey}":${isBare ? time.bare : `"${time.text}"`}`);
    return `{${members.join(',')}}`;
  });

/** Most of them the first ones. */
const from = (said: readonly string[], first: number) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...said.slice(0, first)) },
    fc.constantFrom(...said),
  );

const values = fc.array(fc.record({ text: from(STRINGS, 11), bare: from(BARE, 9) }), {
  minLength: 7,
  maxLength: 7,
});

const COUNTS = ['1795367743.120', '1795391999', '1795392000.5', '1795367744120', '1795367749.9'];

const time = fc.record({ text: from(TIMES, 4), bare: from(COUNTS, 3) });

/** Many lines of one or two shapes, few that are damaged. */
export const fewJson: fc.Arbitrary<string> = fc
  .tuple(shape, shape, fc.nat(2))
  .chain(([one, other, share]) => {
    const line = fc
      .tuple(values, time, fc.nat(9))
      .map(([said, at, which]) => (which < share ? other : one)(said, at));
    // One is cut within an escape.
    const end = fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', ' \n', '\\\n');
    return fc.array(fc.tuple(fc.oneof({ weight: 20, arbitrary: line }, damaged(line)), end), {
      minLength: 20,
      maxLength: 150,
    });
  })
  .map((lines) =>
    lines.map(([line, end]) => (end === '\\\n' ? line.slice(0, -2) : line) + end).join(''),
  );

/** So many lines, in each of which the number of the request is another one, and now and then a word that comes again. */
export function numberedJson(lines: number): string {
  let source = '';
  for (let i = 0; i < lines; i++) {
    const time = new Date(Date.UTC(2026, 10, 21, 12) + i * 37).toISOString();
    const id =
      i % 11 === 0 ? 'jan.jansen@example.org' : `${(i * 7919) % 1_000_003}-198.51.100.${i % 256}`;
    source += `{"time":"${time}","remote_addr":"192.0.2.${i % 64}","request_id":"${id}","trace":"${id}${i}","status":200}\n`;
  }
  return source;
}
