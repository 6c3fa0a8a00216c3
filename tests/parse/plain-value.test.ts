import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/base/ascii.ts';
import { isPlainValue } from '../../src/parse/plain-value.ts';

const isPlain = (value: string) => isPlainValue(bytesOf(`9${value}9`), 1, 1 + value.length);

describe('isPlainValue()', () => {
  it.each([
    '',
    '-',
    '200',
    '000',
    '009',
    '0.001',
    '502, 200 : 200',
    '-, 0.001',
    'GET',
    'M-SEARCH',
    'MISS',
    'HTTP/1.1',
  ])('knows that nobody hides in %j', (value) => {
    expect(isPlain(value)).toBe(true);
  });

  it.each([
    '192.0.2.1',
    '2001:db8::1',
    '0612345678',
    '123456789012345678901',
    '1.1234567890',
    '502,',
    '502, ',
    'jan',
    'Jan',
    'GET /jan',
    'JAN@EXAMPLE.COM',
    'HTTP/1.12',
    'https',
    'X'.repeat(25),
    '\xff',
  ])('wants %j to be searched', (value) => {
    expect(isPlain(value)).toBe(false);
  });
});
