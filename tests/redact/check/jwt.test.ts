import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jwt } from '../../../src/redact/check/jwt.ts';
import { decides } from './promises.ts';

const segment = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

const signatures = fc
  .uint8Array({ maxLength: 64 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));

describe('jwt', () => {
  it('takes every header with alg, whatever the claims and the signature', () => {
    const headers = fc.record({ alg: fc.string(), typ: fc.string() }, { requiredKeys: ['alg'] });
    fc.assert(
      fc.property(headers, fc.json(), signatures, (header, claims, signature) => {
        const token = `${segment(header)}.${segment(claims)}.${signature}`;
        expect(jwt.test(token), token).toBeUndefined();
      }),
    );
  });

  it('refuses every first part that is no object with alg', () => {
    const others = fc.oneof(
      fc
        .jsonValue()
        .filter((value) => typeof value !== 'object' || value === null || !('alg' in value)),
      fc.integer().map((alg) => ({ alg })),
    );
    fc.assert(
      fc.property(others, (header) => {
        expect(jwt.test(`${segment(header)}.${segment({})}.c2ln`)).toBe('no JSON header with alg');
      }),
    );
  });
});

const header = segment({ alg: 'none' });

decides(
  jwt,
  [`${header}.${segment({ sub: '1' })}.`],
  [
    [`${header}.e30`, 'not three parts'],
    [`${header}.e30.a.b`, 'not three parts'],
    [`${header}.e3 0.a`, 'not three parts'],
    ['www.example.com', 'no JSON header'],
    ['1.2.3', 'no JSON header'],
    [`${segment({ alg: 'x'.repeat(20_000) })}.e30.a`, 'no JSON header'],
  ],
);
