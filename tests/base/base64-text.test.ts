import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import { Base64Text } from '../../src/base/base64-text.ts';

/** The stretches that are found, and the texts in them. */
function found(text: string): [string, string][] {
  const bytes = bytesOf(`QUJDREVGR0hJSktMTU5P!${text}!QUJDREVGR0hJSktMTU5P`);
  const [start, end] = [21, 21 + text.length];
  const base64 = new Base64Text();
  const all: [string, string][] = [];
  for (let at = start; base64.next(bytes, at, end); at = base64.end)
    all.push([latin1(bytes, base64.start, base64.end), latin1(base64.text, 0, base64.length)]);
  return all;
}

const MAIL = 'jan@mail.example';
const PADDED = Buffer.from(MAIL).toString('base64');
const BARE = Buffer.from(MAIL).toString('base64url');

describe('Base64Text', () => {
  it.each([
    [PADDED, PADDED],
    [BARE, BARE],
    [`x=${PADDED}&y`, PADDED],
    [`/confirm/${BARE}/now`, BARE],
    [`/confirm/${BARE}/a/b/settings`, BARE],
    [`/a-b_c/reset-${BARE}`, BARE],
    [`"${PADDED}"`, PADDED],
    [`eyJhbGciOiJub25lIn0.${BARE}.`, BARE],
    [`v1_${BARE}`, BARE],
    [`${BARE}-x`, BARE],
  ])('finds it in %s', (text, wanted) => expect(found(text)).toContainEqual([wanted, MAIL]));

  it('finds text in which its marks come up', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[ -~]{12,40}$/),
        fc.constantFrom('base64', 'base64url'),
        (text, alphabet) => {
          const written = Buffer.from(text).toString(alphabet as 'base64');
          fc.pre(/[A-Za-z0-9]{12}/.test(written));
          expect(found(`?x=${written}&y=1`)).toContainEqual([written, text]);
        },
      ),
    );
  });

  it('finds UTF-8 and line ends', () => {
    const text = 'Zoë Müller\r\nStraße 7\n日本';
    const written = Buffer.from(text).toString('base64');
    expect(found(written)).toEqual([[written, Buffer.from(text).toString('latin1')]]);
  });

  it.each([
    'AAAAAAAAAAAAAAAAAAAAAAAA',
    '/wp-content/uploads/2026/11/photo-of-the-year.jpg',
    '/api/v1/users/profile/settings/notifications',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36',
    'd41d8cd98f00b204e9800998ecf8427e',
    '550e8400-e29b-41d4-a716-446655440000',
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk',
    'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
    'amFuQG1haWwu',
    '================',
    'internationalization',
    '4111111111111111',
  ])('leaves %s', (text) => expect(found(text)).toEqual([]));

  it('comes to its end in any bytes, in order and within its bounds', () => {
    const piece = fc.constantFrom(
      'amFu',
      'QG1h',
      '/',
      '-',
      '_',
      '+',
      '=',
      'A',
      'aGU',
      '!',
      'b28',
      '????',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        for (const [stretch] of found(text)) {
          at = text.indexOf(stretch, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at += stretch.length;
          expect(stretch.length).toBeGreaterThanOrEqual(16);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
