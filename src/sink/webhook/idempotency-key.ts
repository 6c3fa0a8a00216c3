import { createHash } from 'node:crypto';
import type { Finding } from '../../model/finding.ts';

/**
 * The same for every delivery of the same state of a finding, and for no other: id, state and count,
 * and 48 bits of SHA-256 of the line, since a second verdict changes none of the three.
 */
export function idempotencyKey({ id, state, count }: Finding, line: string): string {
  return `${id}-${state}-${count}-${createHash('sha256').update(line).digest('hex').slice(0, 12)}`;
}
