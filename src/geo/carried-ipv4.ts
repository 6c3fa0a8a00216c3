/*
 * IPv6 addresses that stand for an IPv4 address. Where such a one is the source of a request, the
 * IPv4 address in it is the client's, and what is known of that one is what is true:
 *
 *     mapped   ::ffff:0:0/96     RFC 4291   …… …… …… ff ff  v4 v4 v4 v4
 *     NAT64    64:ff9b::/96      RFC 6052   00 64 ff 9b …… …… …… v4 v4 v4 v4
 *     6to4     2002::/16         RFC 3056   20 02 v4 v4 v4 v4 ……
 *     Teredo   2001::/32         RFC 4380   20 01 00 00 server(4) flags(2) port(2) ~v4 ~v4 ~v4 ~v4
 *
 * 64:ff9b:1::/48 (RFC 8215) is not among them: where the IPv4 address lies in it is a local matter.
 */

/** The IPv4 address (4 bytes) that 16 bytes of IPv6 carry, or undefined. */
export function carriedIPv4(address: Uint8Array): Uint8Array | undefined {
  if (address.length !== 16) return undefined;
  const first = address[0] * 256 + address[1];
  if (first === 0x2002) return address.slice(2, 6);
  if (first === 0x2001 && address[2] === 0 && address[3] === 0)
    return address.slice(12, 16).map((byte) => ~byte);
  const isNat64 = first === 0x64 && address[2] === 0xff && address[3] === 0x9b;
  if (isNat64 && areZero(address, 4, 12)) return address.slice(12, 16);
  const isMapped = first === 0 && address[10] === 0xff && address[11] === 0xff;
  if (isMapped && areZero(address, 2, 10)) return address.slice(12, 16);
  return undefined;
}

function areZero(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] !== 0) return false;
  return true;
}
