import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../../src/base/ascii.ts';
import { versionNumber } from '../../../src/redact/check/version-number.ts';

/** Why `[…]` in the text is a version number. */
function why(text: string): string | undefined {
  const start = text.indexOf('[');
  const end = text.indexOf(']') - 1;
  const bytes = bytesOf(text.replace(/[[\]]/g, ''));
  return versionNumber(bytes, start, end, 0, bytes.length);
}

describe('versionNumber()', () => {
  it.each([
    ['[0.9.8.7]', 'begins with 0'],
    ['v[1.2.3.4]', 'behind "v"'],
    ['V=[1.2.3.4]', 'behind "v"'],
    ['?ver=[1.2.3.4]', 'behind "ver"'],
    ['rv:[1.9.0.19]', 'behind "rv"'],
    ['Version [1.2.3.4]', 'behind "version"'],
    ['/release-[1.2.3.4]/', 'behind "release"'],
    ['Chrome/[30.0.0.0]', 'behind "chrome/"'],
    ['(Chrome/[130.0.0.0])', 'behind "chrome/"'],
    ['/jquery-[3.4.1.2].min.js', 'name of a file'],
    ['setup_[10.0.1.2].exe', 'name of a file'],
  ])('%s: %s', (text, reason) => expect(why(text)).toContain(reason));

  it.each([
    '[1.2.3.4]',
    ' [1.2.3.4]',
    'from [1.2.3.4]',
    'xv[1.2.3.4]x',
    '2v[1.2.3.4]',
    '=[1.2.3.4]',
    'ip-[1.2.3.4]',
    'ip-[1.2.3.4].html',
    'ip-[1.2.3.4].',
    'v=[203.0.113.7]',
    'Chrome/[203.0.113.7]',
    'Chrome [1.2.3.4]',
    '/node/[10.0.0.5]/',
    'backup-[203.0.113.7].zip',
    `${'v'.repeat(20)}[1.2.3.4]`,
  ])('%s is an address', (text) => expect(why(text)).toBeUndefined());
});
