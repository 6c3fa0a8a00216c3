import type { Check } from '../../model/check.ts';

/** The signature is empty for `"alg":"none"`. */
const SHAPE = /^([\w-]+)\.[\w-]+\.[\w-]*$/;

/** A header with certificates in it is smaller. */
const LONGEST_HEADER = 16_384;

function hasAlgorithm(header: string): boolean {
  const text = Buffer.from(header, 'base64url').toString();
  // Far cheaper to see than by an error of the parser.
  if (!text.trimEnd().endsWith('}')) return false;
  try {
    const parsed: unknown = JSON.parse(text);
    return (
      typeof parsed === 'object' &&
      parsed !== null &&
      'alg' in parsed &&
      typeof parsed.alg === 'string'
    );
  } catch {
    return false;
  }
}

/** A JSON Web Token in compact form: three parts in base64url, the first a header with `alg`. RFC 7519, RFC 7515. */
export const jwt: Check = {
  name: 'jwt',
  says: 'has three parts in base64url, the first a JSON header with alg (RFC 7519)',
  weight: 6,
  test: (value) => {
    const header = SHAPE.exec(value)?.[1];
    if (header === undefined) return 'not three parts in base64url';
    return header.length <= LONGEST_HEADER && hasAlgorithm(header)
      ? undefined
      : 'no JSON header with alg';
  },
};
