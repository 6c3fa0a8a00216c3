import { createHash } from 'node:crypto';
import { LONGEST_ADDRESS, readAddress, writeAddress } from '../../src/base/address.ts';
import { reservedName } from '../../src/geo/reserved.ts';

/** The canonical bytes of an address in text. */
export function bytesOf(text: string): Uint8Array {
  const room = new Uint8Array(16);
  const size = readAddress(Buffer.from(text), 0, text.length, room);
  if (size === 0) throw new Error('no address');
  return room.slice(0, size);
}

/** The first and the last address of a CIDR. */
export function endsOf(cidr: string): [Uint8Array, Uint8Array] {
  const [text, bits] = cidr.split('/');
  const first = bytesOf(text);
  const last = first.map((byte, i) => {
    const fixed = Math.min(8, Math.max(0, Number(bits) - 8 * i));
    return byte | (0xff >> fixed);
  });
  return [first, last];
}

/** The address before or behind an address. */
export function neighbour(address: Uint8Array, step: 1 | -1): Uint8Array {
  const bits = BigInt(address.length * 8);
  const number = BigInt(`0x${Buffer.from(address).toString('hex')}`) + BigInt(step);
  const hex = BigInt.asUintN(Number(bits), number)
    .toString(16)
    .padStart(address.length * 2, '0');
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

/** Addresses that could be anybody's, made from a seed; the same each time. */
export function publicAddress(i: number, size: 4 | 16 = 4): Uint8Array {
  for (let round = 0; ; round++) {
    const address = createHash('sha256').update(`geo ${i} ${round}`).digest().subarray(0, size);
    if (size === 16) address[0] = 0x2a;
    if (reservedName(address) === undefined) return Uint8Array.from(address);
  }
}

/** The text of an address. */
export function textOf(address: Uint8Array): string {
  const text = Buffer.alloc(LONGEST_ADDRESS);
  return text.toString('latin1', 0, writeAddress(address, text, 0));
}
