import { writeAddress } from '../../../src/base/address.ts';

/** An address as logs write it. */
export function text(address: Uint8Array): string {
  const out = Buffer.alloc(40);
  return out.toString('latin1', 0, writeAddress(address, out, 0));
}
