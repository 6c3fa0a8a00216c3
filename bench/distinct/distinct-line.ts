/** Odd, so that its multiples by 0 to 2^32 - 1 are those numbers in another order (Knuth, TAOCP volume 3, 6.4). */
const SCATTER = 0x9e3779b1;

const REST =
  ' - - [02/Mar/2026:00:00:00 +0000] "GET /index.html HTTP/1.1" 200 512 "-" "Mozilla/5.0 (X11; Linux x86_64; rv:102.0) Gecko/20100101 Firefox/102.0"\n';

/**
 * Line `i`, below 2^32, of a log in which nothing but the address changes, and no address comes twice: one of
 * 198.18.0.0/15 (RFC 2544) where there is one for it, else of 2001:db8::/32 (RFC 3849).
 */
export function distinctLine(i: number): string {
  const number = Math.imul(i, SCATTER) >>> 0;
  const [high, low] = [number >>> 16, number & 0xffff];
  const address =
    high < 2
      ? `198.${18 + high}.${low >>> 8}.${low & 255}`
      : `2001:db8:${high.toString(16)}:${low.toString(16)}::1`;
  return address + REST;
}
