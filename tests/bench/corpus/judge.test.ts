import { describe, expect, it } from 'vitest';
import { leakOf } from '../../../bench/corpus/judge/leak-of.ts';
import { wasChanged } from '../../../bench/corpus/judge/was-changed.ts';

const CARD = '4929 3813 3266 4295';
const MAIL = 'jan.jansen@bücher.example';
const sentence = `bel ${CARD} of ${MAIL} op`;
const base64 = Buffer.from(sentence).toString('base64');

describe('leakOf()', () => {
  it.each([
    ['as it is', sentence],
    ['without separators', 'pan=4929381332664295 jan.jansen@bücher.example'],
    ['in other case', sentence.toUpperCase()],
    ['percent-encoded', encodeURIComponent(sentence)],
    [
      'percent-encoded three times',
      encodeURIComponent(encodeURIComponent(encodeURIComponent(sentence))),
    ],
    ['with plus for blank', encodeURIComponent(sentence).replaceAll('%20', '+')],
    ['in named HTML', sentence.replace('@', '&commat;').replaceAll('.', '&period;')],
    ['in decimal HTML', sentence.replace(/[@.3]/g, (char) => `&#${char.charCodeAt(0)};`)],
    [
      'in hexadecimal HTML',
      sentence.replace(/[@.3]/g, (char) => `&#x${char.charCodeAt(0).toString(16)};`),
    ],
    [
      'with \\xHH',
      sentence.replaceAll('@', '\\x40').replaceAll('3', '\\x33').replaceAll('ü', '\\xC3\\xBC'),
    ],
    ['with \\uHHHH', sentence.replaceAll('@', '\\u0040').replaceAll('3', '\\u0033')],
    [
      'in quoted-printable',
      sentence.replaceAll('@', '=40').replaceAll('3', '=33').replaceAll('ü', '=C3=BC'),
    ],
    ['in base64', `x=${base64}&y`],
    ['in base64 that is percent-encoded', encodeURIComponent(base64)],
    ['in base64url', `/open/${Buffer.from(sentence).toString('base64url')}`],
    ['in base64 of base64', Buffer.from(base64).toString('base64')],
    ['in base64 that lost its beginning', base64.slice(2)],
    ['in JSON in JSON', JSON.stringify(JSON.stringify({ a: sentence }))],
    ['with zero-width characters', sentence.replaceAll('3', '3\u200b').replace('@', '\ufeff@')],
    [
      'in full width',
      sentence.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
    ],
    [
      'with colour inside',
      sentence.replace('49', '4\x1b[1;31m9').replace('jansen', 'jan\x1b[0msen'),
    ],
    [
      'with colour as nginx writes it',
      sentence.replace('49', '4\\x1B[31m9').replace('jansen', 'jan\\x1B[0msen'),
    ],
    ['with its domain in punycode', sentence.replace('bücher', 'xn--bcher-kva')],
  ])('sees a value %s', (_, line) => {
    expect(leakOf(line, [CARD])).toBe(CARD);
    expect(leakOf(line, [MAIL])).toBe(MAIL);
  });

  it('sees most of a value', () => {
    expect(leakOf('pan=XXXX381332664295', [CARD])).toBe(CARD);
    expect(
      leakOf('key=**********klmnopqrstuvwxyz0123456789abcdef', [
        'abcdefghijklmnopqrstuvwxyz0123456789abcdef',
      ]),
    ).toBeDefined();
  });

  it('does not take what a mask leaves for the value', () => {
    expect(leakOf('pan=492938******4295', [CARD])).toBeUndefined();
    expect(leakOf('mail=j***@example.org', ['jan.jansen@mail.example.org'])).toBeUndefined();
  });

  it('finds short values as a whole word only, and none in pseudonyms', () => {
    expect(leakOf('pin=4821 x', ['4821'])).toBe('4821');
    expect(leakOf('size=148215 x', ['4821'])).toBeUndefined();
    expect(leakOf('fd12:4821:4821::1 secret_k3fqa2cd_mz4tb6n7abcdefgh', ['4821'])).toBeUndefined();
    expect(leakOf('user_jansenaa_jansenjansenjans', ['jansen'])).toBeUndefined();
    expect(leakOf('redacted_card', ['card'])).toBeUndefined();
  });

  it('finds nothing in a line without the value', () => {
    expect(leakOf('GET /p/eiken-tuinstoel-1234?v=17695 200', [CARD, MAIL])).toBeUndefined();
  });
});

describe('wasChanged()', () => {
  const pieces = {
    harmless: ['', ' - - "GET /a?t=1795000000" "', '"'],
    personal: ['192.0.2.1', 'curl/8'],
  };

  it('lets the fields between the harmless pieces become anything', () => {
    expect(wasChanged('fd00::1 - - "GET /a?t=1795000000" "Other"', pieces)).toBe(false);
  });

  it.each([
    ['a digit of a harmless piece', 'fd00::1 - - "GET /a?t=1795000001" "Other"'],
    ['a piece that is gone', 'fd00::1 "Other"'],
    ['something behind the end', 'fd00::1 - - "GET /a?t=1795000000" "Other" x'],
    ['a withheld line', '[logsluice withheld reason=failed]'],
  ])('sees %s', (_, line) => {
    expect(wasChanged(line, pieces)).toBe(true);
  });
});
