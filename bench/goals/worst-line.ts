import { createHash } from 'node:crypto';
import { luhnDigit } from '../corpus/number/luhn.ts';

/** A line of which nothing was met before, and the values in it that must not leave. */
export interface WorstLine {
  readonly line: string;
  readonly secrets: readonly string[];
}

/**
 * Line `i` of the worst case: an address, a browser string, an e-mail address, a card and a token of its own. Addresses
 * are of 198.18.0.0/15 (RFC 2544), which has 131,072; beyond them they are of 2001:db8::/32 (RFC 3849).
 */
export function worstLine(i: number): WorstLine {
  const low = i & 0xffff;
  const [high, hex] = [i >>> 16, low.toString(16)];
  const address =
    high < 2 ? `198.${18 + high}.${low >> 8}.${low & 255}` : `2001:db8:${high}::${hex}`;
  const email = `klant${i}@post${i % 97}.example`;
  const digits = `4${String(i).padStart(14, '0')}`;
  const card = `${digits}${luhnDigit(digits)}`;
  const token = createHash('sha256').update(String(i)).digest('hex').slice(0, 32);
  const clock = [3600, 60, 1].map((unit) =>
    String(Math.floor(i / unit) % (unit === 3600 ? 24 : 60)).padStart(2, '0'),
  );
  const agent = `Mozilla/5.0 (X11; Linux x86_64; rv:${100 + (i % 50)}.0) Gecko/20100101 Firefox/${i}.0`;
  const target = `/betaal?email=${email}&pan=${card}&token=${token}`;
  const line = `${address} - - [22/Nov/2026:${clock.join(':')} +0000] "GET ${target} HTTP/1.1" 200 ${i % 9999} "-" "${agent}"`;
  return { line, secrets: [address, email, card, token] };
}
