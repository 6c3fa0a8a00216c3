import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { showConfig } from '../../src/config/show.ts';

const parse = (text: string) => parseConfig(text, '/etc/logsluice/c.yaml');

/** What is wrong with the text: one line a fault. */
function wrong(text: string): string {
  try {
    parse(text);
  } catch (cause) {
    return (cause as Error).message;
  }
  return '';
}

describe('the sections about logins', () => {
  it('may be missing or empty, and say then what holds without a config', () => {
    for (const text of ['', 'geo:\nwebhooks:\nlogins: {}\nfindings: {}\n', 'logins: { rules: }\n'])
      expect(parse(text)).toMatchObject({
        geo: [],
        logins: { watch: true, state: undefined, rules: [], listed: [] },
        findings: { file: undefined, format: 'native' },
        webhooks: [],
      });
  });

  it('have paths relative to their file', () => {
    const text = `
geo: [city.mmdb, /srv/asn.mmdb]
logins: { state: state, rules: [own, ../more] }
findings: { file: ./f.ndjson, format: ecs }
webhooks:
  - { url: 'https://desk.example/hook', secret_file: secret }
  - { url_file: chat, format: slack, allow_private: true }
`;
    expect(parse(text)).toMatchObject({
      geo: ['/etc/logsluice/city.mmdb', '/srv/asn.mmdb'],
      logins: { state: '/etc/logsluice/state', rules: ['/etc/logsluice/own', '/etc/more'] },
      findings: { file: '/etc/logsluice/f.ndjson', format: 'ecs' },
      webhooks: [
        {
          ...{ url: 'https://desk.example/hook', format: 'json', allowHttp: false },
          ...{ secretFile: '/etc/logsluice/secret', allowPrivate: false },
        },
        { url: undefined, urlFile: '/etc/logsluice/chat', format: 'slack', allowPrivate: true },
      ],
    });
  });

  it('are read again as they are shown', () => {
    const text = `
geo: [city.mmdb]
lists: { bad: { file: bad.txt } }
logins: { watch: false, state: s, rules: [own], listed: [bad] }
findings: { file: f, format: ocsf }
webhooks:
  - { url: 'http://desk.example/', secret_env: DESK, allow_http: true }
  - { url_env: CHAT, format: slack }
filter: [{ when: { list: bad }, do: { finding: high } }]
trusted_proxies: [192.0.2.0/24, { list: bad }]
`;
    for (const said of [text, '']) {
      const config = parse(said);
      expect(parse(showConfig(config))).toEqual(config);
    }
  });

  it.each([
    ['logins: { wacth: true }', '1:11: unknown key "wacth"', 'did you mean "watch"?'],
    ['logins: { watch: perhaps }', '1:18', 'true or false'],
    ['logins: { state: "" }', '1:18', 'a path'],
    ['logins: { rules: own }', '1:18', 'a list of paths'],
    ['geo: city.mmdb', '1:6', 'a list of paths'],
    ['findings: { format: cef }', '1:21', 'native'],
    ['webhooks: [{ format: json }]', '1:12', 'url'],
    ['webhooks: [{ url: not a url }]', '1:19', 'an https URL'],
    ["webhooks: [{ url: 'https://a.example', secret_env: '9' }]", '1:52', 'environment variable'],
    ['webhooks: [{ url_env: A, secret_env: B }, { url_env: A }]', '1:43: webhooks.1 has no secret'],
    ['webhooks: [{ format: slack }]', '1:12: webhooks.0 has no url', 'url_file'],
    ["webhooks: [{ url: 'https://a.example', url_env: A, format: slack }]", '1:40', 'one of them'],
    ["webhooks:\n- format: slack\n  url: 'http://a.example'", '3:3: webhooks.0.url', 'allow_http'],
    ["webhooks: [{ format: slack, url: 'https://10.0.0.1' }]", '1:29', 'private', 'allow_private'],
    ["findings: { file: '-' }", '1:19', 'standard output'],
    ['lists: { bad: { file: b } }\nlogins: { listed: [bda] }', '2:20', 'there is no list "bda"'],
    ['logins: { listed: [bad] }', '1:20', 'there is no list "bad"'],
  ])('tell the place of a fault: %s', (text, ...told) => {
    for (const part of told) expect(wrong(text)).toContain(part);
  });

  it.each(['allow_http: perhaps', 'secret: hunter2hunter2', 'format: json', 'format: slakc'])(
    'do not quote a url, which may be a secret, whatever is wrong beside it: %s',
    (rest) => {
      for (const url of ['https://desk.example/T0K3N', 'http://desk.example/T0K3N', 'T0K3N'])
        for (const webhook of [`{ url: '${url}', ${rest} }`, `{ ${rest}, url: '${url}' }`]) {
          const message = wrong(`webhooks: [${webhook}]`);
          expect(message).not.toBe('');
          expect(message).not.toMatch(/T0K3N|hunter2hunter2/);
        }
    },
  );
});
