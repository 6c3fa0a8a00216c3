import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';

/** An IPv4 address that looks public, made from a seed and used for nothing but comparisons. */
export function publicAddress(seed: number): string {
  for (let i = 0; ; i++) {
    const bytes = createHash('sha256').update(`${seed}.${i}`).digest().subarray(0, 4);
    const address = new ipaddr.IPv4([...bytes]);
    if (address.range() === 'unicast') return address.toString();
  }
}
