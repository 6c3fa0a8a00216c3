import { describe, expect, it } from 'vitest';
import { redacted } from './found.ts';

/*
 * What people, programs and attackers put around or into a value. Text is one character a byte.
 */

const utf8 = (text: string): string => Buffer.from(text).toString('latin1');
const wide = (text: string): string =>
  utf8(text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)));
const target = { as: 'target' } as const;

describe('HTML references', () => {
  it.each([
    ['jan&#64;mail.example', '<email>'],
    ['jan&#064;mail.example', '<email>'],
    ['jan&#x40;mail.example', '<email>'],
    ['jan&#X40;mail.example', '<email>'],
    ['jan&commat;mail&period;example', '<email>'],
    ['jan&#64mail.example', '<email>'],
    ['mail &lt;jan@mail.example&gt; ok', 'mail &lt;<email>&gt; ok'],
    ['&quot;jan@mail.example&quot;', '&quot;<email>&quot;'],
    ['&nbsp;jan@mail.example&nbsp;', '&nbsp;<email>&nbsp;'],
    ['&apos;192.0.2.7&apos;', '&apos;<embedded>&apos;'],
    ['192&#46;0&period;2&#x2e;7', '<embedded>'],
    ['2001&colon;db8&#58;&#58;7', '<embedded>'],
    ['password&equals;hunter2 ok', 'password&equals;<secret> ok'],
    ['{&quot;password&quot;:&quot;a b&quot;,1}', '{&quot;password&quot;:&quot;<secret>&quot;,1}'],
    ['j&#8203;an@mail.example', '<email>'],
    ['jan&shy;@mail.example', '<email>'],
  ])('%s → %s', (text, wanted) => expect(redacted(text)).toBe(wanted));

  it.each([
    ['/x?a=1&amp;email=jan&amp;b=2', '/x?a=1&amp;email=<email>&amp;b=2'],
    ['/x?a=1&amp;ip=192.0.2.7:80&amp;b=2', '/x?a=1&amp;ip=<address>:80&amp;b=2'],
    ['/x?q=jan%26%2364%3Bmail.example&b', '/x?q=<email>&b'],
    ['/x?q=jan%2526%252364%253Bmail.example&b', '/x?q=<email>&b'],
    ['/x?password=a&#64;b&c=d', '/x?password=<secret>&c=d'],
  ])('in a URL: %s → %s', (text, wanted) => expect(redacted(text, target)).toBe(wanted));

  it.each([
    '/x?a=1&amp;b=2&lt=3&amp',
    '/x?a=1&copy=2&#x&#&;',
    '&lt;b&gt; &amp; &#9; &#xD800; &#0;',
  ])('%s stays', (text) => {
    expect(redacted(text)).toBe(text);
    expect(redacted(text, target)).toBe(text);
  });
});

describe('quoted-printable', () => {
  it.each([
    ['jan=40mail.example', '<email>'],
    ['to=3Djan=40mail.example ok', 'to=3D<email> ok'],
    ['=6A=61=6E=40mail.example', '<email>'],
    ['from <jan=2Epieter=40mail=2Eexample>', 'from <<email>>'],
    ['password=3Dhunter2 ok', 'password=<secret> ok'],
    ['ip=3D192.0.2.7 ok', 'ip=<address> ok'],
  ])('%s → %s', (text, wanted) => expect(redacted(text)).toBe(wanted));

  it.each([
    'status=200 id=40 size=4096 code=3D ms=40ms.',
    'x=41b y=20A z=7E',
    '/x?id=40&page=20A&color=3DFF',
    '/x?img=40px.example.png',
    'a=3D=3D=3D',
  ])('%s stays', (text) => {
    if (!text.startsWith('/')) expect(redacted(text)).toBe(text);
    expect(redacted(text, target)).toBe(text);
  });

  it('takes no value away that stands behind a sign', () => {
    expect(redacted('ip=FE80::1 ip=2001%3Adb8::7 ip=203%2E0.113.7')).toBe(
      'ip=<address> ip=<address> ip=<address>',
    );
    expect(redacted('password=40correct password=3Dx')).toBe('password=<secret> password=<secret>');
  });
});

describe('plus for blank', () => {
  it.each([
    ['/x?q=mail+jan@mail.example+now', '/x?q=<email>+now'],
    ['/x?q=jan+news@mail.example&b', '/x?q=<email>&b'],
    ['/x?q=jan%2Bnews@mail.example&b', '/x?q=<email>&b'],
    ['/x?q=from+192.0.2.7+now', '/x?q=from+<embedded>+now'],
    ['/x?q=password:+hunter2+x&b', '/x?q=password:<secret>&b'],
    ['/x?name=Jan+van+Dijk&b', '/x?name=<name>&b'],
    ['/x?q=2001:db8::7+x', '/x?q=<embedded>+x'],
  ])('%s → %s', (text, wanted) => expect(redacted(text, target)).toBe(wanted));

  it.each(['/x?q=red+shoes+42', '/x?v=1.2.3.4&q=a+b', '/c++/1+1=2', '/x?q=+++'])(
    '%s stays',
    (text) => expect(redacted(text, target)).toBe(text),
  );
});

describe('what nobody sees', () => {
  it.each([
    ['jan\u200b@mail.example', '<email>'],
    ['jan@ma\u200cil.exa\u200dmple', '<email>'],
    ['\ufeff192.0.2.7\u200b', '\ufeff<embedded>\u200b'],
    ['192\u2060.0.\u00ad2.7', '<embedded>'],
    ['pass\u200bword=hunter2 ok', 'pass\u200bword=<secret> ok'],
    ['mail\u00a0jan@mail.example\u00a0ok', 'mail\u00a0<email>\u00a0ok'],
    ['\u201cjan@mail.example\u201d', '\u201c<email>\u201d'],
    ['mail\u3000192.0.2.7\u3000ok', 'mail\u3000<embedded>\u3000ok'],
  ])('%j → %j', (text, wanted) => expect(redacted(utf8(text))).toBe(utf8(wanted)));

  it.each([
    ['/x?q=jan%E2%80%8B%40mail.example&b', '/x?q=<email>&b'],
    ['/x?q=jan%25E2%2580%258B%2540mail.example&b', '/x?q=<email>&b'],
    ['/x?q=192.0%C2%AD.2.7&b', '/x?q=<embedded>&b'],
    ['/x?q=jan\\xE2\\x80\\x8B@mail.example&b', '/x?q=<email>&b'],
    ['/x?q=jan\\u200b@mail.example&b', '/x?q=<email>&b'],
  ])('in a URL: %s → %s', (text, wanted) => expect(redacted(text, target)).toBe(wanted));

  it('stays where it hides nothing', () => {
    for (const text of [
      '\u200bA\u200b',
      'caf\u00e9 \u2013 10\u00a0000',
      '\ufeff',
      '\u3000',
      '%E2%80%8B',
    ])
      expect(redacted(utf8(text))).toBe(utf8(text));
  });
});

describe('look-alikes', () => {
  it.each([
    [wide('jan@mail.example'), '<email>'],
    [utf8('jan＠mail．example'), '<email>'],
    [utf8('jan@mail。example'), '<email>'],
    [wide('192.0.2.7'), '<embedded>'],
    [utf8('١٩٢.٠.٢.٧'), '<embedded>'],
    [utf8('۱۹۲.۰.۲.۷'), '<embedded>'],
    [wide('password=hunter2'), `${wide('password=')}<secret>`],
    [utf8('192‑0‑2‑7.dialup.example'), '<host>.dialup.example'],
    [`x ${wide('user')}=jan ok`, `x ${wide('user')}=<user> ok`],
  ])('%s → %s', (text, wanted) => expect(redacted(text)).toBe(wanted));

  it.each([
    ['/x?q=jan%EF%BC%A0mail%EF%BC%8Eexample&b', '/x?q=<email>&b'],
    ['/x?ip=%EF%BC%91%EF%BC%99%EF%BC%92.0.2.7:80&b', '/x?ip=<address>:80&b'],
  ])('in a URL: %s → %s', (text, wanted) => expect(redacted(text, target)).toBe(wanted));

  it('stay where they hide nothing', () => {
    for (const text of [wide('Hello, world'), utf8('日本語。東京　１２３')])
      expect(redacted(text)).toBe(text);
  });
});

describe('colours of a terminal', () => {
  it.each([
    ['jan\x1b[31m@mail.example', '<email>'],
    ['\x1b[1;31mjan@mail.example\x1b[0m ok', '\x1b[1;31m<email>\x1b[0m ok'],
    ['user=\x1b[32mjan\x1b[0m ok', 'user=\x1b[32m<user>\x1b[0m ok'],
    ['192.0.\x1b[4m2.7', '<embedded>'],
    ['192.0.\\x1b[4m2.7', '<embedded>'],
    ['192.0.\\u001b[4m2.7', '<embedded>'],
    ['192.0.\\\\u001b[4m2.7', '<embedded>'],
    ['192.0.%1B[4m2.7', '<embedded>'],
    ['192.0.%1B%5B4m2.7', '<embedded>'],
    ['192.0.#033[4m2.7', '<embedded>'],
    ['192.0.\\033[4m2.7', '<embedded>'],
    ['192.0.\\e[38;5;196m2.7', '<embedded>'],
    ['192.0.^[[0K2.7', '<embedded>'],
    ['pass\x1b[0mword=a ok', 'pass\x1b[0mword=<secret> ok'],
  ])('%j → %j', (text, wanted) => expect(redacted(text)).toBe(wanted));

  it.each([
    '\x1b[1mbold\x1b[0m',
    '\x1b',
    '\x1b[',
    '\x1b[999',
    '#033',
    '^[a-z]$',
    '\\e[',
    '/x#033[31m',
  ])('%j stays', (text) => expect(redacted(text)).toBe(text));

  it('take no secret with them that only looks like one', () =>
    expect(redacted('password=^[[1m ok')).toBe('password=<secret> ok'));
});

describe('mail domains beyond ASCII', () => {
  it.each([
    'jan@xn--bcher-kva.example',
    'jan@mail.xn--p1ai',
    utf8('josé@bücher.example'),
    utf8('иван@почта.рф'),
    'jos%C3%A9@b%C3%BCcher.example',
    'jos\\xC3\\xA9@b\\xC3\\xBCcher.example',
    'jos\\u00e9@b\\u00fccher.example',
    'jos=C3=A9=40b=C3=BCcher.example',
    'jos&#233;@b&#xfc;cher.example',
  ])('%s', (text) => expect(redacted(`x ${text} y`)).toBe('x <email> y'));
});
