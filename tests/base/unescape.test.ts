import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import { escapeLength, Layer, Unescape } from '../../src/base/unescape.ts';

function layerOf(text: string): Layer {
  const layer = new Layer();
  layer.copy(bytesOf(`%4${text}1"`), 2, 2 + text.length);
  return layer;
}

/** The text without one layer of escapes, and whether there was one. */
function taken(text: string): [string, boolean] {
  const layer = new Layer();
  const changed = layer.unescape(layerOf(text));
  return [latin1(layer.bytes, 0, layer.length), changed];
}

const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

describe('Layer', () => {
  it.each([
    ['%41', 'A'],
    ['%e9', '\xe9'],
    ['%E9%a9', '\xe9\xa9'],
    ['%2541', '%41'],
    ['%u0041', 'A'],
    ['%u20AC', utf8('€')],
    ['\\x41\\xE9', 'A\xe9'],
    ['\\u0041', 'A'],
    ['\\u00e9\\u20ac', utf8('é€')],
    ['\\ud83d\\ude00', utf8('😀')],
    ['\\uD83D\\uDE00x', utf8('😀x')],
    ['\\"\\\\\\/\\\'', '"\\/\''],
    ['\\b\\f\\n\\r\\t', '\b\f\n\r\t'],
    ['\\\\u0041', '\\u0041'],
    ['\\u0025\\u0034\\u0031', '%41'],
    ['&#64;&#x40;&commat;&#64a', '@@@@a'],
    ['&amp;#64;', '&#64;'],
    ['&#233;&#x20AC;&#128512;', utf8('é€😀')],
    [utf8('＠ａ～\u3000\u00a0'), '@a~  '],
    [utf8('a\u200b\u00ad\u2060\ufeffb'), 'ab'],
    [utf8('٠۹२‑。'), '092-.'],
    ['a\x1b[1;31mb\x1b[K', 'ab'],
    ['a\\x1b[0mb\\u001B[0mc%1b[0md#033[0me\\033[0mf\\e[0mg^[[0m', 'abcdefg'],
    ['%1B%5B0m', '\x1b[0m'],
  ])('takes one layer off %s', (text, wanted) => expect(taken(text)).toEqual([wanted, true]));

  it.each([
    ...[
      '&',
      '&;',
      '&#;',
      '&#x;',
      '&#xD800;',
      '&#0;',
      '&#1114112;',
      '&#999999999;',
      '&copy;',
      '&amp',
    ],
    ...['\x1b', '\x1b[', '\x1b[1', '\x1b]0m', '#03[0m', '^[0m', `\x1b[${'1'.repeat(40)}m`],
    ...[utf8('é “x”'), '\xc2', '\xe2\x80', '\xef\xbc', '=40', '+'],
  ])('leaves %j too', (text) => expect(taken(text)).toEqual([text, false]));

  it.each(['%', '%4', '%4g', '%u004', '%u00g0', '\\', '\\x4', '\\u004', '\\q', '\\0', 'plain', ''])(
    'leaves %j',
    (text) => expect(taken(text)).toEqual([text, false]),
  );

  it.each([
    ['\\ud83d', 3],
    ['\\ude00\\ud83d', 6],
    ['\\ud83dx', 4],
    ['\\ud83d\\n', 4],
    ['\\ud83d\\u0041', 4],
  ])('gives %s, which is half a character, some bytes of its own', (text, length) => {
    const [plain, changed] = taken(text);
    expect(changed).toBe(true);
    expect(plain).toHaveLength(length);
  });

  it('reads percent-encoding as decodeURIComponent does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(taken(encodeURIComponent(text))[0]).toBe(utf8(text));
      }),
    );
  });

  it('reads strings as JSON.parse does', () => {
    const escaped = fc.oneof(
      fc.constantFrom('\\"', '\\\\', '\\/', '\\b', '\\f', '\\n', '\\r', '\\t', 'a', '\\u2028'),
      fc
        .integer({ min: 0, max: 0xffff })
        .filter((unit) => unit < 0xd800 || unit > 0xdfff)
        .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`),
      fc.integer({ min: 0x10000, max: 0x10ffff }).map((point) => {
        const [high, low] = String.fromCodePoint(point).split('');
        const hex = (unit: string) => `\\u${unit.charCodeAt(0).toString(16)}`;
        return hex(high) + hex(low);
      }),
    );
    fc.assert(
      fc.property(fc.array(escaped), (escapes) => {
        const text = escapes.join('');
        expect(taken(text)[0]).toBe(utf8(JSON.parse(`"${text}"`)));
      }),
    );
  });

  it('says for each byte which stretch of the original it came from, through all layers', () => {
    const piece = fc.constantFrom(
      ...['%', '\\', 'u', 'x', '"', 'n', '2', '5', '0', '4', '1', 'd83d', 'de00', '%25', '\\u00'],
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
        (text) => {
          let outer = layerOf(text);
          for (let depth = 0; depth < 3; depth++) {
            const inner = new Layer();
            inner.unescape(outer);
            let end = 2;
            for (let i = 0; i < inner.length; i++) {
              // The stretches lie one behind the other, but for those of one character's bytes.
              const same = i > 0 && inner.from[i] === inner.from[i - 1];
              expect(inner.from[i]).toBe(same ? inner.from[i - 1] : end);
              end = inner.to[i];
              const own = text.slice(inner.from[i] - 2, inner.to[i] - 2);
              if (own.length === 1) expect(own.charCodeAt(0)).toBe(inner.bytes[i]);
            }
            if (text !== '') expect(end).toBe(2 + text.length);
            outer = inner;
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is used again: what was in it before leaves no trace', () => {
    const [a, b] = [new Layer(), new Layer()];
    a.copy(bytesOf('%41'.repeat(1000)), 0, 3000);
    b.unescape(a);
    a.copy(bytesOf('%42'), 0, 3);
    b.unescape(a);
    expect(latin1(b.bytes, 0, b.length)).toBe('B');
    expect([b.from[0], b.to[0]]).toEqual([0, 3]);
  });
});

describe('Layer.loosen()', () => {
  const loosened = (text: string, as: 'url' | 'mail'): [string, boolean] => {
    const layer = new Layer();
    const changed = layer.loosen(layerOf(text), as);
    return [changed ? latin1(layer.bytes, 0, layer.length) : text, changed];
  };

  it.each([
    ['jan=40mail', 'jan@mail'],
    ['=6A=61=6E', 'jan'],
    ['a=3D=C3=A9', 'a=\xc3\xa9'],
    ['tel:=2B31', 'tel:+31'],
    ['bel =28030=29 2', 'bel (030) 2'],
  ])('takes quoted-printable off %s', (text, wanted) =>
    expect(loosened(text, 'mail')).toEqual([wanted, true]),
  );

  it.each(['id=40', 'id=4096', 'x=41b', 'ip=10.0.0.1', 'x=0A', '=', '=4', '==40', 'a=3d'])(
    'leaves %s',
    (text) => expect(loosened(text, 'mail')).toEqual([text, false]),
  );

  it.each([
    ['a+b', 'a b'],
    ['4111+1111', '4111 1111'],
    ['+31+6+1234', '+31 6 1234'],
    ['+jan', ' jan'],
    ['a,+1', 'a, 1'],
  ])('reads a plus as blank in %s', (text, wanted) =>
    expect(loosened(text, 'url')).toEqual([wanted, true]),
  );

  it.each(['+31', '=+31', '', 'a'])('leaves %s in a URL', (text) =>
    expect(loosened(text, 'url')).toEqual([text, false]),
  );
});

describe('Unescape', () => {
  it('gives one value for all its spellings', () => {
    const plain = new Unescape();
    for (const text of [
      ...['jan@x.nl', 'jan%40x.nl', 'jan%2540x.nl', 'jan\\u0040x.nl', 'jan&#64;x.nl', 'jan=40x.nl'],
      ...[utf8('ｊａｎ＠x．nl'), utf8('ja\u200bn@x.nl'), 'jan\x1b[0m@x.nl', 'jan%EF%BC%A0x.nl'],
    ]) {
      const bytes = bytesOf(`%4${text}1`);
      expect(latin1(plain.value(bytes, 2, 2 + text.length))).toBe('jan@x.nl');
    }
  });
});

describe('escapeLength()', () => {
  it('never looks over the end', () => {
    const bytes = bytesOf('\\ud83d\\ude00');
    expect([1, 2, 5, 6, 11, 12].map((end) => escapeLength(bytes, 0, end))).toEqual([
      0, 0, 0, 6, 6, 12,
    ]);
    expect([1, 2, 3].map((end) => escapeLength(bytesOf('%41'), 0, end))).toEqual([0, 0, 3]);
  });
});
