import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInsideEscape, readings, WRITINGS } from './escapes.ts';
import { redacted, spansOf } from './found.ts';

/** A value, and what of it must not be left in any reading of the text. */
const PLANTED = [
  { value: '203.0.113.77', never: /203|113\.77/ },
  { value: '2001:db8::c0de:77', never: /db8|c0de/i },
  { value: '2001:DB8:0:0:0:0:C0DE:77', never: /db8|c0de/i },
  { value: '::ffff:203.0.113.77', never: /203|113\.77/ },
  { value: "zo'e+q@mail.example.org", never: /zo|mail/ },
  { value: '"zoe q"@mail.example.org', never: /zoe|mail/ },
  { value: '203-0-113-77.dialup.example', never: /203|113-77/ },
  { value: '77.113.0.203.in-addr.arpa', never: /203|77\.113/ },
  { value: 'password=zoe!q', never: /zoe|!q/ },
  { value: 'Authorization: Basic em9lOnE=', never: /em9l/ },
  { value: 'https://zoe:q@cache.example/', never: /zoe/ },
  { value: 'user_3dkdk2gt_hahwurauhjxrvdk4', never: /hahw/ },
];

const BEFORE = [
  '',
  ' ',
  '(',
  '<',
  ',',
  ';',
  '|',
  '/',
  '?x=',
  '&',
  '\t',
  '%20',
  '%2F',
  '%26',
  '%253D',
];
const BACKSLASHED = ['\\n', '\\"', '\\x22', '\\u0020', '\\\\'];
const AFTER = ['', ' ', ')', '>', ',', '/', '&x=1', '#', '%20', '%22', '%26x%3D1', '%2520'];

describe('what is written with escapes', () => {
  it.each(PLANTED)(
    '$value is found in every writing, whatever stands around it',
    ({ value, never }) => {
      const separator = (own: string[]) => fc.constantFrom(...own, ...BACKSLASHED);
      fc.assert(
        fc.property(
          separator(BEFORE),
          fc.constantFrom(...WRITINGS),
          separator(AFTER),
          fc.constantFrom('text', 'target', 'referer'),
          (before, write, after, as) => {
            const out = redacted(`x${before}${write(value)}${after}`, { as: as as 'text' });
            for (const reading of readings(out.replaceAll(/<[a-z]+>/g, '<>')))
              expect(reading).not.toMatch(never);
          },
        ),
        { numRuns: 400 },
      );
    },
  );

  it.each([
    ['%20alice@example.org', '%20<email>'],
    ['%201.2.3.4', '%20<embedded>'],
    ['%2520alice@example.org', '%2520<email>'],
    ['a%3Aalice%40example.org%2Cb', 'a%3A<email>%2Cb'],
    ['%31.2.3.%34', '<embedded>'],
    ['1%2E2%2e3\\u002E4', '<embedded>'],
    ['alice%u0040example.org', '<email>'],
    ['alice\\\\u0040example.org', '<email>'],
    ['\\nalice@example.org\\n', '\\n<email>\\n'],
    ['\\ud83d\\ude00alice@example.org', '<email>'],
    ['password=correct%20horse ok', 'password=<secret> ok'],
    ['user=alice%2', 'user=<user>'],
    ['%zz 192.0.2.7 %', '%zz <embedded> %'],
    ['192.0.2.7%192.0.2.9:80', '<embedded>:80'],
    ['fe80::1%25203.0.113.9%eth0', '<embedded>%eth0'],
    ['fe80::1%20.1.2.3 fe80::1%25eth0', '<embedded> <embedded>%25eth0'],
    ['at%192.0.2.9 at%20.1.2.3', 'at<embedded> at<embedded>'],
    ['Shop%202.1.3.4 %221.2.3.4%22', 'Shop%20<embedded> %22<embedded>%22'],
    ['v%3D1.2.3.4 rv%3A1.9.0.19', 'v%3D1.2.3.4 rv%3A1.9.0.19'],
    ['%41%42%43 %2541', '%41%42%43 %2541'],
    ['C:\\new\\192.0.2.7\\table', 'C:\\new\\<embedded>\\table'],
  ])('%s → %s', (text, wanted) => expect(redacted(text)).toBe(wanted));

  it('leaves nothing of two values that overlap', () => {
    expect(redacted('name=a%26email%3Dalice@example.org%20x y')).toBe('name=<name> y');
    expect(redacted('%20 user=a%20password%3Db%20c d')).toBe('%20 user=<user> d');
    expect(redacted('%20 user=a%40b.example%20c d')).toBe('%20 user=<user> d');
  });

  it('leaves no value to a layer that is not there', () => {
    // More layers than are taken off: the innermost one has to take the escapes as they are.
    const text = `X-Forwarded-For=(alice@mail.example)${'\\x5Cx5Cx25\\x5Cx5Cx5Cx5C32'.repeat(2)}`;
    expect(redacted(text, { as: 'target', keep: [] })).toBe('X-Forwarded-For=<forwarded>');
  });

  it('leaves nothing of an address behind an address and %, whatever % begins', () => {
    const address = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.constantFrom('2001:db8::7', 'fe80::1', 'ab::1', '20::1', '192.0.2.9', '203.0.113.9'),
    );
    fc.assert(
      fc.property(
        address,
        fc.constantFrom('%', '%25', '%%', '%2525'),
        address,
        fc.constantFrom('text', 'target', 'address', 'forwarded'),
        (before, percent, zone, as) => {
          // What counts as a version number by itself is none behind an address, but as harmless.
          fc.pre([before, zone].every((one) => redacted(`at ${one}`) === 'at <embedded>'));
          const out = redacted(`${before}${percent}${zone}`, { as: as as 'text' });
          expect(out.replaceAll(/<[a-z]+>/g, '')).toBeOneOf(['', percent]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('cuts no escape, in any text', () => {
    const piece = fc.constantFrom(
      ...[
        '%',
        '\\',
        '"',
        '%2',
        '%25',
        '%22',
        '%20',
        '%40',
        '\\"',
        '\\\\',
        '\\u0040',
        '\\x22',
        '\\n',
      ],
      ...[
        'user=',
        'password:',
        '@',
        '.',
        'a',
        '1',
        '1.2.3.4',
        '::1',
        '&',
        ' ',
        'x.nl',
        '-',
        "'",
        '{',
      ],
      ...['cookie: ', 'ip=', '//', 'Mozilla/5.0', '\\ud83d', '\\ude00', ',', '<', 'authorization:'],
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
        fc.constantFrom('text', 'target', 'forwarded'),
        (text, as) => {
          for (const { start, end } of spansOf(text, { as: as as 'text' })) {
            expect(isInsideEscape(text, start)).toBe(false);
            expect(isInsideEscape(text, end)).toBe(false);
          }
        },
      ),
      { numRuns: 20_000 },
    );
  });
});
