import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf, redacted, spansOf } from './found.ts';
import { KINDS_OF_VALUES } from './kinds.ts';

describe('a field that is a value', () => {
  it.each(KINDS_OF_VALUES)('%s is one span from end to end', (as) => {
    const text = 'a%20b "c\\" x=1';
    expect(spansOf(text, { as, keep: [] })).toMatchObject([{ kind: as, text }]);
  });

  it.each(KINDS_OF_VALUES)('%s that is only - stays', (as) =>
    expect(spansOf('-', { as, keep: [] })).toEqual([]),
  );

  it.each([...KINDS_OF_VALUES, 'cookie', 'address', 'forwarded', 'upstream'] as const)(
    'a bare %s is one span that needs quotes',
    (as) => {
      const spans = spansOf('192.168', { as, keep: [], bare: true });
      expect(spans).toMatchObject([{ kind: as, text: '192.168' }]);
      expect(formOf(spans[0])).toContain('quoted');
    },
  );

  it('that is kept is searched', () => {
    expect(redacted('alice@example.org', { as: 'user', keep: ['user'] })).toBe('<email>');
    expect(redacted('192.0.2.7', { as: 'secret', keep: ['secret'] })).toBe('<embedded>');
    expect(redacted('17:15 192.0.2.7', { as: 'time', keep: ['time'] })).toBe('17:15 192.0.2.7');
  });

  it('that is an address and kept stays, and what else is in it is found', () => {
    const keep = ['address'] as const;
    expect(redacted('192.0.2.7, 2001:db8::1%eth0', { as: 'address', keep })).toBe(
      '192.0.2.7, 2001:db8::1%eth0',
    );
    expect(redacted('192-0-2-7.isp.example', { as: 'address', keep })).toBe(
      '192-0-2-7.isp.example',
    );
    expect(redacted('alice@example.org', { as: 'address', keep })).toBe('<email>');
  });

  it('that is plain stays', () => expect(redacted('192.0.2.7', { as: 'plain' })).toBe('192.0.2.7'));
});

describe('a field of addresses', () => {
  it.each([
    ['192.0.2.7', '<forwarded>'],
    ['192.0.2.7:51000', '<forwarded>:51000'],
    ['192.0.2.7, 198.51.100.2,203.0.113.9', '<forwarded>, <forwarded>,<forwarded>'],
    ['2001:db8::7', '<forwarded>'],
    ['[2001:db8::7]:443', '[<forwarded>]:443'],
    ['[2001:db8::7]', '[<forwarded>]'],
    ['fe80::1%eth0', '<forwarded>%eth0'],
    ['fe80::1%eth0.100', '<forwarded>%eth0.100'],
    ['192.0.2.7%x192.0.2.7', '<forwarded>'],
    ['[fe80::1%x192.0.2.7]:443', '<forwarded>'],
    ['[fe80::1%25eth0]:80', '[<forwarded>%25eth0]:80'],
    ['fe80::1%12', '<forwarded>'],
    ['192.0.2.0/24', '<forwarded>/24'],
    ['unknown, 192.0.2.7', 'unknown, <forwarded>'],
    ['-, 192.0.2.7', '-, <forwarded>'],
    ['for=192.0.2.7;proto=https', 'for=<forwarded>;proto=https'],
    ['for="[2001:db8::7]:443";by=192.0.2.9', 'for="[<forwarded>]:443";by=<forwarded>'],
    ['for=\\"[2001:db8::7]:443\\", x', 'for=\\"[<forwarded>]:443\\", <forwarded>'],
    ['For=_hidden', 'For=<forwarded>'],
    ['256.0.0.0', '<forwarded>'],
    ['010.0.0.1', '<forwarded>'],
    ['1.2.3', '<forwarded>'],
    ['192.0.2.7x', '<forwarded>'],
    ['192.0.2.7:http', '<forwarded>'],
    ['alice@example.org', '<forwarded>'],
    ['evil<script>', '<forwarded>'],
    ['unix:/alice', '<forwarded>'],
    ['unix:', 'unix:'],
    ['192%2E0%2E2%2E7%2C198.51.100.2', '<forwarded>%2C<forwarded>'],
    ['192-0-2-7.isp.example', '<host>.isp.example'],
    ['192.0.2.7.isp.example', '<host>.isp.example'],
    ['host.isp.example', '<forwarded>'],
    ['1-2-3-4.a.203-0-113-9.b.example', '<host>.a.<host>.b.example'],
    ['1-2-3-4.a.example@alice.example', '<forwarded>'],
    ['', ''],
    [' , ;"', ' , ;"'],
  ])('%s → %s', (text, wanted) => expect(redacted(text, { as: 'forwarded' })).toBe(wanted));

  it('is the path of a socket too where we are asked through one', () =>
    expect(redacted('unix:/run/php.sock : 192.0.2.7:80', { as: 'upstream' })).toBe(
      'unix:/run/php.sock : <upstream>:80',
    ));

  it('keeps nothing but what is between its elements, whatever stands there', () => {
    const hostile = fc.array(
      fc.constantFrom(
        ...'19.:[]%afx-@="\\ ,;/',
        'unknown',
        'for=',
        '192.0.2.7',
        '::1',
        '%2C',
        '\\"',
      ),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(hostile, (pieces) => {
        const left = redacted(pieces.join(''), { as: 'address' }).replaceAll(/<[a-z]+>/g, '');
        // Zones, ports, parameter names and single marks are all that stays.
        expect(left).not.toMatch(/\d\.\d|[\da-f]:[\da-f]|@.*[a-z]/);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a field of cookies', () => {
  it.each([
    ['a=b; c=d', 'a=<cookie>; c=<cookie>'],
    ['a=b;c=d=e; f', 'a=<cookie>;c=<cookie>; <cookie>'],
    ['a="b c"; d=', 'a=<cookie>; <cookie>'],
    ['c2VjcmV0==', '<cookie>'],
    ['alice@example.org=1', '<cookie>'],
    ['192.0.2.7=1', '<cookie>'],
    ['a%20b=c', '<cookie>'],
    ['=a', '<cookie>'],
    ['; ;', '; ;'],
    ['a=-', 'a=-'],
  ])('%s → %s', (text, wanted) => expect(redacted(text, { as: 'cookie' })).toBe(wanted));
});
