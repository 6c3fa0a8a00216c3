/**
 * Gives a function that keeps the first `ipv4Bits` (0 to 32) of an IPv4 address and the first
 * `ipv6Bits` (0 to 128) of an IPv6 address, in canonical bytes, and sets the others to zero.
 */
export function truncateTo(
  ipv4Bits: number,
  ipv6Bits: number,
): (address: Uint8Array) => Uint8Array {
  const ipv4 = maskOf(4, ipv4Bits);
  const ipv6 = maskOf(16, ipv6Bits);
  return (address) => {
    const mask = address.length === 4 ? ipv4 : ipv6;
    return address.map((byte, i) => byte & mask[i]);
  };
}

function maskOf(size: number, bits: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, i) => {
    const kept = Math.min(8, Math.max(0, bits - 8 * i));
    return 256 - 2 ** (8 - kept);
  });
}
