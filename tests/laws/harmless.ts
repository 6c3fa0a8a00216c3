import fc from 'fast-check';
import type { FormatName } from './sluice-of.ts';
import { errorTime, isoTime, localTime, second } from './times.ts';

/*
 * Lines in which nothing is personal, and much looks as if it were: what must stay. One character a
 * byte.
 */

const WORDS = [
  ...[
    'index.html',
    '12:30:00',
    '1.2.3',
    '256.0.0.0',
    '010.0.0.1',
    '1.2.3.4.5',
    'v1.2.3.4',
    'rv:1.9.0.19',
    'Chrome/30.0.0.0',
  ],
  ...[
    'jquery-3.4.1.2.min.js',
    '/logo@2x.png',
    'pkg@1.2.3',
    'me@localhost',
    'std::vector',
    '2026-11-22',
    'sha256',
    '8f3a:9b2c',
  ],
  ...[
    'https://shop.example/a/b?page=2#top',
    '?page=2&sort=-price',
    '#',
    'x=1;y=2',
    '100%',
    '%E2%82%AC',
    '%zz',
    '\\',
    '\\x16\\x03',
    '\\u20ac',
  ],
  ...[
    'caf\xc3\xa9',
    '\xfd\xff\xfe',
    '\xc3(',
    '\xed\xa0\x80',
    '\xf0\x9f\x98\x80',
    '\xc0\xaf',
    '\0',
    '\t',
    '\x1b[1m',
    '\x7f',
    '-',
    '--',
    '_',
    '__proto__',
  ],
  ...[
    'user_name',
    'key_id_x',
    '3-4-5',
    '2026-11-22-17.log',
    '1700000000',
    '0x1f',
    '{',
    '}',
    '[',
    ']',
    "'",
    '|',
  ],
];

/** For JSON, where a quote, a backslash and a control character cannot stand for themselves. */
const INNER_WORDS = [
  ...WORDS.filter((word) => !/[\x00-\x1f"\\]/.test(word)),
  '\\"',
  '\\\\',
  '\\u20ac',
  '\\n',
  '\\u0000',
];

const join = (words: readonly string[]) =>
  fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((some) => some.join(' '));

const prose = join(WORDS);
/** Within quotes of nginx. */
const quoted = join(WORDS.filter((word) => !word.includes('"')));
const inner = join(INNER_WORDS);

const path = fc
  .array(fc.constantFrom(...WORDS.filter((word) => /^[\w.%@:=;-]+$/.test(word))), { maxLength: 4 })
  .map((parts) => `/${parts.join('/')}`);

/** Agents that are their own family. */
const agent = fc.constantFrom('-', 'Other', 'curl/8', 'Mozilla/5.0 (compatible; bot)');

const common = fc
  .tuple(second, path)
  .map(([at, to]) => `- - - [${localTime(at)}] "GET ${to} HTTP/1.1" 200 5`);
const combined = fc
  .tuple(common, quoted, agent)
  .map(([line, page, by]) => `${line} "${page}" "${by}"`);
const custom = combined.map((line) => `${line} "-" "-" "-" "-" shop.example rt=0.012`);
const error = fc
  .tuple(second, quoted, path)
  .map(
    ([at, says, to]) =>
      `${errorTime(at)} [error] 12#12: *45 ${says}, client: unix:, server: shop.example, ` +
      `request: "GET ${to} HTTP/1.1", host: "shop.example"`,
  );
/** No number with many digits before its point: one in ten such can be a valid card number. */
const number = fc
  .double({ noNaN: true })
  .filter((value) => Math.abs(value) < 1e7 || Math.abs(value) >= 1e21);
const json = fc
  .tuple(second, inner, inner, number)
  .map(
    ([at, says, more, value]) =>
      `{"time":"${isoTime(at)}", "msg": "${says}","deep":{"list":[1,2.50,-0,1e400,${value},null,"${more}"],"msg":""},"status":200}`,
  );

const LINES: Record<Exclude<FormatName, 'auto'>, fc.Arbitrary<string>> = {
  combined,
  common,
  custom,
  error,
  json,
  text: prose,
};

/** A line of a format with nothing personal in it. */
export function harmlessOf(format: FormatName): fc.Arbitrary<string> {
  // Text that begins as an address would be an access log that was cut.
  const noted = prose.map((words) => `note ${words}`);
  return format === 'auto' ? fc.oneof(common, combined, error, json, noted) : LINES[format];
}
