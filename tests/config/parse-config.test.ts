// Over 300 lines: one table of faults with their exact places, which only reads well in one piece.

import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import { defaultConfig } from '../../src/config/config.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { loadLibrary } from '../../src/rules/library.ts';

const DEFAULTS = defaultConfig(await loadLibrary());

/** The message of the fault of a text; the name of the file is `l.yaml`. */
function faultOf(text: string): string {
  try {
    parseConfig(text, 'l.yaml');
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    expect(fault.code).toBe('config');
    return fault.message;
  }
  throw new Error('no fault');
}

/** The places of all faults in order. */
const placesOf = (text: string): string[] =>
  Array.from(faultOf(text).matchAll(/^l\.yaml:(\d+:\d+): /gm), ([, place]) => place);

describe('parseConfig()', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n\n'],
    ['comments only', '# format: json\n  # more\n'],
    ['a document without content', '---\n...\n'],
    ['sections without content', 'keys:\nlimits:\nredact:\n'],
    ['a byte order mark', '\ufeff'],
  ])('gives all defaults for %s', (_, text) => {
    expect(parseConfig(text, 'l.yaml')).toEqual(DEFAULTS);
  });

  it('reads every field', () => {
    const text = `
      format: main
      nginx_conf: nginx/nginx.conf
      keys: { directory: keys, epoch: week }
      limits: { line: 64KiB }
      redact: { time: hour }
      lists: { drop: { file: lists/drop.txt } }
      filter: [{ when: { list: drop }, do: drop }]
      trusted_proxies: [192.0.2.0/24]
      geo: [geo/city.mmdb]
      logins: { watch: false, state: state, rules: [logins], listed: [drop] }
      findings: { file: findings.ndjson, format: ecs }
      webhooks: [{ url: 'https://example.org/hook', secret_file: secret }]
    `;
    const config = parseConfig(text, 'conf/logsluice.yaml');
    expect(config).toEqual({
      format: 'main',
      nginxConf: resolve('conf/nginx/nginx.conf'),
      keys: { directory: resolve('conf/keys'), epoch: 'week' },
      limits: { line: 65_536 },
      policy: { ...DEFAULTS.policy, modes: { ...DEFAULTS.policy.modes, time: 'hour' } },
      rules: [],
      filter: {
        lists: { drop: { file: resolve('conf/lists/drop.txt') } },
        filter: [{ when: { list: 'drop' }, do: 'drop' }],
        trusted_proxies: ['192.0.2.0/24'],
      },
      geo: [resolve('conf/geo/city.mmdb')],
      logins: {
        watch: false,
        state: resolve('conf/state'),
        rules: [resolve('conf/logins')],
        listed: ['drop'],
      },
      findings: { file: resolve('conf/findings.ndjson'), format: 'ecs' },
      webhooks: [
        {
          url: 'https://example.org/hook',
          format: 'json',
          secretFile: resolve('conf/secret'),
          secretEnv: undefined,
          allowHttp: false,
          allowPrivate: false,
        },
      ],
    });
  });

  it('leaves absolute paths alone', () => {
    const { keys } = parseConfig('keys: { directory: /var/lib/logsluice }', 'conf/l.yaml');
    expect(keys.directory).toBe('/var/lib/logsluice');
  });

  it('takes a log_format string with its quotes and variables', () => {
    const format = '$remote_addr - "$request" $status';
    expect(parseConfig(`format: '${format}'`, 'l.yaml').format).toBe(format);
  });

  it.each([256, 4096, 256 * 1024 * 1024])('takes a limit of %d bytes', (line) => {
    expect(parseConfig(`limits: { line: ${line} }`, 'l.yaml').limits.line).toBe(line);
  });
});

describe('the fault of a config', () => {
  it('shows an unknown key with its place, a caret and what was meant', () => {
    expect(faultOf('redact:\n  adress: ula\n')).toBe(
      [
        'config l.yaml has a fault',
        'l.yaml:2:3: unknown key "adress", wanted one of address, forwarded, upstream, host, ' +
          'embedded, truncate, agent, user, email, name, phone, postal, birth, iban, bsn, card, ' +
          'payment, company, document, plate, mac, position, domain, file, secret, cookie, userinfo, time, names; did you mean "address"?',
        '      adress: ula',
        '      ^^^^^^',
      ].join('\n'),
    );
  });

  it('tells everything at once, in the order of the places', () => {
    const text = [
      'limits: { line: 1 }',
      'redact:',
      '  time: monthly',
      '  adress: ula',
      '  agnet: family',
      '  truncate: { ipv4: 33, ipv6: x }',
      '  names: { secret: [a, 5, "b*c"], plain: [a], colour: x }',
      'colour: red',
      'format: main',
      'colour: blue',
    ].join('\n');
    expect(faultOf(text)).toMatch(/^config l\.yaml has 13 faults\n/);
    expect(placesOf(text)).toEqual([
      ...['1:17', '3:9', '4:3', '5:3', '6:21', '6:31', '7:24', '7:27', '7:43', '7:47'],
      ...['8:1', '9:9', '10:1'],
    ]);
  });

  it.each([
    [
      'a wrong word',
      'redact: { address: ulla }',
      '1:20',
      'is "ulla", wanted one of ula, truncate, token, drop, keep; did you mean "ula"?',
    ],
    [
      'a mode of another kind',
      'redact: { user: ula }',
      '1:17',
      'is "ula", wanted one of token, drop, keep',
    ],
    [
      'a list for a mode',
      'redact: { user: [drop] }',
      '1:17',
      'is a list, wanted one of token, drop, keep',
    ],
    [
      'nothing for a mode',
      'redact:\n  user:\n',
      '2:8',
      'is nothing, wanted one of token, drop, keep',
    ],
    [
      'a list for a mapping',
      'keys: []',
      '1:7',
      'keys is a list, wanted a mapping with keys of directory, epoch',
    ],
    [
      'a word for a mapping',
      'redact: strict',
      '1:9',
      'redact is "strict", wanted a mapping with keys of',
    ],
    [
      'a list for the whole',
      '- a',
      '1:1',
      'the config is a list, wanted a mapping with keys of format',
    ],
    ['a word for the whole', 'auto', '1:1', 'the config is "auto", wanted a mapping'],
    [
      'a number for a format',
      'format: 5',
      '1:9',
      'format is the number 5, wanted a name of a format',
    ],
    ['a format that nothing defines', 'format: main', '1:9', 'or a name that nginx_conf defines'],
    ['an empty path', 'keys: { directory: "" }', '1:20', 'keys.directory is empty, wanted a path'],
    ['NUL in a path', 'nginx_conf: "a\\0b"', '1:13', 'wanted a path'],
    [
      'a limit below the range',
      'limits: { line: 255 }',
      '1:17',
      'wanted a size from 256 B to 256 MiB',
    ],
    [
      'a limit above the range',
      'limits: { line: 257MiB }',
      '1:17',
      'wanted a size from 256 B to 256 MiB',
    ],
    ['a limit that is no size', 'limits: { line: long }', '1:17', 'is "long", wanted a size'],
    [
      'more bits than there are',
      'redact: { truncate: { ipv6: 129 } }',
      '1:29',
      'wanted a whole number from 0 to 128',
    ],
    [
      'fewer bits than none',
      'redact: { truncate: { ipv4: -1 } }',
      '1:29',
      'wanted a whole number from 0 to 32',
    ],
    [
      'half a bit',
      'redact: { truncate: { ipv4: 0.5 } }',
      '1:29',
      'wanted a whole number from 0 to 32',
    ],
    [
      'no number',
      'redact: { truncate: { ipv4: .nan } }',
      '1:29',
      'wanted a whole number from 0 to 32',
    ],
    [
      'a name of two kinds',
      'redact: { names: { user: Api-Key, plain: [api_key] } }',
      '1:43',
      'is said to be plain and user',
    ],
    [
      'a name that matches all',
      'redact: { names: { plain: "*" } }',
      '1:27',
      'is "*", wanted a name of up to 128 ASCII characters',
    ],
    ['a duplicate key', 'format: json\nformat: text', '2:1', 'the key "format" is there twice'],
    ['a YAML syntax error', 'keys: { directory: k', '1:21', 'not YAML: '],
    ['tabs', 'keys:\n\tepoch: day', '2:1', 'not YAML: Tabs are not allowed as indentation'],
    [
      'two documents',
      'format: json\n---\nformat: text\n',
      '2:1',
      'a second YAML document begins here',
    ],
    [
      'an alias',
      'format: &a json\nkeys: { epoch: *a }',
      '2:16',
      'a YAML alias, wanted the value itself',
    ],
    ['an alias of nothing', 'format: *a', '1:9', 'a YAML alias, wanted the value itself'],
    ['a tag', 'format: !!js/function json', '1:9', 'a YAML tag, wanted a plain value'],
    ['a key that is a list', '? [a]\n: 1', '1:3', 'a key that is a list or mapping, wanted text'],
    ['YAML 1.1', '%YAML 1.1\n---\nformat: json', '1:1', 'YAML 1.1, wanted YAML 1.2'],
    ['a merge key', 'keys: { <<: { epoch: day } }', '1:9', 'unknown key "<<"'],
  ])('tells of %s', (_, text, place, words) => {
    expect(placesOf(text)).toEqual([place]);
    expect(faultOf(text)).toContain(words);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'has no place for the key %s',
    (key) => {
      expect(faultOf(`${key}: { format: json }`)).toContain(`1:1: unknown key "${key}"`);
      expect(faultOf(`redact: { ${key}: 1 }`)).toContain(`1:11: unknown key "${key}"`);
    },
  );

  it('stops an alias bomb at its first alias', () => {
    const names = 'abcdefghi';
    const level = (i: number) => `${names[i]}: &${names[i]} [${`*${names[i - 1]},`.repeat(9)}]`;
    const bomb = ['a: &a [x]', ...Array.from({ length: 8 }, (_, i) => level(i + 1))].join('\n');
    expect(faultOf(bomb)).toContain('2:8: a YAML alias, wanted the value itself');
  });

  it.each([
    ['lists', '['.repeat(200_000)],
    ['lists in blocks', '- '.repeat(200_000)],
    ['mappings', '{a: '.repeat(100_000)],
    ['keys', '? '.repeat(200_000)],
    ['both', '[{'.repeat(200_000)],
    ['blocks', Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('survives too many levels of %s', (_, text) => {
    expect(faultOf(text)).toMatch(/^config l\.yaml has a fault\n.*: too many levels\n/);
  });

  it('stays short however much is wrong', () => {
    const text = Array.from({ length: 30_000 }, (_, i) => `key${i}: 1`).join('\n');
    const message = faultOf(text);
    expect(message).toMatch(/^config l\.yaml has 30000 faults\n/);
    expect(message).toMatch(/\nand 29980 more$/);
    expect(message.split('\n')).toHaveLength(1 + 3 * 20 + 1);
  });

  it('draws the caret below its place in a line of any length', () => {
    const [, where, line, carets] = faultOf(`{ format: json, ${' '.repeat(50_000)}x: 1 }`).split(
      '\n',
    );
    expect(where).toContain('l.yaml:1:50017: unknown key "x"');
    expect(line.length).toBeLessThan(120);
    expect(line[carets.indexOf('^')]).toBe('x');
  });

  it('gives a terminal nothing to obey', () => {
    const message = faultOf('"\\e[2J\\u202e": 1\nforma\u202et: 1\n');
    expect(message).not.toMatch(/[\u001b\u202e]/);
  });

  it('counts columns the same behind CRLF and a tab', () => {
    expect(placesOf('format: json\r\nkeys:\t{ x: 1 }\r\n')).toEqual(['2:9']);
  });
});

describe('the fault of a config never shows what stands under a key that looks like a secret’s', () => {
  it.each([
    ['an unknown key', 'password: hunter2\n'],
    ['an unknown key in a section', 'keys: { api_key: hunter2 }\n'],
    ['a neighbour in the same line', '{ colour: red, "client_secret": "hunter2" }\n'],
    ['a neighbour behind a value', 'redact: { user: [x], token: hunter2 }\n'],
    ['a known key with a wrong value', 'redact:\n  secret: hunter2\n'],
    ['a duplicate key', 'wachtwoord: a\nwachtwoord: hunter2\n'],
    ['an escape that is none', 'password: "\\qhunter2"\n'],
    ['an escape that is most of it', 'password: "\\Uhunter2!"\n'],
    ['text behind the head of a block', 'password: |hunter2\n  x\n'],
    ['a quote that does not end', 'password: "hunter2\n'],
    ['a tag', 'password: !hunter2 x\n'],
    ['an alias', 'password: *hunter2\n'],
    ['a line below', 'password:\n  - "\\q hunter2"\n'],
    ['lines below', 'redact:\n  tokens:\n    token:\n\n      - x\n      - @hunter2\n'],
    ['a reserved character', 'password: @hunter2\n'],
    ['mappings in one line', 'password: a: hunter2\n'],
    ['a mapping below', 'password:\n  x: *y\n  hunter2: *y\n'],
  ])('with %s', (_, text) => {
    expect(faultOf(text)).not.toContain('hunter2');
  });

  it('but shows the words that are nearly what was wanted, and names', () => {
    expect(faultOf('redact:\n  secret: tokn\n')).toContain('secret: tokn\n');
    expect(faultOf('redact:\n  names:\n    secret:\n      - pass*word\n')).toContain(
      '- pass*word\n',
    );
  });
});
