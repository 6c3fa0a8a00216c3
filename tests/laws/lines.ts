import fc from 'fast-check';
import { address, spellings } from './addresses.ts';
import { ENCODINGS } from './escapes.ts';
import type { FormatName } from './sluice-of.ts';
import { errorTime, isoTime, localTime, second } from './times.ts';

/*
 * Lines as servers write them, for every format: with invented people and reserved addresses, one
 * character a byte, without a line end.
 */

/** What nginx makes of a value: quotes, backslashes, control characters and bytes above 126 as `\xHH`. */
export function nginxEscaped(value: string): string {
  return value.replace(
    /["\\\x00-\x1f\x7f-\xff]/g,
    (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
}

const oneSpelling = address.chain((of) => fc.constantFrom(...spellings(of)));
const anyAddress = oneSpelling.map(({ text }) => text);

const user = fc.constantFrom(
  '-',
  '-',
  'jan',
  'pi\xc3\xa9tje',
  'jan.jansen@example.org',
  'a b',
  'x"y',
  'evil [01/Jan/2020:00:00:00 +0000] x',
);

const email = fc
  .tuple(
    fc.constantFrom('alice', "alice.o'neil+shop", 'j\xc3\xb6rg', 'BOB'),
    fc.constantFrom('example.org', 'mail.example.nl', '[192.0.2.1]'),
  )
  .map(([name, domain]) => `${name}@${domain}`);

const personal = fc.oneof(
  email,
  anyAddress,
  fc.constantFrom(
    'NL91ABNA0417164300',
    '+31 6 1234 5678',
    'hunter2&"#x',
    '999999990',
    'user_k3fqa2cd_mz4tb6n7qxw2ayhd',
  ),
);
const written = fc
  .tuple(personal, fc.constantFrom(...ENCODINGS))
  .map(([value, { encode }]) => encode(value));

const name = fc.constantFrom(
  'email',
  'password',
  'token',
  'user[phone]',
  'naam',
  'ip',
  'ua',
  'page',
  'q',
  'utm_source',
  'X-Forwarded-For',
);
const query = fc
  .array(fc.tuple(name, fc.oneof(written, fc.constantFrom('1', '', '-', 'news', 'v1.2.3.4'))), {
    maxLength: 4,
  })
  .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));
const segment = fc.oneof(
  written,
  fc.constantFrom(
    '',
    'index.html',
    'jquery-3.4.1.2.min.js',
    'v1.2.3.4',
    '~jan',
    '256.0.0.0',
    '%E2%82%AC',
    '..',
  ),
);
const target = fc
  .tuple(fc.array(segment, { maxLength: 3 }), query)
  .map(([path, after]) => `/${path.join('/')}${after === '' ? '' : `?${after}`}`);

const request = fc.oneof(
  { weight: 8, arbitrary: target.map((to) => `GET ${to} HTTP/1.1`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '\x16\x03\x01\x00\xee', 'PROPFIND /dav HTTP/1.1', 'SSH-2.0-Go'),
  },
);
const referer = fc.oneof(
  fc.constant('-'),
  fc
    .tuple(fc.constantFrom('https://', 'https://jan:hunter2@', 'http://'), target)
    .map(([scheme, to]) => `${scheme}shop.example${to}`),
);
const agent = fc.oneof(
  fc.constantFrom(
    '-',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.71 Safari/537.36',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'curl/8.5.0',
    'weird "agent" \\ of alice@example.org',
  ),
  written,
);
const chain = fc
  .array(anyAddress, { maxLength: 3 })
  .map((hops) => (hops.length === 0 ? '-' : hops.join(', ')));
const cookies = fc.constantFrom(
  '-',
  'sid=8f3a; theme=dark',
  'no-name',
  'a="b c"; d=; e',
  'id=alice@example.org',
);
const status = fc.constantFrom('200', '404', '499', '-');
const size = fc.nat(99_999).map(String);

const common = fc
  .tuple(fc.oneof(anyAddress, chain), user, second, request, status, size)
  .map(([from, who, at, what, code, bytes]) =>
    [
      from,
      '-',
      nginxEscaped(who),
      `[${localTime(at)}]`,
      `"${nginxEscaped(what)}"`,
      code,
      bytes,
    ].join(' '),
  );
const combined = fc
  .tuple(common, referer, agent)
  .map(([line, from, by]) => `${line} "${nginxEscaped(from)}" "${nginxEscaped(by)}"`);
const custom = fc
  .tuple(combined, chain, cookies, written)
  .map(
    ([line, hops, crumbs, mail]) =>
      `${line} "${hops}" "${nginxEscaped(crumbs)}" "Basic YWxpY2U6" "${nginxEscaped(mail)}" shop.example rt=0.012`,
  );

const message = fc.oneof(
  fc.constantFrom(
    'open() "/srv/www/a.html" failed (2: No such file or directory)',
    'user "jan" was not found in "/etc/htpasswd"',
    '',
  ),
  written,
);
const error = fc
  .tuple(second, message, anyAddress, request, referer)
  .map(
    ([at, says, from, what, page]) =>
      `${errorTime(at)} [error] 12#12: *45 ${says}, client: ${from}, server: shop.example, ` +
      `request: "${what}", upstream: "http://192.0.2.9:8080/", host: "shop.example", referrer: "${page}"`,
  );

const jsonKey = fc.oneof(
  name,
  personal,
  fc.constantFrom('msg', 'status', '__proto__', 'client_ip', 'bsn'),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(
      personal,
      written,
      fc.constantFrom('ok', '', 'a\x00b', '\ud83d\ude00 \u20ac', '\ud800'),
    ),
    fc.oneof(fc.double(), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(jsonKey, tie('tree'), { maxKeys: 4 }),
  ),
}));
const json = fc
  .tuple(second, anyAddress, fc.dictionary(jsonKey, tree, { maxKeys: 4 }))
  .map(([at, from, more]) => JSON.stringify({ time: isoTime(at), client_ip: from, ...more }))
  .map((text) => Buffer.from(text, 'utf8').toString('latin1'));

const text = fc
  .tuple(
    second,
    fc.array(fc.oneof(written, name, fc.constantFrom('login', 'from', 'std::map', '12:30:00')), {
      maxLength: 6,
    }),
  )
  .map(([at, words]) => `${isoTime(at)} app: ${words.join(' ')}`);

const LINES: Record<Exclude<FormatName, 'auto'>, fc.Arbitrary<string>> = {
  combined,
  common,
  custom,
  error,
  json,
  text,
};

/** A line that fits the format; for `auto` of any format that it knows. */
export function lineOf(format: FormatName): fc.Arbitrary<string> {
  return format === 'auto' ? fc.oneof(common, combined, error, json, text) : LINES[format];
}
