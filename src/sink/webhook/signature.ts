import { createHmac } from 'node:crypto';

export const SIGNATURE_HEADER = 'x-logsluice-signature';

/**
 * The value of the header: `t=1764000000,v1=5257…`, v1 being the hex HMAC-SHA256 of `<t>.<body>` with
 * the secret. A receiver makes the same over the bytes that came, compares in constant time, and
 * refuses a time that is more than some minutes off, so that nothing can be played back later.
 */
export function signatureOf(secret: Uint8Array, seconds: number, body: string): string {
  const v1 = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${v1}`;
}
