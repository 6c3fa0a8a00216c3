import { describe, expect, it } from 'vitest';
import { redacted } from './found.ts';

describe('addresses in text', () => {
  it.each([
    ['192.0.2.7', '<embedded>'],
    ['from 192.0.2.7 to 198.51.100.2', 'from <embedded> to <embedded>'],
    ['192.0.2.7:51000', '<embedded>:51000'],
    ['IP 192.0.2.7.443 > 192.0.2.9.51000:', 'IP <embedded>.443 > <embedded>.51000:'],
    ['(192.0.2.7)', '(<embedded>)'],
    ['seen at 192.0.2.7.', 'seen at <embedded>.'],
    ['/192.0.2.7/x', '/<embedded>/x'],
    ['http://192.0.2.7/x', 'http://<embedded>/x'],
    ['ip192.0.2.7', 'ip<embedded>'],
    ['192.0.2.7/24', '<embedded>/24'],
    ['192.0.2.7-192.0.2.9', '<embedded>-<embedded>'],
    ['192.0.2.7,198.51.100.2', '<embedded>,<embedded>'],
    ['255.255.255.255', '<embedded>'],
    ['2001:db8::7', '<embedded>'],
    ['2001:DB8::A', '<embedded>'],
    ['2001:db8:0:0:0:0:0:7', '<embedded>'],
    ['2001:0db8:0000:0000:0000:0000:0000:0007', '<embedded>'],
    ['[2001:db8::7]:443', '[<embedded>]:443'],
    ['http://[2001:db8::7]/', 'http://[<embedded>]/'],
    ['fe80::1%eth0', '<embedded>%eth0'],
    ['::ffff:192.0.2.7', '<embedded>'],
    ['::FFFF:c000:207', '<embedded>'],
    ['64:ff9b::192.0.2.7', '<embedded>'],
    ['0:0:0:0:0:ffff:192.0.2.7', '<embedded>'],
    ['::1', '<embedded>'],
    ['2001:db8::', '<embedded>'],
    ['client:2001:db8::7', 'client:<embedded>'],
    ['from 2001:db8::7.', 'from <embedded>.'],
    ['2001:db8::7/64', '<embedded>/64'],
    ['/node/192.0.2.7/metrics', '/node/<embedded>/metrics'],
    ['backup-203.0.113.7.zip', 'backup-<host>.zip'],
    ['?v=203.0.113.7', '?v=<embedded>'],
  ])('%s → %s', (text, wanted) => expect(redacted(text)).toBe(wanted));

  it.each([
    '256.0.0.0',
    '1.2.3.256',
    '010.0.0.1',
    '1.02.3.4',
    '1.2.3',
    '1.2.3.4.5',
    '1.1.1.1000',
    '1..2.3.4',
    '12:34:56',
    '22/Nov/2026:17:15:43 +0000',
    '00:11:22',
    'std::string',
    'x::b',
    'x::ad',
    '::',
    'rv:1.9.0.19',
    'Chrome/30.0.0.0',
    'Chrome/130.0.0.0',
    'curl/7.1.2.3',
    '/v1.2.3.4/',
    '/jquery-3.4.1.2.min.js',
    'setup_10.0.1.2.exe',
    '?v=1.2.3.4',
    'version 1.2.3.4',
    '0.0.0.0:80',
    '3.14',
    '.5.6.7',
    '1.2.3.',
    '...',
  ])('%s stays', (text) => {
    expect(redacted(text)).toBe(text);
    expect(redacted(text, { as: 'target' })).toBe(text);
  });

  it('does not take 1.1.1.1 out of 1.1.1.10', () =>
    expect(redacted('1.1.1.10 1.1.1.1')).toBe('<embedded> <embedded>'));
});

describe('host names that spell an address', () => {
  it.each([
    ['1-2-3-4.dialup.example', '<host>.dialup.example'],
    ['dyn-192-0-2-7.dialup.example', 'dyn-<host>.dialup.example'],
    ['ip192-0-2-7.isp.example', 'ip<host>.isp.example'],
    ['static-192-0-2-7-x.isp.example', 'static-<host>-x.isp.example'],
    ['192-000-002-007.isp.example', '<host>.isp.example'],
    ['192.0.2.7.dialup.example', '<host>.dialup.example'],
    ['192.0.2.7.a.example', '<host>.a.example'],
    ['7.2.0.192.in-addr.arpa', '<host>.in-addr.arpa'],
    ['0.7.18.198.in-addr.arpa', '<host>.in-addr.arpa'],
    ['adsl-24-192-0-2-7.isp.example', 'adsl-<host>.isp.example'],
    ['pool-1000-192-0-2-7.isp.example', 'pool-1000-<host>.isp.example'],
    ['2001-db8-0-0-0-0-0-7.isp.example', '<host>.isp.example'],
    ['host-2001-db8-0-0-0-0-0-a.isp.example', 'host-<host>.isp.example'],
    ['dc-2001-db8-0-0-0-0-0-a.isp.example', 'dc-<host>.isp.example'],
    ['2001-db8--7.ipv6.example', '<host>.ipv6.example'],
    ['static-2001-db8--7.ipv6.example', 'static-<host>.ipv6.example'],
    ['1-2-3-4-5-6-7-8.isp.example', '<host>.isp.example'],
    ['http://192-0-2-7.isp.example/index.php', 'http://<host>.isp.example/index.php'],
  ])('%s → %s', (text, wanted) => expect(redacted(text)).toBe(wanted));

  it.each([
    '1-2-3-4',
    '1-2-3.example',
    '192-0-2-256.isp.example',
    '2026-11-22-10-30.backup.example',
    '2026-11-22-10-30-45.backup.example',
    'x-1-2-3-4.tar.gz',
    'photo-1-2-3-4.jpg',
    '550e8400-e29b-41d4-a716-446655440000.example.org',
    'some-words-of-an-article.example',
    'cafe--bad.example',
    '2.0.192.in-addr.arpa',
  ])('%s stays', (text) => expect(redacted(text)).toBe(text));

  const nibbles = (address: string): string => [...address].reverse().join('.');
  it.each([
    ['20010db8000000000000000000000007'],
    ['20010db80000000000000000000a4321'],
    ['20010db800000000000000000000dcba'],
    ['20010db8000000000000000000000000'],
    ['fdb80000000000000000000000001234'],
  ])('finds the nibbles of %s below ip6.arpa', (address) => {
    expect(redacted(`${nibbles(address)}.ip6.arpa`)).toBe('<host>.ip6.arpa');
    expect(redacted(`x ${nibbles(address)}.IP6.ARPA.`)).toBe('x <host>.IP6.ARPA.');
    expect(redacted(`1.a.${nibbles(address)}.ip6.arpa`)).toBe('1.a.<host>.ip6.arpa');
    expect(redacted(`${nibbles(address)}.ip6.arpa`, { keep: ['host'] })).not.toContain('<');
  });
});

describe('e-mail addresses in text', () => {
  it.each([
    ['alice@example.org', '<email>'],
    ['<alice@example.org>,', '<<email>>,'],
    ["'alice@example.org'", "'<email>'"],
    ['{alice@example.org}', '{<email>}'],
    ['mailto:alice@example.org?subject=x', 'mailto:<email>?subject=x'],
    ['/u/alice@example.org/x', '/u/<email>/x'],
    ['?to=alice@example.org&x', '?to=<email>&x'],
    ["o'neil+shop_1@mail.example.org", '<email>'],
    ['x alice.b-c@sub.sub.example.org.', 'x <email>.'],
    ['"john smith"@example.org', '<email>'],
    ['to "john smith"@example.org;', 'to <email>;'],
    ['smith"@example.org', '<email>'],
    ['alice@[192.0.2.7]', '<email>'],
    ['alice@[IPv6:2001:db8::7]', '<email>'],
    ['alice@192.0.2.7', '<email>'],
    ['alice@192.0.2.7:25', '<email>:25'],
    ['alice@xn--bcher-kva.example', '<email>'],
    ['alice@example.xn--p1ai', '<email>'],
    ['j\xc3\xb6rg@b\xc3\xbccher.example', '<email>'],
    ['git@github.example:a/b', '<email>:a/b'],
    ['bounce+alice=example.org@lists.example', '<email>'],
    ['bounces-12-alice=example.org@lists.example', '<email>'],
    ['a@b.nl', '<email>'],
    ['alice@2x.example.org', '<email>'],
    ['a@b.nl,c@d.nl', '<email>,<email>'],
    ['/var/mail/alice@example.org.1', '/var/mail/<email>.1'],
    ['a@b.nl@c.nl', '<email>@c.nl'],
  ])('%s → %s', (text, wanted) => expect(redacted(text)).toBe(wanted));

  it.each([
    '/logo@2x.png',
    'icon@1.5x.webp',
    'pkg@1.2.3',
    'vue@3.2.1/dist/vue.js',
    'jquery@3.6.0.min.js',
    '@alice',
    'alice@',
    'alice@localhost',
    '/@alice.smith/post',
    '@@',
    'a@b.1',
    'a@.nl',
  ])('%s stays', (text) => expect(redacted(text)).toBe(text));
});

describe('the user part of a URL', () => {
  it.each([
    ['https://alice:pw@example.org/', 'https://<userinfo>@example.org/'],
    ['ftp://alice@192.0.2.7/', 'ftp://<userinfo>@<embedded>/'],
    ['https://a:p@w@example.org/', 'https://<userinfo>@example.org/'],
    ['redis://:pw@cache:6379', 'redis://<userinfo>@cache:6379'],
  ])('%s → %s', (text, wanted) => expect(redacted(text)).toBe(wanted));

  it.each(['https://example.org/@x', 'https://@example.org/', '//', 'a//b//c', 'https://x?@y'])(
    '%s stays',
    (text) => expect(redacted(text)).toBe(text),
  );
});

describe('browser strings in text', () => {
  it.each([
    ['got Mozilla/5.0 (X11; rv:1.9.0.19) x', 'got <agent>'],
    ['"Mozilla/5.0 (X11)" 192.0.2.7', '"<agent>" <embedded>'],
    ["'mozilla/4.0 (x)' y", "'<agent>' y"],
    ['\\"Mozilla/5.0 (X11)\\" y', '\\"<agent>\\" y'],
  ])('%s → %s', (text, wanted) => expect(redacted(text)).toBe(wanted));

  it('end with the parameter in a URL', () => {
    const as = 'target';
    expect(redacted('?a=Mozilla/5.0 (X11)&b=c', { as })).toBe('?a=<agent>&b=c');
    expect(redacted('?a=Mozilla%2F5.0%20(X11)&b=c', { as })).toBe('?a=<agent>&b=c');
  });

  it.each(['Mozilla', 'Mozilla/', 'mozilla/x', 'amozilla'])('%s stays', (text) =>
    expect(redacted(text)).toBe(text),
  );
});

describe('text that looks like a pseudonym of ours', () => {
  it.each([
    ['user_3dkdk2gt_hahwurauhjxrvdk4', '<lookalike>'],
    ['x=email_3dkdk2gt_hahwurauhjxrvdk4&y', 'x=<lookalike>&y'],
    ['address_3dkdk2gt_hahwurauhjxrvdk4', '<lookalike>'],
    ['fooname_3dkdk2gt_hahwurauhjxrvdk4', 'foo<lookalike>'],
  ])('%s → %s', (text, wanted) => expect(redacted(text)).toBe(wanted));

  it.each([
    'user_3dkdk2gt_hahwurauhjxrvdk',
    'user_3dkdk2gt_hahwurauhjxrvdk4a',
    'user_3dkdk2g0_hahwurauhjxrvdk4',
    'dog_3dkdk2gt_hahwurauhjxrvdk4',
    'redacted_secret',
    '________________________________',
  ])('%s stays', (text) => expect(redacted(text)).toBe(text));
});

describe('what the policy keeps', () => {
  it('stays, and what else is in it is found', () => {
    const text = 'x 192.0.2.7 1-2-3-4.a.example alice@example.org';
    expect(redacted(text, { keep: ['embedded'] })).toBe('x 192.0.2.7 <host>.a.example <email>');
    expect(redacted(text, { keep: ['host', 'email'] })).toBe(
      'x <embedded> 1-2-3-4.a.example alice@example.org',
    );
    expect(redacted('//a:b@c', { keep: ['userinfo'] })).toBe('//a:b@c');
    expect(redacted('Mozilla/5.0 (x)', { keep: ['agent'] })).toBe('Mozilla/5.0 (x)');
    expect(redacted('user=alice@example.org', { keep: ['user'] })).toBe('user=<email>');
    expect(redacted('ip="192.0.2.7" ip=2001:db8::7 192.0.2.7', { keep: ['address'] })).toBe(
      'ip="192.0.2.7" ip=2001:db8::7 <embedded>',
    );
  });
});
